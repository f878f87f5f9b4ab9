"""What is installed is locked, fits pyproject.toml, and says nothing of where it came from."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
SERVICE_LOCK = (ROOT / "deploy" / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def versions(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", lock, re.M))


def test_every_requirement_is_locked_at_a_version_that_fits() -> None:
    locked = versions(LOCK)
    wanted = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *chain.from_iterable(PROJECT["project"]["optional-dependencies"].values()),
    ]
    for requirement in map(Requirement, wanted):
        version = locked.get(canonicalize_name(requirement.name))
        assert version and requirement.specifier.contains(version), f"{requirement} is locked as {version}"


def test_the_container_gets_what_running_needs_in_the_same_versions() -> None:
    everything, service = versions(LOCK), versions(SERVICE_LOCK)
    assert service.items() < everything.items()
    assert {canonicalize_name(Requirement(one).name) for one in PROJECT["project"]["dependencies"]} <= set(
        service
    )
    assert "pytest" not in service


@pytest.mark.parametrize("lock", [LOCK, SERVICE_LOCK], ids=["all", "service"])
def test_every_locked_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9.-]+==)", lock, flags=re.M)[1:]
    assert len(blocks) > 20
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", [LOCK, SERVICE_LOCK], ids=["all", "service"])
def test_the_lock_holds_no_address(lock: str) -> None:
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host|\s/\w+/", lock)
