"""Every error as `application/problem+json` (RFC 9457), in words that are written here.

What a caller sent is never repeated, so the descriptions that libraries put into their errors are not used.
"""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Flask, Response
from werkzeug.exceptions import HTTPException, MethodNotAllowed, Unauthorized

from advisor.service.engine import NotWarm
from advisor.service.limits import MAX_BODY_BYTES
from advisor.service.schemas import BadInput

PROBLEM_TYPE = "application/problem+json"

_DETAILS = {
    HTTPStatus.BAD_REQUEST: "The request can't be read. Send HTTP/1.1 with a body of JSON in UTF-8.",
    HTTPStatus.UNAUTHORIZED: (
        "A key is needed, and it must be one that the service knows. "
        "Send it in the header Authorization, as: Bearer <key>."
    ),
    HTTPStatus.NOT_FOUND: "There is nothing at this address. The addresses are listed in /v1/openapi.json.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address knows only the methods in the Allow header.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: f"The body is too long. At most {MAX_BODY_BYTES:,} bytes are read.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is too long. A draft belongs in the body, not here.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Send the body as Content-Type: application/json, in UTF-8.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "The headers are too long.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests. Ask again after the seconds in Retry-After.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The advisor failed. Nothing was stored; the post can go out as it is.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The advisor is starting. Ask again in a moment.",
}


class Refusal(HTTPException):
    """A request that is refused for a reason of our own.

    Args:
        status: The HTTP status.
        detail: A sentence that names what was wrong and what to do, without repeating what was sent; left
            out, the sentence that belongs to the status.
    """

    def __init__(self, status: HTTPStatus, detail: str | None = None) -> None:
        super().__init__(detail)
        self.code = status
        self.detail = detail


class KeyNeeded(Unauthorized):
    """A request without a key, or with one that isn't known.

    Args:
        presented: Whether it had one.
    """

    def __init__(self, *, presented: bool) -> None:
        super().__init__()
        self.challenge = 'Bearer realm="post-advisor"' + (', error="invalid_token"' if presented else "")


def problem_body(status: int, detail: str | None = None) -> bytes:
    """The JSON of a problem; without `detail`, with the sentence for its status."""
    title = HTTPStatus(status).phrase
    said = detail or _DETAILS.get(HTTPStatus(status), f"{title}.")
    return json.dumps({"type": "about:blank", "title": title, "status": int(status), "detail": said}).encode()


def problem_message(status: int) -> bytes:
    """A whole HTTP answer, for servers that must refuse a request before the application sees it."""
    body = problem_body(status)
    head = (
        f"HTTP/1.1 {int(status)} {HTTPStatus(status).phrase}\r\n"
        f"Content-Type: {PROBLEM_TYPE}\r\nContent-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body


def problem(error: HTTPException) -> Response:
    """The answer to an error: a problem with its status, in words that are written here."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    detail = error.detail if isinstance(error, Refusal) else None
    response = Response(problem_body(status, detail), status, mimetype=PROBLEM_TYPE)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if isinstance(error, KeyNeeded):
        response.headers["WWW-Authenticate"] = error.challenge
    return response


def _bad_input(error: BadInput) -> Response:
    status = HTTPStatus.BAD_REQUEST if error.malformed else HTTPStatus.UNPROCESSABLE_ENTITY
    return problem(Refusal(status, str(error)))


def _not_warm(_: NotWarm) -> Response:
    response = problem(Refusal(HTTPStatus.SERVICE_UNAVAILABLE))
    response.headers["Retry-After"] = "1"
    return response


def register(app: Flask) -> None:
    """Let an application answer every error as a problem."""
    app.register_error_handler(HTTPException, problem)
    app.register_error_handler(BadInput, _bad_input)
    app.register_error_handler(NotWarm, _not_warm)
