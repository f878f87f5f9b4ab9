"""Runs the real service, and what it runs beside, as processes of their own, for tests and benchmarks."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin") or "nginx"
"""nginx is for administrators, whose commands are not everybody's."""

_START_SECONDS = 60
_STOP_SECONDS = 30
_ANNOUNCEMENT = re.compile(r"The advisor is ready\. .* at (http://\S+:(\d+))/ ")


class Program:
    """A program that runs, and what it prints.

    Args:
        command: What to run.
        env: Environment variables, besides those of this process.
        cwd: The folder to run in.
        ready: What it prints once it is ready; that is waited for, if given.

    Raises:
        RuntimeError: It ended, or didn't say in time that it is ready.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        ready: str | None = None,
    ) -> None:
        self._lines: list[str] = []
        self._changed = threading.Condition()
        self._ended = False
        self.process = subprocess.Popen(
            command,
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
        if ready is not None:
            try:
                self.wait_for(ready)
            except RuntimeError:
                self.process.kill()
                raise

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
                raise RuntimeError(f"The program never said {text!r}, but:\n{''.join(self._lines)}")

    def stop(self) -> int:
        """Ask it to end as an operating system does, and give its exit status once all it said is read."""
        self.process.terminate()
        status = self.process.wait(_STOP_SECONDS)
        self._reader.join(_STOP_SECONDS)
        return status

    def crash(self) -> None:
        """End it and its child processes at once, as a failing machine does."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in (self.process.pid, *map(int, children)):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(_STOP_SECONDS)

    def _read(self) -> None:
        for line in self.process.stdout:
            with self._changed:
                self._lines.append(line)
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()


class RunningService(Program):
    """A service that answers.

    Args:
        options: Of `advisor serve`, besides the port, which is a free one.
        env: Environment variables, besides those of this process.
        command: What Python is to run instead of the package.
        cwd: The folder to run in.

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
        serve = [sys.executable, *command, "serve", "--port", "0", *options]
        super().__init__(serve, env, cwd, ready="The advisor is ready.")
        found = _ANNOUNCEMENT.search(self.said)
        self.url, self.port = found[1], int(found[2])


class Redis(Program):
    """A Redis that answers at a free port, and keeps nothing on disk."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        super().__init__(["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""])
        self.wait_for("Ready to accept connections")


class Nginx(Program):
    """An nginx that answers.

    Args:
        config: Its configuration.
        folder: Where it may write.
    """

    def __init__(self, config: Path, folder: Path) -> None:
        super().__init__([NGINX, "-p", str(folder), "-c", str(config), "-g", "daemon off;"])
        self.wait_for("start worker process ")


def free_port() -> int:
    """A port of this computer that nobody listened at a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


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
