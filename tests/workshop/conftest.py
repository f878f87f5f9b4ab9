"""What tests of the workshop share: the real advisor, asked once for each text, and a session."""

from __future__ import annotations

import functools

import pytest

from advisor.workshop.packs import load_pack
from advisor.workshop.session import Review, Round, plan

SEED = 3


@pytest.fixture(scope="session")
def reviews(advisor) -> dict[str, Review]:
    """Gives advice, by language."""
    return {lang: functools.cache(functools.partial(advisor.review, lang=lang)) for lang in ("en", "de")}


@pytest.fixture(scope="session")
def rounds(reviews) -> tuple[Round, ...]:
    """A session in an office."""
    return plan(load_pack("office"), "en", SEED, reviews["en"])
