"""What tests of several parts share: the real advisor, and the real service as a process of its own."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from running import Redis, Serve, starter

from advisor import Advisor
from advisor.corpus import Example, load_corpus
from advisor.model.observation import Observer
from advisor.model.store import default_model_folder


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
def silent_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model like the package's that gives no tip and no warning."""
    folder = tmp_path_factory.mktemp("model") / "silent"
    shutil.copytree(default_model_folder(), folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["thresholds"] = {"note": 0.998, "warn": 0.998, "alone": 0.999}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


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
