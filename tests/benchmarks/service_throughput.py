"""Requests a second and their latency in production, beside a bare Flask echo under the same settings.

Needs wrk (`apt-get install wrk`) and `redis-server`. The service asks for a key and counts requests in Redis,
as it does for a company. A third server is the service with an advisor that says nothing, at once: it
shows what is not the review. All are sent the same posts, in turns, so that other load on the machine touches
all. Wants a quiet machine: the load average it began with is among the figures.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from keyed import BEARER, KEY_HASH
from running import Program, Redis, free_port, starter
from table import Bar, report

from advisor.corpus import load_corpus

ROUNDS = 3
SECONDS = 8
CONNECTIONS = 8
WARM_UP_SECONDS = 2
HERE = Path(__file__).parent


SILENT = """
from advisor import Advice, Advisor
from advisor.cli import main
silence = Advice("clear", 0.0, "private", "en", False, "none", ())
Advisor.review = lambda self, text, **hints: silence
main()
"""


def measure() -> dict[str, float]:
    """Medians over the rounds; latencies in milliseconds."""
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing: apt-get install wrk.")
    load = os.getloadavg()[0]
    redis = Redis()
    port = free_port()
    echo = Program([sys.executable, str(HERE / "echo.py"), str(port)])
    settings = {
        "ADVISOR_KEY_HASHES": KEY_HASH,
        "ADVISOR_REDIS_URL": redis.url,
        "ADVISOR_RATE_LIMIT": "1000000 per second",
        "ADVISOR_LOG_LEVEL": "WARNING",
    }
    with tempfile.TemporaryDirectory() as folder, starter() as start:
        bodies = Path(folder) / "bodies"
        texts = [example.text for example in load_corpus()]
        bodies.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        service = start("--production", env=settings)
        silent = start("--production", env=settings, command=("-c", SILENT))
        echo.wait_for("ready", times=2)
        urls = (f"http://127.0.0.1:{port}", silent.url, service.url)
        for url in urls:
            _wrk(url, bodies, WARM_UP_SECONDS)
        rounds = [[_wrk(url, bodies) for url in urls] for _ in range(ROUNDS)]
        echoed, passed, reviewed = (_median("rate", runs) for runs in zip(*rounds, strict=True))
        half = [_wrk(service.url, bodies, rate=reviewed / 2) for _ in range(ROUNDS)]
    echo.stop()
    redis.stop()
    return {
        "load average before": load,
        "echo (requests/s)": echoed,
        "without the review (requests/s)": passed,
        "reviews (requests/s)": reviewed,
        "without the review, of the echo (%)": 100 * passed / echoed,
        "of the echo (%)": 100 * reviewed / echoed,
        "p99 at full load (ms)": _median("p99", [runs[-1] for runs in rounds]),
        "half load (requests/s)": _median("rate", half),
        "p50 at half load (ms)": _median("p50", half),
        "p99 at half load (ms)": _median("p99", half),
        "failed": sum(one["failed"] for one in chain(half, *rounds)),
    }


def _median(figure: str, runs: Iterable[Mapping[str, float]]) -> float:
    return statistics.median(run[figure] for run in runs)


def _wrk(url: str, bodies: Path, seconds: int = SECONDS, rate: float = 0.0) -> dict[str, float]:
    done = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", HERE / "load.lua", url],
        env={
            **os.environ,
            "LOAD_BODIES": str(bodies),
            "LOAD_RATE": str(rate),
            "LOAD_CONNECTIONS": str(CONNECTIONS),
            "LOAD_AUTHORIZATION": BEARER["Authorization"],
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    report(
        "The service in production",
        measure,
        {
            "of the echo (%)": Bar(60, at_least=True),
            "p99 at half load (ms)": Bar(25),
            "failed": Bar(0),
        },
    )
