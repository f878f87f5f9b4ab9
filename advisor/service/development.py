"""Runs the service for one person: one process, ready to be looked at at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

from advisor.service import logs
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig
from advisor.service.sockets import bind, url_of
from advisor.service.state import state_of
from advisor.service.threaded import ThreadedServer


def run(config: ServiceConfig, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` is told the address once reviews are answered.

    Raises:
        AdvisorError: The address can't be had, or the advisor can't be loaded.
    """
    with bind(config.host, config.port) as bound:
        logs.configure(config.log_level)
        app = create_app(config, warm=False)
        server = ThreadedServer(bound, app)
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
