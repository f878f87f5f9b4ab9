"""Runs the real workshop, and phones that follow it, for tests and benchmarks."""

from __future__ import annotations

import http.client
import json
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from running import Program

from advisor import Advisor
from advisor.service.sockets import bind
from advisor.workshop.server import open_workshop

_WAIT_SECONDS = 30


class RunningWorkshop(Program):
    """A workshop that a room can join.

    Args:
        options: Of `advisor workshop`, besides the address, which is a free port of this computer.
        env: Environment variables, besides those of this process.
        command: What Python is to run instead of the package.
        cwd: The folder to run in.

    Attributes:
        url: Where phones join, without a slash at its end.
        trainer_url: Where the trainer enters.

    Raises:
        RuntimeError: It ended, or didn't say in time that it is ready.
    """

    def __init__(
        self,
        *options: str,
        env: Mapping[str, str] | None = None,
        command: tuple[str, ...] = ("-m", "advisor"),
        cwd: Path | None = None,
    ) -> None:
        here = ("--host", "127.0.0.1", "--port", "0")
        workshop = [sys.executable, *command, "workshop", *here, *options]
        super().__init__(workshop, env, cwd, ready="Ctrl-C stops it.")
        self.url = re.search(r"Phones:  (\S+)/", self.said)[1]
        self.trainer_url = re.search(r"Trainer: (\S+)", self.said)[1]


@dataclass(frozen=True, slots=True)
class ServedWorkshop:
    """A workshop that a thread of this process serves; the attributes are those of `RunningWorkshop`."""

    url: str
    trainer_url: str


@contextmanager
def served_workshop(advisor: Advisor, lang: str, folder: Path) -> Iterator[ServedWorkshop]:
    """Serves a workshop from all sectors by the real server, without the seconds that a new process takes."""
    with bind("127.0.0.1", 0) as bound:
        opened = open_workshop(bound, advisor, lang, None, 3, folder / "workshop-finds.jsonl")
        serving = threading.Thread(target=opened.server.serve_forever, args=(0.05,), daemon=True)
        serving.start()
        try:
            yield ServedWorkshop(opened.join_url.rstrip("/"), opened.trainer_url)
        finally:
            opened.server.shutdown()
            serving.join()


class Client:
    """Somebody in the room: follows the events of a page, and sends.

    Args:
        url: Of the workshop, without a slash at its end.
        page: What is opened first, as a path; its cookies are kept.
        events: What is followed, as a path.

    Attributes:
        views: What it was told, and when: `(time.perf_counter(), view)`.
    """

    def __init__(self, url: str, page: str = "/", events: str = "/events") -> None:
        self._address = urlsplit(url).netloc
        self._cookies: dict[str, str] = {}
        status, _ = self.get(page)
        if status >= 400:
            raise RuntimeError(f"{status} for the page.")
        self.views: list[tuple[float, dict]] = []
        self._changed = threading.Condition()
        self._events = http.client.HTTPConnection(self._address, timeout=_WAIT_SECONDS)
        self._events.request("GET", events, headers=self._headers())
        self._stream = self._events.getresponse()
        if self._stream.status != 200:
            raise RuntimeError(f"{self._stream.status} for the events.")
        threading.Thread(target=self._read, daemon=True).start()
        self.wait(lambda view: True)

    def at(self, url: str) -> Client:
        """The same, cookies and all, asking another workshop from now on."""
        self._address = urlsplit(url).netloc
        return self

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, None)

    def post(self, path: str, body: object) -> tuple[int, str]:
        return self._ask("POST", path, body)

    def wait(self, holds: Callable[[dict], bool]) -> tuple[float, dict]:
        """The first view that fits, and when it came; of those that came already, too."""

        def found() -> tuple[float, dict] | None:
            return next((one for one in self.views if holds(one[1])), None)

        with self._changed:
            if not self._changed.wait_for(lambda: found() is not None, _WAIT_SECONDS):
                raise RuntimeError(f"It never came; last: {self.views[-1:]}")
            return found()

    @property
    def view(self) -> dict:
        with self._changed:
            return self.views[-1][1]

    def advance(self) -> dict:
        """As the trainer: go on, and wait until that is to be seen."""
        now = self.view
        seen = (now["number"], now["phase"])
        assert self.post("/trainer/advance", {"number": seen[0], "phase": seen[1]})[0] == 204
        with self._changed:
            assert self._changed.wait_for(
                lambda: (self.views[-1][1]["number"], self.views[-1][1]["phase"]) != seen, _WAIT_SECONDS
            )
            return self.views[-1][1]

    def close(self) -> None:
        self._stream.close()
        self._events.close()

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}

    def _ask(self, method: str, path: str, body: object) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self._address, timeout=_WAIT_SECONDS)
        headers = self._headers() | ({} if body is None else {"Content-Type": "application/json"})
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie", []):
            self._cookies.update({name: one.value for name, one in SimpleCookie(line).items()})
        connection.close()
        return answer.status, text

    def _read(self) -> None:
        try:
            for line in self._stream:
                if line.startswith(b"data: "):
                    with self._changed:
                        self.views.append((time.perf_counter(), json.loads(line[len("data: ") :])))
                        self._changed.notify_all()
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass  # Closed by the test, or by the server's end.


def enter_as_trainer(workshop: RunningWorkshop | ServedWorkshop) -> Client:
    return Client(workshop.url, urlsplit(workshop.trainer_url).path, "/trainer/events")
