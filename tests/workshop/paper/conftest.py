"""What tests of the hand-out share: a quiz that is longer than any that can be drawn."""

from __future__ import annotations

from collections import Counter

import pytest

from advisor.workshop.packs import load_packs
from advisor.workshop.paper.quiz import Item, draw_quiz


@pytest.fixture(scope="session")
def longest_quiz() -> dict[str, tuple[Item, ...]]:
    """By language: as many items of each kind as a quiz has, those with the most to print."""
    pack = load_packs(None)
    return {lang: _longest(lang, pack) for lang in ("en", "de")}


def _longest(lang: str, pack) -> tuple[Item, ...]:
    drawn = [draw_quiz(pack, lang, seed) for seed in range(300)]
    everything = {item.id: item for quiz in drawn for item in quiz}
    assert len(everything) == len(pack.posts) + len(pack.rewrites)
    shares = Counter((item.level, item.better is not None) for item in drawn[0])
    return tuple(
        item
        for kind, share in shares.items()
        for item in sorted(
            (one for one in everything.values() if (one.level, one.better is not None) == kind),
            key=lambda one: len(one.text) + len(one.reason) + len(one.span or "") + len(one.better or ""),
        )[-share:]
    )
