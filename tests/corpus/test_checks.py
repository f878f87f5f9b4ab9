import random
from dataclasses import replace

import pytest

from advisor.corpus import Example
from advisor.corpus.checks import check, style_auc

PLAIN = Example("1", "x", "en", "clear", frozenset(), "work", False, "a", "a/1", None, None)


def post(number: int, text: str, **fields) -> Example:
    return replace(PLAIN, id=str(number), text=text, **{"pair": f"a/{number}"} | fields)


def checks_of(*examples: Example) -> list[str]:
    return [problem.check for problem in check(examples)]


def test_the_same_words_twice_are_a_duplicate():
    assert checks_of(post(1, "Coffee first!"), post(2, "coffee   first")) == ["duplicate"]
    assert checks_of(post(1, "😂😂"), post(2, "🙃")) == []


LONG = "we walked all the way down to the old harbour and had two portions of chips in the rain"


def test_a_post_that_is_nearly_another_is_refused_unless_they_are_a_pair():
    nearly = LONG.replace("rain", "sun")
    assert "near duplicate" in checks_of(post(1, LONG), post(2, nearly))
    assert "near duplicate" not in checks_of(post(1, LONG, pair="p"), post(2, nearly, pair="p"))
    assert checks_of(post(1, LONG), post(2, "nothing of the kind")) == []


def test_a_sentence_frame_that_is_filled_twice_is_refused():
    one = "what a day it was at the {} and then I had to {} all of the {}"
    first, second = one.format("mill", "sweep", "yards"), one.format("bank", "count", "coins")
    assert checks_of(post(1, first), post(2, second)) == ["repeated frame"]
    assert checks_of(post(1, first, pair="p"), post(2, second, pair="p")) == []


def test_risky_words_must_stand_in_the_text():
    risky = {"level": "warn", "categories": frozenset({"career"})}
    assert checks_of(post(1, "nothing here", span="elsewhere", **risky)) == ["span"]
    assert checks_of(post(1, "nothing here", **risky)) == ["span"]
    assert checks_of(post(1, "nothing here", span="here", **risky)) == []


def test_problems_never_repeat_a_post():
    for problem in check([post(1, "secretcanary walks"), post(2, "Secretcanary walks!")]):
        assert "secretcanary" not in problem.what.lower() + "".join(problem.posts)


@pytest.mark.parametrize(("mark", "told"), [("!!!", True), ("", False)])
def test_style_that_gives_the_label_away_is_measured(mark, told):
    drawn = random.Random(0)
    examples = [
        post(
            number,
            "".join(drawn.choices("abcdefg ", k=40)) + (mark if number % 2 else ""),
            level="warn" if number % 2 else "clear",
            author=f"a{number % 4 // 2}",
        )
        for number in range(200)
    ]
    assert (style_auc(examples) > 0.9) is told


def test_the_corpus_is_clean(corpus):
    assert check(corpus) == []
