"""Requests made up by schemathesis, right and wrong ones, and how many answers were not as described."""

from __future__ import annotations

from conformance import ENV, compare
from running import starter
from table import Bar, report

EXAMPLES = 1200


def measure() -> dict[str, float]:
    """Counts over one run against the service in production."""
    with starter() as start:
        outcome = compare(start("--production", env=ENV), EXAMPLES)
    return {
        "cases": outcome.cases,
        "server errors": outcome.server_errors,
        "violations": outcome.violations,
    }


if __name__ == "__main__":
    report(
        "The service against its OpenAPI document",
        measure,
        {"cases": Bar(2000, at_least=True), "server errors": Bar(0), "violations": Bar(0)},
    )
