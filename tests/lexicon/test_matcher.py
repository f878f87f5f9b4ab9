import pytest

from advisor.lexicon.matcher import Match, Matcher


def found(entries: list[str], text: str) -> list[tuple[int, int]]:
    matcher = Matcher(("c", tuple(entry.split())) for entry in entries)
    return sorted((match.start, match.end) for match in matcher.match(text.split()))


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("boss", "my boss here", [(1, 2)]),
        ("boss", "my bosses", []),
        ("boss*", "my bosses", [(1, 2)]),
        ("*chef", "der oberchef", [(1, 2)]),
        ("*chef", "chefin", []),
        ("night shift", "on night shift again", [(1, 3)]),
        ("night shift", "night long shift", []),
        ("took ... home", "took it home", [(0, 3)]),
        ("took ... home", "took home", [(0, 2)]),
        ("took ... home", "took a b c home", [(0, 5)]),
        ("took ... home", "took a b c d home", []),
        ("bed <number>", "bed <number>", [(0, 2)]),
        ("bed <number>", "bed 4", [(0, 2)]),
        ("88", "bed 4", []),
        ("call* in sick", "called in sick", [(0, 3)]),
    ],
)
def test_entries(entry, text, expected):
    assert found([entry], text) == expected


def test_all_classes_of_a_word_are_found():
    matcher = Matcher([("a", ("pig",)), ("b", ("pig",)), ("a", ("pig*",))])
    assert set(matcher.match(["pig"])) == {Match(0, 1, "a"), Match(0, 1, "b")}


def test_knows_words_and_long_stems_only():
    matcher = Matcher([("a", ("idiot*",)), ("a", ("ass*",)), ("a", ("boss",))])
    assert matcher.knows("idiots") and matcher.knows("boss")
    assert not matcher.knows("assist")
