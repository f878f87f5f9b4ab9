import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.reading.normal_form import Normaliser

KNOWN = {"so", "idiot", "asshole", "fuck", "boss", "cool", "coworker", "ueber"}
NORMAL = Normaliser(KNOWN.__contains__)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("word", "BOSS", "boss"),
        ("word", "Über", "ueber"),
        ("word", "Ueber", "ueber"),
        ("word", "café", "cafe"),
        ("word", "can’t", "can't"),
        ("word", "sooooo", "so"),
        ("word", "coooool", "cool"),
        ("word", "idiooot", "idiot"),
        ("word", "1d10t", "idiot"),
        ("word", "a$$hole", "asshole"),
        ("word", "f*ck", "fuck"),
        ("word", "co-worker", "coworker"),
        ("word", "boss's", "boss"),
        ("word", "yeeees", "yes"),
        ("word", "2024", "2024"),
        ("word", "4th", "4th"),
        ("number", "4.5", "<number>"),
        ("url", "https://a.example", "<url>"),
        ("mention", "@someone", "<mention>"),
        ("emoji", "👍🏽", "👍"),
        ("emoji", "❤️", "❤"),
        ("dots", "....", "…"),
        ("mark", "!", "!"),
        # Words that only look alike are left alone.
        ("word", "bosses", "bosses"),
        ("word", "good", "good"),
    ],
)
def test_normal_form(kind, text, expected):
    assert NORMAL(kind, text) == expected


@given(st.sampled_from(["word", "emoji", "mark"]), st.text(min_size=1, max_size=30))
def test_a_normal_form_is_never_empty(kind, text):
    assert NORMAL(kind, text)
