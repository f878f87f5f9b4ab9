"""The choice of a quiz sheet: seeded, at least half harmless, no post twice, each with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.workshop.packs import SECTORS, Pack, load_packs
from advisor.workshop.paper.quiz import FEWEST, MOST, draw_quiz

PACKS = {sector: load_packs(sector) for sector in (None, *SECTORS)}


def reasons(pack: Pack, lang: str) -> dict[str, str]:
    """The reason of every item in a language, by its text."""
    told = [getattr(item, lang) for item in (*pack.posts, *pack.rewrites)]
    return {one.text: one.reason for one in told}


@given(
    seed=st.integers(),
    sector=st.sampled_from(list(PACKS)),
    lang=st.sampled_from(["en", "de"]),
    count=st.integers(FEWEST, MOST),
)
def test_every_quiz_is_at_least_half_harmless_and_asks_nothing_twice(seed, sector, lang, count) -> None:
    quiz = draw_quiz(PACKS[sector], lang, seed, count)
    assert len(quiz) == count
    assert sum(item.level == "clear" for item in quiz) * 2 >= count
    assert {item.level for item in quiz} == {"clear", "note", "warn"}
    assert len({item.id for item in quiz}) == len({item.text for item in quiz}) == count
    assert sum(item.better is not None for item in quiz) == 1
    known = reasons(PACKS[sector], lang)
    for item in quiz:
        assert item.reason == known[item.text]
        assert (item.span is None) == (item.level == "clear" or item.better is not None)


@given(seed=st.integers(), sector=st.sampled_from(list(PACKS)))
def test_both_languages_ask_the_same(seed, sector) -> None:
    english, german = (draw_quiz(PACKS[sector], lang, seed) for lang in ("en", "de"))
    assert [(item.id, item.level) for item in english] == [(item.id, item.level) for item in german]
    assert {item.text for item in english}.isdisjoint(item.text for item in german)


def test_the_same_seed_gives_the_same_quiz_and_another_one_another() -> None:
    made = [draw_quiz(PACKS[None], "de", seed) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


@pytest.mark.parametrize("sector", SECTORS)
def test_over_many_seeds_every_item_of_a_pack_is_asked(sector: str) -> None:
    asked = {item.id for seed in range(100) for item in draw_quiz(PACKS[sector], "en", seed)}
    assert asked == {item.id for item in (*PACKS[sector].posts, *PACKS[sector].rewrites)}
