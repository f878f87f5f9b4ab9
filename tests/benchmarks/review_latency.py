"""Milliseconds of one review in the library, on one core and warm: posts of 280 code points, none twice."""

from __future__ import annotations

import time

import numpy as np
from posts import pin_to_one_core, posts_of
from table import Bar, report

from advisor import Advisor

LENGTH = 280
WARM_UP, MEASURED = 100, 2000


def measure() -> dict[str, float]:
    """The time of a review, in milliseconds."""
    pin_to_one_core()
    advisor = Advisor.load()
    advisor.warm_up()
    posts = posts_of(LENGTH, WARM_UP + MEASURED)
    for post in posts[:WARM_UP]:
        advisor.review(post)
    times = []
    for post in posts[WARM_UP:]:
        started = time.perf_counter()
        advisor.review(post)
        times.append((time.perf_counter() - started) * 1000)
    return {
        "p50 (ms)": float(np.percentile(times, 50)),
        "p99 (ms)": float(np.percentile(times, 99)),
        "worst (ms)": max(times),
        "mean (ms)": float(np.mean(times)),
    }


if __name__ == "__main__":
    report(f"Review of a post of {LENGTH} characters", measure, {"p50 (ms)": Bar(2), "p99 (ms)": Bar(8)})
