"""Seconds from the start of `advisor serve --production` until it is ready."""

from __future__ import annotations

import http.client
import socket
import statistics
import subprocess
import sys
import time

from table import Bar, report

RUNS = 3
PATIENCE = 60


def measure() -> dict[str, float]:
    """The time of each start, in seconds."""
    times = [_start() for _ in range(RUNS)]
    return {"median (s)": statistics.median(times), "longest (s)": max(times)}


def _start() -> float:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "advisor", "serve", "--production", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _ready(port):
            if process.poll() is not None or time.perf_counter() - started > PATIENCE:
                sys.exit("The service did not start.")
            time.sleep(0.02)
        return time.perf_counter() - started
    finally:
        process.terminate()
        process.wait()


def _ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    report("Start of the service, until /readyz says 200", measure, {"longest (s)": Bar(6)})
