import pytest

from advisor.draft import Draft


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("line one\nline two", ["line one", "line two"]),
        ("so tired... want sleep", ["so tired... want sleep"]),
        ("so tired... Tomorrow again", ["so tired...", "Tomorrow again"]),
        ('He said "no." Then left', ['He said "no."', "Then left"]),
        ("z. B. am 3. Mai", ["z. B. am 3. Mai"]),
        ("version 2.0 is out", ["version 2.0 is out"]),
        ("what?! No way", ["what?!", "No way"]),
        ("got it!! now what", ["got it!!", "now what"]),
        ("slept badly. rain again", ["slept badly.", "rain again"]),
        ("this vs. that", ["this vs. that"]),
    ],
)
def test_sentences(analyzer, text, expected):
    tokens = analyzer.read(Draft(text)).tokens
    count = tokens[-1].sentence + 1
    parts = [[token for token in tokens if token.sentence == number] for number in range(count)]
    assert [text[part[0].start : part[-1].end] for part in parts] == expected
