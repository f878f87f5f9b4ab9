"""Posts by writers whom nobody who wrote frames has read: the bounds keep what has been reached."""

from pathlib import Path

import pytest

from advisor.corpus import load_corpus

POSTS = load_corpus(sorted(Path(__file__).parent.glob("*.jsonl")))


@pytest.fixture(scope="module")
def warned(advisor) -> dict[str, bool]:
    return {post.id: advisor.review(post.text).level == "warn" for post in POSTS}


def share(warned: dict[str, bool], lang: str, level: str) -> float:
    chosen = [warned[post.id] for post in POSTS if post.lang == lang and post.level == level]
    assert len(chosen) >= 400
    return sum(chosen) / len(chosen)


@pytest.mark.parametrize(("lang", "least"), [("en", 0.22), ("de", 0.29)])
def test_no_less_is_seen_than_before(warned, lang, least):
    assert share(warned, lang, "warn") >= least


@pytest.mark.parametrize("lang", ["en", "de"])
def test_harmless_posts_are_left_alone(warned, lang):
    assert share(warned, lang, "clear") <= 0.055


def test_none_of_them_is_in_the_corpus(corpus):
    known = {post.text for post in corpus}
    assert not [post.id for post in POSTS if post.text in known]
