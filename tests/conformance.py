"""Compares what the running service does with what its OpenAPI document says, by schemathesis."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from keyed import BEARER, KEY_HASH
from prometheus_client.parser import text_string_to_metric_families
from running import RunningService

CONFIG = Path(__file__).parent / "service" / "schemathesis.toml"
ENV = {"ADVISOR_KEY_HASHES": KEY_HASH, "ADVISOR_RATE_LIMIT": "", "ADVISOR_LOG_LEVEL": "WARNING"}
"""Settings of a service that is compared: with a key, and as fast as it can."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a comparison.

    Attributes:
        cases: Requests the service answered, by its own count.
        server_errors: Those it answered with a status from 500 on.
        violations: Different answers that are not as described.
        said: What schemathesis said, the bodies of requests left out.
    """

    cases: int
    server_errors: int
    violations: int
    said: str


def compare(service: RunningService, examples: int) -> Outcome:
    """Send made-up requests, right and wrong ones, at most `examples` random ones to each operation."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = {
            "--header": f"Authorization: {BEARER['Authorization']}",
            "--max-examples": str(examples),
            "--seed": "1",
            "--report": "json",
            "--report-json-path": str(report),
            "--output-truncate": "true",
        }
        done = subprocess.run(
            [Path(sys.executable).with_name("schemathesis"), "--config-file", CONFIG, "run"]
            + [f"{service.url}/v1/openapi.json", "--continue-on-failure"]
            + [word for option in options.items() for word in option],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        said = "\n".join(line[:300] for line in done.stdout.splitlines())
        if not report.exists():
            raise RuntimeError(f"schemathesis ended with status {done.returncode}:\n{said}\n{done.stderr}")
        found = json.loads(report.read_text("utf-8"))
    answered = _answered(service)
    errors = sum(count for status, count in answered.items() if status.startswith("5"))
    violations = found["test_cases"]["unique_failures"] + len(found["errors"])
    # A run that could not be finished is no run without violations.
    return Outcome(sum(answered.values()), errors, max(violations, int(done.returncode != 0)), said)


def _answered(service: RunningService) -> dict[str, int]:
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request("GET", "/metrics", headers=BEARER)
    counts = text_string_to_metric_families(connection.getresponse().read().decode())
    connection.close()
    return {
        sample.labels["status"]: int(sample.value)
        for family in counts
        for sample in family.samples
        if sample.name == "advisor_http_requests_total"
    }
