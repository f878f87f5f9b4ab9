"""Counts for the people who run the service. They say how much, never who or what.

The only labels are the status of an answer, and the level, category and language of an advice. A service that
only one computer can reach has one author, and a count of its verdicts would be a count about that person: it
has none. With
several worker processes the counts are kept in the folder named by `PROMETHEUS_MULTIPROC_DIR`, which must
be set before this module is imported.
"""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from advisor.draft import Advice

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)


class Metrics:
    """The counters of one application, in a registry of its own.

    Args:
        count_verdicts: Whether advice is counted; only where many people share the service.
    """

    def __init__(self, *, count_verdicts: bool) -> None:
        self._count_verdicts = count_verdicts
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "advisor_http_requests", "Answered requests.", ["status"], registry=self._registry
        )
        self._seconds = Histogram(
            "advisor_http_request_seconds",
            "Time to answer a request.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._reviews = Counter(
            "advisor_reviews", "Reviews of drafts.", ["level", "lang"], registry=self._registry
        )
        self._findings = Counter(
            "advisor_findings", "Findings in drafts.", ["category", "level"], registry=self._registry
        )

    def count_request(self, status: int, seconds: float) -> None:
        """Count one answer and the time it took, in seconds."""
        self._requests.labels(status=str(status)).inc()
        self._seconds.observe(seconds)

    def count_advice(self, advice: Advice) -> None:
        """Count one advice and its findings, if verdicts are counted at all."""
        if not self._count_verdicts:
            return
        self._reviews.labels(level=advice.level, lang=advice.lang).inc()
        for finding in advice.findings:
            self._findings.labels(category=finding.category, level=finding.level).inc()

    def exposition(self) -> bytes:
        """All counts in Prometheus' text format, of all worker processes together."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)
        return generate_latest(together)
