"""Shows what was measured: as a small table, or as JSON for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must keep to: at most, or at least, a limit."""

    limit: float
    at_least: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value keeps to it."""
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g}"


def report(title: str, measure: Callable[[], Mapping[str, float]], bars: Mapping[str, Bar]) -> None:
    """Measure, show the figures, and end with status 1 if a bar is missed.

    Args:
        title: What is measured.
        measure: Gives the figures by name, unit included.
        bars: For some of the figures.
    """
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    as_json = parser.parse_args().json
    figures = measure()
    if as_json:
        print(json.dumps(figures))
    else:
        table = Table("figure", "value", "bar", title=title, title_justify="left")
        for name, value in figures.items():
            table.add_row(name, f"{value:,.2f}", str(bars[name]) if name in bars else "")
        Console().print(table)
    sys.exit(not all(bar.holds(figures[name]) for name, bar in bars.items()))
