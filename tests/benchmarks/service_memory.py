"""Megabytes by which a worker of the service grows over reviews of words that nobody has used before."""

from __future__ import annotations

import http.client
import json
import random
import string
from pathlib import Path

from running import RunningService, starter
from table import Bar, report

REVIEWS, SETTLED, BATCH, WORDS = 50_000, 5_000, 100, 12
ENV = {"ADVISOR_WORKERS": "1", "ADVISOR_RATE_LIMIT": "", "ADVISOR_LOG_LEVEL": "WARNING"}
_SEED = 20261129


def measure() -> dict[str, float]:
    """Resident memory of the one worker, in MB, before and after."""
    choice = random.Random(_SEED)
    with starter() as start:
        service = start("--production", env=ENV)
        children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children")
        [worker] = children.read_text().split()
        _review(service, SETTLED, choice)
        before = _resident(worker)
        _review(service, REVIEWS, choice)
        after = _resident(worker)
        assert children.read_text().split() == [worker], "it is still the same process"
    return {"before (MB)": before, "after (MB)": after, "growth (MB)": after - before}


def _review(service: RunningService, reviews: int, choice: random.Random) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
    for _ in range(reviews // BATCH):
        body = json.dumps({"posts": [{"text": _unseen(choice)} for _ in range(BATCH)]})
        connection.request("POST", "/v1/review/batch", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
    connection.close()


def _unseen(choice: random.Random) -> str:
    """A post of made-up words between ordinary ones, so that all parts of the reading are at work."""
    words = [
        "".join(choice.choices(string.ascii_lowercase + "äöüß", k=choice.randint(3, 10)))
        for _ in range(WORDS)
    ]
    first, second = " ".join(words[:6]), " ".join(words[6:])
    return f"My boss is so {first}! Der Kunde {second} #{words[0]} @{words[1]}"


def _resident(pid: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    report(f"A worker over {REVIEWS:,} reviews", measure, {"growth (MB)": Bar(15)})
