"""What tests of several parts share: the real advisor, and the real service as a process of its own."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from importlib.resources import files

import pytest
from running import Redis, Serve, starter

from advisor import Advisor
from advisor.corpus import Example, load_corpus
from advisor.model.observation import Observer


@pytest.fixture(scope="session")
def advisor() -> Advisor:
    return Advisor.load()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts `advisor serve` at a free port; what it started is stopped after the test."""
    with starter() as start:
        yield start


@pytest.fixture(scope="module")
def serve_for_module() -> Iterator[Serve]:
    """The same for services that all tests of a module share."""
    with starter() as start:
        yield start


@pytest.fixture
def redis() -> Iterator[Redis]:
    """A Redis of its own for the test."""
    server = Redis()
    yield server
    if server.process.poll() is None:
        # One that was stopped by a signal must go on to see that it shall end.
        server.process.send_signal(signal.SIGCONT)
        server.stop()


@pytest.fixture(scope="session")
def analyzer() -> Observer:
    """Reading and evidence, without a model."""
    return Observer()


@pytest.fixture(scope="session")
def corpus() -> list[Example]:
    """The corpus of the package."""
    return load_corpus()


@pytest.fixture(scope="session")
def frame_files() -> dict[str, dict]:
    """The frames as their files hold them, by category."""
    folder = files("advisor.evidence").joinpath("frames")
    return {
        path.name.removesuffix(".json"): json.loads(path.read_text(encoding="utf-8"))
        for path in folder.iterdir()
        if path.name != "phrases.json"
    }
