import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.explanation.difference import difference


def words(text, spans):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("first", "second", "of_first", "of_second"),
    [
        ("My boss is kind", "my boss is kind", [], []),
        ("my boss, the fool", "my boss, the hero", ["fool"], ["hero"]),
        ("we won it today!", "we won it!", ["today"], []),
        ("Straße frei, Fuß kalt", "strasse frei, Herz kalt", ["Fuß"], ["Herz"]),
        ("nice team 🤡", "nice team 🌴", ["🤡"], ["🌴"]),
        ("good, really", "good; really", [], []),
        ("", "hello there", [], ["hello there"]),
    ],
)
def test_the_words_that_the_other_lacks(first, second, of_first, of_second):
    found = difference(first, second)
    assert words(first, found.first) == of_first
    assert words(second, found.second) == of_second


def test_how_alike_two_texts_are():
    assert difference("a b c d", "a b c d").alike == 1
    assert difference("a b c d", "a b x y").alike == 0.5
    assert difference("a b", "x y").alike == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_give_sound_spans(first, second):
    found = difference(first, second)
    assert 0 <= found.alike <= 1
    for text, spans in ((first, found.first), (second, found.second)):
        ends = [0]
        for start, end in spans:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)
