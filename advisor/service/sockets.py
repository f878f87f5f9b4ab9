"""Takes the address the service listens at, or says clearly why it can't be had."""

from __future__ import annotations

import errno
import socket

from advisor.errors import AdvisorError

_REASONS = {
    errno.EADDRINUSE: "another program is using it; stop that program or choose another --port",
    errno.EACCES: "this user may not use it; choose a --port above 1023",
    errno.EADDRNOTAVAIL: "this computer has no such address; choose another --host",
}


class AddressError(AdvisorError):
    """The address can't be listened at; the message says why and what to do."""


def bind(host: str, port: int) -> socket.socket:
    """Bind a TCP socket to an address, without listening yet.

    Args:
        host: Name or number of this computer.
        port: 0 to 65535; 0 takes any free one.

    Raises:
        AddressError: The address is taken, forbidden or unknown.
    """
    where = f"{host}:{port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError):
        raise AddressError(f"Can't listen at {where}: no such host is known; choose another.") from None
    bound = socket.socket(family, kind, protocol)
    try:
        # A port that was just left by an earlier run may be taken again at once.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        bound.close()
        reason = _REASONS.get(error.errno, error.strerror)
        raise AddressError(f"Can't listen at {where}: {reason}.") from None
    return bound


def url_of(bound: socket.socket) -> str:
    """The address of the service as a person would type it."""
    host, port = bound.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
