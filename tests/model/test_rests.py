from dataclasses import replace

import pytest

from advisor.corpus import Example
from advisor.model.rests import rests

RISKY = Example(
    id="7",
    text="Lunch was fine, our boss is a clown and the sun is out",
    lang="en",
    level="warn",
    categories=frozenset({"disparagement"}),
    boundary="work",
    protected=False,
    author="somebody",
    pair="somebody/7",
    span="our boss is a clown",
    subset=None,
)


def test_the_rest_is_harmless_and_of_the_same_author_and_pair():
    (rest,) = rests([RISKY])
    assert rest.text.split() == ["Lunch", "was", "fine,", "and", "the", "sun", "is", "out"]
    assert (rest.level, rest.categories, rest.span) == ("clear", frozenset(), None)
    assert (rest.author, rest.pair, rest.lang) == (RISKY.author, RISKY.pair, RISKY.lang)
    assert rest.id != RISKY.id


@pytest.mark.parametrize(
    "changed",
    [
        {"level": "note"},
        {"level": "clear", "span": None},
        {"span": None},
        {"span": "not in there"},
        {"text": "clown, our boss is a clown, clown", "span": "clown"},
        {"text": "so: our boss is a clown"},
    ],
    ids=["tip", "harmless", "no span", "another span", "said twice", "next to nothing left"],
)
def test_there_is_no_rest(changed):
    assert rests([replace(RISKY, **changed)]) == []
