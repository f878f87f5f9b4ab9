"""Posts a second of `advisor review --jsonl` on one core."""

from __future__ import annotations

import json
import subprocess
import sys
import time

from posts import pin_to_one_core, posts_of
from table import Bar, report

LENGTH = 280
COUNT = 3000


def measure() -> dict[str, float]:
    """Posts a second, from the first answer to the last and with the start."""
    pin_to_one_core()
    lines = "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate(posts_of(LENGTH, COUNT)))
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "advisor", "review", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        # One line ahead, so that the start doesn't count as work.
        head, _, rest = lines.partition("\n")
        process.stdin.write(head + "\n")
        process.stdin.flush()
        process.stdout.readline()
        warm = time.perf_counter()
        answers = process.communicate(rest)[0].splitlines()
    ended = time.perf_counter()
    if process.returncode != 0 or [json.loads(line)["id"] for line in answers] != list(range(1, COUNT)):
        sys.exit("The answers are not what was asked for.")
    return {
        "posts a second": len(answers) / (ended - warm),
        "posts a second, start included": COUNT / (ended - started),
        "start (s)": warm - started,
    }


if __name__ == "__main__":
    report(
        f"Reviews of posts of {LENGTH} characters by the command line, on one core",
        measure,
        {"posts a second": Bar(200, at_least=True)},
    )
