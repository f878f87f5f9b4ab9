from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.explanation.counterfactual import KINDS, MOST_CHANGES, Change, apply, find_counterfactual
from advisor.taxonomy import LEVELS

RISKY = [
    "omg my boss is such an idiot!!",
    "Our new phone is not announced yet, but it is gorgeous",
    "The admin password of our server at work is Sommer2026!",
    "Heute krankgemeldet und jetzt ab an den See 😎",
    "Mein Chef ist so ein Idiot",
    "Unsere Kunden sind Idioten",
]


def assert_holds(advisor, text, lang=None):
    """What is claimed is what the advisor says once the changes are made."""
    found = find_counterfactual(advisor, text, lang)
    before = advisor.review(text, lang)
    if found is None:
        return None
    assert found.advice == advisor.review(found.text, lang)
    assert LEVELS.index(found.advice.level) < LEVELS.index(before.level)
    assert found.advice.lang == before.lang
    assert 1 <= len(found.changes) <= MOST_CHANGES
    # Put together by hand, so that offsets are checked and not `apply` by itself.
    pieces, at = [], 0
    for change in found.changes:
        assert change.kind in KINDS
        assert at <= change.start < change.end <= len(text)
        assert change.words == text[change.start : change.end]
        pieces += [text[at : change.start], change.instead]
        at = change.end
    assert "".join([*pieces, text[at:]]) == found.text
    return found


@pytest.mark.parametrize("text", RISKY)
def test_a_risky_post_has_one_and_it_holds(advisor, text):
    assert assert_holds(advisor, text) is not None


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from([*RISKY, "Lovely evening at the lake. 🌅", "Kaffee zuerst.", "\n\n"]), max_size=3
    ),
    st.text(max_size=20),
    st.sampled_from([None, "en", "de"]),
)
def test_it_holds_for_any_text(advisor, parts, anything, lang):
    assert_holds(advisor, anything.join(["", *parts, ""]), lang)


def test_it_holds_for_the_corpus(advisor, corpus):
    risky = [post for post in corpus[::40] if advisor.review(post.text).level != "clear"]
    found = [assert_holds(advisor, post.text) for post in risky]
    assert len(risky) > 30
    assert sum(one is not None for one in found) > 0.9 * len(risky)


def test_the_rewrite_that_is_offered_comes_first(advisor):
    text = RISKY[0]
    (finding,) = advisor.review(text).findings
    (change,) = find_counterfactual(advisor, text).changes
    assert change == Change("rewrite", finding.start, finding.end, finding.quote, finding.rewrite)


def test_words_left_out_leave_no_gap(advisor):
    found = find_counterfactual(advisor, RISKY[1])
    (change,) = found.changes
    assert (change.kind, change.instead) == ("finding", "")
    assert "new" in change.words
    assert "  " not in found.text and found.text == found.text.strip()


def test_two_risks_take_two_changes_and_no_more(advisor):
    text = "Our customers are morons. The admin password of our server at work is Sommer2026!"
    found = assert_holds(advisor, text)
    assert len(found.changes) == 2
    for change in found.changes:
        assert advisor.review(apply(text, [change])).level == advisor.review(text).level


@pytest.mark.parametrize(
    "text", ["Lovely evening at the lake", "", "mon patron est un idiot et je suis triste"]
)
def test_a_clear_post_needs_none(advisor, text):
    assert find_counterfactual(advisor, text) is None


def test_a_post_of_one_risky_word_has_none(advisor):
    assert advisor.review("Kanakenpack", "de").level != "clear"
    assert find_counterfactual(advisor, "Kanakenpack", "de") is None


def test_silence_for_want_of_a_language_is_no_answer(advisor, monkeypatch):
    text = "my boss is such a fool"
    real = type(advisor).review

    def speechless(self, changed, lang=None, channel=None):
        advice = real(self, changed, lang, channel)
        return advice if changed == text else replace(advice, level="clear", lang="other", findings=())

    monkeypatch.setattr(type(advisor), "review", speechless)
    assert find_counterfactual(advisor, text) is None


def test_progress_is_told(advisor):
    told = []
    find_counterfactual(advisor, RISKY[0], progress=lambda task, done, of: told.append((done, of)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert all(done <= of for done, of in told)


def test_a_language_that_is_not_read_is_refused(advisor):
    with pytest.raises(ValueError, match="language"):
        find_counterfactual(advisor, "hello", "fr")
