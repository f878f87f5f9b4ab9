import pytest

from advisor.draft import Draft
from advisor.evidence.marks import find_marks
from advisor.lexicon import Lexicon

LEXICON = Lexicon.load()


def marked(analyzer, text: str, word_class: str) -> list[str]:
    reading = analyzer.read(Draft(text))
    matches = find_marks(reading, LEXICON).by_class.get(word_class, ())
    return [text[reading.tokens[match.start].start : reading.tokens[match.end - 1].end] for match in matches]


@pytest.mark.parametrize(
    ("text", "word_class", "expected"),
    [
        ("sold for $ 300 yesterday", "amount", ["$ 300"]),
        ("up 12 % on last year", "amount", ["12 %"]),
        ("talked to Priya about it", "name", ["Priya"]),
        ("Monday again", "name", []),
        ("mit dem Hund im Garten", "name", []),
        ('he said "you are a total clown" and left', "quotation", ['"you are a total clown"']),
        ('such a "great" boss', "quotation", []),
        ("mein CHEEEF und der Chef", "boss", ["CHEEEF", "Chef"]),
        ("hab heut frei", "boss", []),
    ],
)
def test_marks(analyzer, text, word_class, expected):
    assert marked(analyzer, text, word_class) == expected


def test_nothing_is_marked_in_other_languages(analyzer):
    reading = analyzer.read(Draft("mon chef est un idiot et je ne suis pas content aujourd'hui"))
    assert reading.lang == "other"
    assert find_marks(reading, LEXICON).matches == ()
