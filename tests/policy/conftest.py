from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib.resources import files

import pytest

from advisor import Advisor
from advisor.model.store import default_model_folder, load_model
from advisor.policy.file import parse_policy

EXAMPLES = files("advisor.policy").joinpath("examples")
TODAY = date(2026, 11, 29)


@pytest.fixture(scope="session")
def engineering() -> Advisor:
    """The advisor of the engineering firm among the examples."""
    return advisor_of("engineering")


@pytest.fixture(scope="session")
def hospital() -> Advisor:
    """The advisor of the hospital among the examples."""
    return advisor_of("hospital")


def advisor_of(example: str) -> Advisor:
    return advisor_with(EXAMPLES.joinpath(f"{example}.yaml").read_bytes())


@lru_cache
def advisor_with(policy: bytes, today: date = TODAY) -> Advisor:
    """An advisor that follows a policy, as on a day."""
    return Advisor(load_model(default_model_folder()), parse_policy(policy), today=lambda: today)
