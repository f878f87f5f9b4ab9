"""The headers that every answer carries."""

from __future__ import annotations

from flask import Response

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def add_headers(response: Response) -> Response:
    """Add the security headers; what doesn't say otherwise may not be kept by any cache."""
    response.headers.extend(_HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    return response
