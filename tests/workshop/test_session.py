"""The choice of a session: seeded, at least half harmless, no post twice; and what counts as an answer."""

from __future__ import annotations

import functools
import operator
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.workshop.packs import SECTORS, load_pack
from advisor.workshop.session import GAMES, SIDES, SOLVED, plan, side

PACKS = {sector: load_pack(sector) for sector in SECTORS}
PACKS["all"] = functools.reduce(operator.add, PACKS.values())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(), name=st.sampled_from(sorted(PACKS)), lang=st.sampled_from(["en", "de"]))
def test_every_session_is_at_least_half_harmless_and_shows_nothing_twice(reviews, seed, name, lang) -> None:
    rounds = plan(PACKS[name], lang, seed, reviews[lang])
    shown = list(chain.from_iterable(one.posts for one in rounds))
    assert sum(post.level == "clear" for post in shown) * 2 >= len(shown)
    items = list(chain.from_iterable(one.items for one in rounds))
    assert len(set(items)) == len(items)
    assert len({post.text for post in shown}) == len(shown)
    assert tuple(dict.fromkeys(one.game for one in rounds)) == GAMES
    for post in shown:
        assert bool(post.risky_words) == (post.span is not None)
        words = [post.text[start:end] for start, end in post.words]
        assert " ".join(words) == post.text


def test_the_same_seed_gives_the_same_session_and_another_one_another(reviews) -> None:
    made = [plan(PACKS["care"], "de", seed, reviews["de"]) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def test_a_session_in_german_has_the_same_items_as_in_english(reviews) -> None:
    english, german = (plan(PACKS["retail"], lang, 5, reviews[lang]) for lang in ("en", "de"))
    assert [one.items for one in english] == [one.items for one in german]
    assert english[0].posts[0].text != german[0].posts[0].text


def test_the_risky_words_are_those_of_the_span(reviews) -> None:
    rounds = plan(PACKS["office"], "en", 0, reviews["en"])
    post = next(post for one in rounds for post in one.posts if post.span)
    words = [
        post.text[start:end] for number, (start, end) in enumerate(post.words) if number in post.risky_words
    ]
    assert " ".join(words).strip(".,") == post.span.strip(".,")


@pytest.mark.parametrize(
    ("game", "choices", "taken"),
    [
        ("vote", ["clear"], True),
        ("vote", ["warn"], True),
        ("vote", ["first"], False),
        ("vote", ["clear", "warn"], False),
        ("vote", [], False),
        ("spot", [], True),
        ("spot", ["0", "1"], True),
        ("spot", ["1", "1"], False),
        ("spot", ["-1"], False),
        ("spot", ["1000"], False),
        ("spot", ["٣"], False),
        ("flip", ["neither"], True),
        ("flip", ["clear"], False),
        ("better", [SOLVED], True),
        ("better", ["clear"], False),
        ("fool", ["clear"], False),
    ],
)
def test_what_counts_as_an_answer(rounds, game: str, choices: list[str], taken: bool) -> None:
    assert next(one for one in rounds if one.game == game).takes(choices) is taken


def test_the_side_that_is_questioned() -> None:
    both = [(True, False), (False, True), (True, True), (False, False)]
    assert tuple(map(side, both)) == SIDES
