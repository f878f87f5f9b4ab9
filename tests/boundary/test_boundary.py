"""The functional suite: contrast pairs for one functionality after the other, in the manner of HateCheck.

They were written by somebody who knew neither the frames nor the word lists nor the corpus. The bounds keep
what has been reached; they are no bar to be proud of. `advisor evaluate tests/boundary/posts.jsonl` prints
the figures.
"""

from collections import Counter
from pathlib import Path

import pytest

from advisor.corpus import load_corpus

POSTS = load_corpus([Path(__file__).parent / "posts.jsonl"])


@pytest.fixture(scope="module")
def warned(advisor) -> dict[str, bool]:
    return {post.id: advisor.review(post.text).level == "warn" for post in POSTS}


def test_the_suite_is_broad_enough():
    sizes = Counter((post.subset, post.lang) for post in POSTS)
    assert len({functionality for functionality, _ in sizes}) >= 40
    assert min(sizes.values()) >= 8


def test_every_pair_has_a_risky_and_a_harmless_side():
    sides: dict[str, set[str]] = {}
    for post in POSTS:
        sides.setdefault(post.pair, set()).add(post.level)
        assert post.span is None or post.span in post.text, post.id
    assert all(levels == {"warn", "clear"} for levels in sides.values())


@pytest.mark.parametrize("lang", ["en", "de"])
def test_harmless_posts_are_left_alone(warned, lang):
    harmless = [post for post in POSTS if post.level == "clear" and post.lang == lang]
    false = [post.id for post in harmless if warned[post.id]]
    assert len(false) / len(harmless) <= 0.09, false


@pytest.mark.parametrize("lang", ["en", "de"])
def test_no_less_is_seen_than_before(warned, lang):
    risky = [warned[post.id] for post in POSTS if post.level == "warn" and post.lang == lang]
    assert sum(risky) / len(risky) >= 0.46


def test_complaints_about_working_conditions_are_not_warned_about(warned):
    complaints = [post.id for post in POSTS if post.protected and post.level == "clear"]
    assert len(complaints) >= 8
    assert not [name for name in complaints if warned[name]]
