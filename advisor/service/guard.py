"""Refuses requests that a web page could make behind its visitor's back.

A service on the author's own computer can be reached by every page the author has open. Two doors are shut:
a foreign name that was made to point at this computer (DNS rebinding), and a request sent across from
another site.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import request

from advisor.service.config import EXTENSION_ORIGIN, ServiceConfig
from advisor.service.errors import Refusal
from advisor.service.state import current_state

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


def check_request() -> None:
    """Refuse the current request if it is not addressed to us, or comes from a foreign site.

    Raises:
        Refusal: 403.
    """
    config = current_state().config
    host = request.headers.get("Host")
    origin = request.headers.get("Origin")
    if host is not None and not _is_ours(host, config):
        raise Refusal(
            HTTPStatus.FORBIDDEN,
            "The service has another name. Use localhost, or list this name in ADVISOR_ALLOWED_HOSTS.",
        )
    if origin is not None and not _may_ask(origin, host, config):
        raise Refusal(
            HTTPStatus.FORBIDDEN,
            "Other sites may not ask the service. List an extension's origin in ADVISOR_EXTENSION_ORIGINS.",
        )


def _is_ours(host: str, config: ServiceConfig) -> bool:
    if not config.is_loopback and not config.allowed_hosts:
        return True
    name = host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
    return name.lower() in (*_LOOPBACK_NAMES, *config.allowed_hosts)


def _may_ask(origin: str, host: str | None, config: ServiceConfig) -> bool:
    # Behind a proxy that ends TLS the page's scheme is https while ours is http.
    if host is not None and origin in (f"http://{host}", f"https://{host}"):
        return True
    if config.extension_origins:
        return origin in config.extension_origins
    # An unpacked extension has another id on every computer. The browser lets it reach this computer only
    # if its manifest asks for that, and the author installed it.
    return config.is_loopback and EXTENSION_ORIGIN.fullmatch(origin) is not None
