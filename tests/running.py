"""Runs the real service as a process of its own, for tests and benchmarks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_START_SECONDS = 60
_STOP_SECONDS = 30
_ANNOUNCEMENT = re.compile(r"The advisor is ready\. Try it at (http://\S+:(\d+))/ ")


class RunningService:
    """A service that answers.

    Args:
        options: Of `advisor serve`, besides the port, which is a free one.
        env: Environment variables, besides those of this process.
        command: What Python is to run instead of the package.
        cwd: The folder to run in.

    Raises:
        RuntimeError: It ended, or didn't say in time that it is ready.
    """

    subcommand = "serve"
    ready = "The advisor is ready."
    announcement = _ANNOUNCEMENT

    def __init__(
        self,
        *options: str,
        env: Mapping[str, str] | None = None,
        command: tuple[str, ...] = ("-m", "advisor"),
        cwd: Path | None = None,
    ) -> None:
        self._lines: list[str] = []
        self._changed = threading.Condition()
        self._ended = False
        self.process = subprocess.Popen(
            [sys.executable, *command, self.subcommand, "--port", "0", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="backslashreplace",
            env={**os.environ, **(env or {})},
            cwd=cwd,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.wait_for(self.ready)
        except RuntimeError:
            self.process.kill()
            raise
        found = self.announcement.search(self.said)
        self.url, self.port = found[1], int(found[2])

    @property
    def said(self) -> str:
        """What it has printed so far, on standard output and standard error."""
        with self._changed:
            return "".join(self._lines)

    def wait_for(self, text: str, times: int = 1, timeout: float = _START_SECONDS) -> None:
        """Wait, for at most `timeout` seconds, until `text` was printed on that many lines.

        Raises:
            RuntimeError: It wasn't.
        """

        def printed() -> bool:
            return sum(text in line for line in self._lines) >= times

        with self._changed:
            self._changed.wait_for(lambda: printed() or self._ended, timeout)
            if not printed():
                raise RuntimeError(f"The service never said {text!r}, but:\n{''.join(self._lines)}")

    def stop(self) -> int:
        """Ask it to end as an operating system does, and give its exit status once all it said is read."""
        self.process.terminate()
        status = self.process.wait(_STOP_SECONDS)
        self._reader.join(_STOP_SECONDS)
        return status

    def _read(self) -> None:
        for line in self.process.stdout:
            with self._changed:
                self._lines.append(line)
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()


Serve = Callable[..., RunningService]


@contextmanager
def starter() -> Iterator[Serve]:
    """Gives what starts services; in the end everything it started is stopped."""
    started: list[RunningService] = []

    def start(*options: str, **more: object) -> RunningService:
        service = RunningService(*options, **more)
        started.append(service)
        return service

    try:
        yield start
    finally:
        for service in started:
            if service.process.poll() is None:
                service.stop()
