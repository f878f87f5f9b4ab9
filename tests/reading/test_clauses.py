import pytest

from advisor.draft import Draft
from advisor.reading.clauses import clause_around, within_marks


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("great pay, but I would hate the work!", "hate", "I would hate the work"),
        ("great pay and I would hate it", "hate", "great pay and I would hate it"),
        ("Offer came. Now I dread the job. Hm", "dread", "Now I dread the job"),
        ("fettes Gehalt, und die Arbeit hasse ich", "hasse", "die Arbeit hasse ich"),
        ("hate", "hate", "hate"),
        ("it pays (hate it though) well", "hate", "hate it"),
    ],
)
def test_clause(analyzer, text, word, expected):
    tokens = analyzer.read(Draft(text)).tokens
    index = next(index for index, token in enumerate(tokens) if text[token.start : token.end] == word)
    start, end = clause_around(tokens, index, index)
    assert text[tokens[start].start : tokens[end - 1].end] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (", hate it!!", "hate it"),
        ("« hate it »", "hate it"),
        ("hate, it", "hate, it"),
        ("at https://example.org/x .", "at https://example.org/x"),
        ("?!", "?!"),
    ],
)
def test_marks_at_the_ends_stay_outside(analyzer, text, expected):
    tokens = analyzer.read(Draft(text)).tokens
    start, end = within_marks(tokens, 0, len(tokens))
    assert text[tokens[start].start : tokens[end - 1].end] == expected
