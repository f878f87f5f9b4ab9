"""A server of one process that gives each connection a thread, and repeats nothing it was sent."""

from __future__ import annotations

import socket
import sys

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from advisor.service import logs
from advisor.service.errors import problem_message


class _Handler(WSGIRequestHandler):
    """Answers what isn't proper HTTP without repeating it, and leaves logging to the application."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.wfile.write(problem_message(code))
        self.close_connection = True

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: it would hold the address of the request."""


class ThreadedServer(ThreadedWSGIServer):
    """Serves an application at a socket that is bound already.

    Args:
        bound: The socket.
        app: The application.
    """

    def __init__(self, bound: socket.socket, app: Flask) -> None:
        bound.listen(self.request_queue_size)
        host = bound.getsockname()[0]
        super().__init__(host, 0, app, _Handler, fd=bound.fileno())

    def handle_error(self, request: object, client_address: object) -> None:
        """Log where it arose; the default would print who asked."""
        error = sys.exc_info()[1]
        if error is not None:
            logs.log_fault(error)

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: it would hold a traceback with the exception's message."""
