"""Runs the service for one person: one process, ready to be looked at at once."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from advisor.service import logs
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig
from advisor.service.errors import problem_message
from advisor.service.sockets import bind, url_of
from advisor.service.state import state_of


class _Handler(WSGIRequestHandler):
    """Answers what isn't proper HTTP without repeating it, and leaves logging to the application."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.wfile.write(problem_message(code))
        self.close_connection = True

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: it would hold the address of the request."""


class _Server(ThreadedWSGIServer):
    def __init__(self, bound: socket.socket, app: Flask) -> None:
        bound.listen(self.request_queue_size)
        host = bound.getsockname()[0]
        super().__init__(host, 0, app, _Handler, fd=bound.fileno())

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exc_info()[1]
        if error is not None:
            logs.log_fault(error)

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: it would hold a traceback with the exception's message."""


def run(config: ServiceConfig, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` is told the address once reviews are answered.

    Raises:
        AdvisorError: The address can't be had, or the advisor can't be loaded.
    """
    with bind(config) as bound:
        logs.configure(config.log_level)
        app = create_app(config, warm=False)
        server = _Server(bound, app)
        serving = threading.Thread(target=server.serve_forever, name="server", daemon=True)
        serving.start()
        try:
            state_of(app).engine.warm_up()
            announce(url_of(bound))
            serving.join()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
