"""Seconds until a process of its own has loaded the advisor, and the memory it then holds."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from table import Bar, report

RUNS = 5
PROGRAM = """
import resource, time
started = time.perf_counter()
from advisor import Advisor
imported = time.perf_counter()
Advisor.load().warm_up()
loaded = time.perf_counter()
print(imported - started, loaded - imported, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure() -> dict[str, float]:
    """Medians of the times, in seconds, and of the peak resident memory, in MB."""
    runs = [
        [
            float(figure)
            for figure in subprocess.run(
                [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
            ).stdout.split()
        ]
        for _ in range(RUNS)
    ]
    imported, loaded, memory = np.median(runs, axis=0)
    return {"import (s)": float(imported), "load (s)": float(loaded), "memory (MB)": float(memory)}


if __name__ == "__main__":
    report("Loading the advisor", measure, {"load (s)": Bar(1.5), "memory (MB)": Bar(250)})
