import pytest

from advisor.draft import Draft
from advisor.model.features import Feature
from advisor.model.heaviest import heaviest_span


def span(analyzer, text, heavy):
    """What is pointed at if some words weigh and nothing else does."""
    tokens = analyzer.read(Draft(text)).tokens
    weighty = [
        (Feature("any", at, at + 1), 1.0)
        for at, token in enumerate(tokens)
        if text[token.start : token.end] in heavy
    ]
    start, end = heaviest_span(tokens, weighty)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "heavy", "expected"),
    [
        ("lunch was fine, revenue is up, and it rains", {"revenue"}, "revenue is up"),
        ("Mittag war gut, der Umsatz steigt. Regen", {"Umsatz"}, "der Umsatz steigt"),
        ("so it is: we lost the client!! bye", {"client"}, "we lost the client"),
        ("at last, revenue, and it is up", {",", "revenue"}, "revenue"),
        ("revenue", {"revenue"}, "revenue"),
        ("😂😂", {"😂"}, "😂😂"),
    ],
)
def test_the_whole_clause_is_pointed_at_without_the_marks_around_it(analyzer, text, heavy, expected):
    assert span(analyzer, text, heavy) == expected


def test_of_a_long_clause_only_the_words_that_weigh(analyzer):
    text = "we drove and drove until the client that we lost in March had been out of sight for hours, hm"
    assert span(analyzer, text, {"client", ","}) == "client"
