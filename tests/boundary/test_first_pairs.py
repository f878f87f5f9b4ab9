"""Contrast pairs by somebody who did not know the frames: what comes first is risky, its neighbour harmless.

The bounds keep what has been reached. They are no bar to be proud of: nearly half of the risky posts are
missed.
"""

import json
from pathlib import Path

import pytest

POSTS = [
    json.loads(line) for line in (Path(__file__).parent / "first_pairs.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def warned(advisor) -> list[tuple[dict, bool]]:
    return [(post, advisor.review(post["text"]).level == "warn") for post in POSTS]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_harmless_posts_are_left_alone(warned, lang):
    false = [
        post["text"] for post, warns in warned if warns and post["expect"] == "clear" and post["lang"] == lang
    ]
    assert len(false) <= 1, false


@pytest.mark.parametrize("lang", ["en", "de"])
def test_no_less_is_seen_than_before(warned, lang):
    risky = [warns for post, warns in warned if post["expect"] == "warn" and post["lang"] == lang]
    assert sum(risky) / len(risky) >= 0.4


def test_complaints_about_working_conditions_are_never_warned_about(warned):
    complaints = [
        warns for post, warns in warned if post["kind"] == "10_protected" and post["expect"] == "clear"
    ]
    assert len(complaints) == 10
    assert not any(complaints)
