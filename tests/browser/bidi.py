"""WebDriver BiDi, as far as these tests need it: commands over one WebSocket, one after the other."""

from __future__ import annotations

import itertools
import json
from types import TracebackType

from websocket import create_connection

LONGEST_ANSWER_SECONDS = 60


class CommandFailed(Exception):
    """The browser refused a command, or a script in a page failed."""


class BiDi:
    """A connection to a browser.

    Args:
        url: Of the WebSocket.
    """

    def __init__(self, url: str) -> None:
        self._socket = create_connection(url, suppress_origin=True, timeout=LONGEST_ANSWER_SECONDS)
        self._numbers = itertools.count(1)

    def __enter__(self) -> BiDi:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def command(self, method: str, **parameters: object) -> dict:
        """Sends a command and waits for its answer. Events that come in between are dropped."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") != number:
                continue
            if message["type"] == "error":
                raise CommandFailed(f"{method}: {message['error']}: {message['message']}")
            return message["result"]
