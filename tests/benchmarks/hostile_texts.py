"""Processor seconds of one review of the longest text, made to be slow: one thing repeated throughout."""

from __future__ import annotations

import time

from table import Bar, report

from advisor import Advisor
from advisor.service.limits import MAX_TEXT_LENGTH

UNITS = (
    "x",
    "ä",
    "A",
    "1",
    "_",
    "a.",
    "a-",
    "a@",
    "@a",
    "%41",
    "x@x.",
    "http://",
    "a:",
    "#a",
    "'",
    ".",
    "€",
    "!",
)


def measure() -> dict[str, float]:
    """The processor time of each review, in seconds."""
    advisor = Advisor.load()
    advisor.warm_up()
    times = {}
    for unit in UNITS:
        text = (unit * MAX_TEXT_LENGTH)[:MAX_TEXT_LENGTH]
        started = time.process_time()
        advisor.review(text)
        times[f"{unit!r} (s)"] = time.process_time() - started
    return {**times, "worst (s)": max(times.values())}


if __name__ == "__main__":
    report(f"Reviews of {MAX_TEXT_LENGTH:,} characters", measure, {"worst (s)": Bar(2)})
