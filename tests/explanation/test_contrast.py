from dataclasses import replace

import pytest

from advisor.corpus import Example
from advisor.errors import CorpusError
from advisor.explanation.contrast import LEAST_ALIKE, LEAST_NEAR_WITH_A_RISK, ContrastPairs
from advisor.explanation.difference import difference
from advisor.taxonomy import CATEGORIES


def post(text, level, pair, lang="en", categories=("disparagement",)):
    carried = frozenset() if level == "clear" else frozenset(categories)
    return Example(text, text, lang, level, carried, None, False, "test", pair, None, None)


RISKY = post("the new foreman is a proper fool", "warn", "foreman")
HARMLESS = post("the new foreman is a proper gem", "clear", "foreman")


def test_a_pair_is_a_risky_post_and_a_harmless_one_that_are_alike(pairs):
    assert len(pairs.pairs) > 500
    for pair in pairs.pairs:
        assert (pair.risky.level, pair.harmless.level) in (("warn", "clear"), ("note", "clear"))
        assert pair.risky.pair == pair.harmless.pair
        assert pair.risky.lang == pair.harmless.lang
        assert difference(pair.risky.text, pair.harmless.text).alike >= LEAST_ALIKE


@pytest.mark.parametrize("lang", ["en", "de"])
def test_there_are_pairs_of_every_category(pairs, lang):
    found = [
        category for pair in pairs.pairs if pair.risky.lang == lang for category in pair.risky.categories
    ]
    assert min(map(found.count, CATEGORIES)) >= 3


def test_loose_pairs_and_posts_without_a_partner_are_left_out(advisor):
    loose = [post("rain again, pub it is", "clear", "loose"), post("my boss is a liar", "warn", "loose")]
    alone = [post("what a fool he is", "warn", "alone")]
    harmless = [post("tea and cake", "clear", "calm"), post("tea and cake now", "clear", "calm")]
    assert ContrastPairs(advisor, [*loose, *alone, *harmless, RISKY, HARMLESS]).pairs[0].risky == RISKY
    assert len(ContrastPairs(advisor, [*loose, *alone, *harmless, RISKY, HARMLESS]).pairs) == 1


def test_of_several_partners_the_one_most_alike_is_shown(advisor):
    further = post("the new foreman is a gem and brings cake on fridays", "clear", "foreman")
    (pair,) = ContrastPairs(advisor, [RISKY, further, HARMLESS]).pairs
    assert pair.harmless == HARMLESS
    assert [RISKY.text[start:end] for start, end in pair.risky_words] == ["fool"]
    assert [HARMLESS.text[start:end] for start, end in pair.harmless_words] == ["gem"]


@pytest.mark.parametrize(
    ("text", "category", "lang"),
    [
        ("omg my boss is such an idiot!!", "disparagement", "en"),
        ("Mein Chef ist so ein Idiot", "disparagement", "de"),
        ("The admin password of our server at work is Sommer2026!", "credentials", "en"),
        ("Heute krankgemeldet und jetzt ab an den See", "misconduct", "de"),
    ],
)
def test_the_nearest_pair_speaks_the_language_and_carries_the_risk(advisor, pairs, text, category, lang):
    near = pairs.nearest(text, advisor.review(text))
    assert category in near.pair.risky.categories
    assert near.pair.risky.lang == lang
    assert LEAST_NEAR_WITH_A_RISK <= near.nearness <= 1


def test_a_post_of_the_corpus_is_nearest_to_its_own_pair(advisor, pairs):
    for pair in pairs.pairs[::30]:
        advice = advisor.review(pair.risky.text, pair.risky.lang)
        # An advice that names no risk, or another one, looks elsewhere.
        if {finding.category for finding in advice.findings} & pair.risky.categories:
            near = pairs.nearest(pair.risky.text, advice)
            assert near.nearness == pytest.approx(1)
            assert near.pair.risky.text == pair.risky.text


def test_a_harmless_text_is_held_against_both_posts(advisor, pairs):
    for pair in pairs.pairs[::60]:
        advice = advisor.review(pair.harmless.text, pair.harmless.lang)
        if advice.level == "clear" and advice.lang == pair.harmless.lang:
            assert pairs.nearest(pair.harmless.text, advice).nearness == pytest.approx(1)


def test_the_risk_goes_before_nearness(advisor):
    text = "our customers are morons and the new foreman is a proper fool"
    advice = advisor.review(text)
    assert {finding.category for finding in advice.findings} == {"disparagement"}
    other = [replace(RISKY, categories=frozenset({"legal"})), HARMLESS]
    own = [post("customers are such morons", "warn", "own"), post("customers are such dears", "clear", "own")]
    near = ContrastPairs(advisor, [*other, *own]).nearest(text, advice)
    assert near.pair.risky == own[0]
    assert ContrastPairs(advisor, other).nearest(text, advice).pair.risky == other[0]


@pytest.mark.parametrize(
    "text", ["", "   ", "xyzzy plugh", "mon patron est un idiot et je ne suis pas content"]
)
def test_what_is_like_nothing_has_no_pair(advisor, pairs, text):
    assert pairs.nearest(text, advisor.review(text)) is None


def test_posts_without_a_pair_are_refused(advisor):
    with pytest.raises(CorpusError, match="no contrast pair"):
        ContrastPairs(advisor, [RISKY])
