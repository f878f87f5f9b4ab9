"""Excuses: what makes found evidence harmless. Each is one small function under its name.

Detection (`frames.py`) does not know of them; a frame lists the names of those that hold for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType

from advisor.evidence.frames import Found
from advisor.evidence.marks import Marks
from advisor.lexicon import Match

Excuse = Callable[[Found, Marks], bool]

_SPEAKING_AS_STAFF = frozenset({"disclosure", "house_hashtag", "my_product"})

_NEGATION_REACH = 3
_AUTHOR_REACH = 3
_OWNER_REACH = 4
"""Words between a guard and the words it guards, at most."""


def negated(found: Found, marks: Marks) -> bool:
    """A negation stands shortly before one of the words ("he is not an idiot") and is no part of it."""
    return any(
        0 <= filler.start - guard.end < _NEGATION_REACH and _same_sentence(marks, guard, filler)
        for filler in found.fillers
        for guard in marks.by_class.get("neg", ())
    )


def quoted(found: Found, marks: Marks) -> bool:
    """The words stand in a quotation."""
    return any(
        guard.start <= filler.start and filler.end <= guard.end
        for filler in found.fillers
        for guard in marks.by_class.get("quotation", ())
    )


def reported(found: Found, marks: Marks) -> bool:
    """Somebody else said it: a report stands before it in the sentence, or the post passes one on."""
    return _before(found, marks, "reported") or _is_repost(marks)


def hypothetical(found: Found, marks: Marks) -> bool:
    """A wish, a question, an assumption."""
    return _before(found, marks, "hypo")


def third_party(found: Found, marks: Marks) -> bool:
    """It is about other people's work: "my friend's boss"."""
    first = min(filler.start for filler in found.fillers)
    return any(
        guard.start <= first <= guard.end + _OWNER_REACH and _same_sentence(marks, guard, found.fillers[0])
        for guard in marks.by_class.get("third", ())
    )


def past(found: Found, marks: Marks) -> bool:
    """It is long over: "my first boss, years ago"."""
    return "past" in marks.by_class


def fiction(found: Found, marks: Marks) -> bool:
    """It is about a film, a book, a game."""
    return _in_sentence(found, marks, "fiction")


def politics(found: Found, marks: Marks) -> bool:
    """It is about politicians, parties or states, which anybody may scold."""
    return _in_sentence(found, marks, "politic")


def already_public(found: Found, marks: Marks) -> bool:
    """The text says that it is public, and not that it is "not announced yet"."""
    secret = marks.by_class.get("secret", ())
    return any(
        not any(mark.start <= guard.start and guard.end <= mark.end for mark in secret)
        for guard in marks.by_class.get("public", ())
    )


def disclosed(found: Found, marks: Marks) -> bool:
    """The author says that it is their own work."""
    return not _SPEAKING_AS_STAFF.isdisjoint(marks.by_class)


def finished_move(found: Found, marks: Marks) -> bool:
    """The author has moved already and is glad to say so."""
    return "retire_or_move" in marks.by_class


def about_the_author(found: Found, marks: Marks) -> bool:
    """The fact is the author's own: "my boss knew *I* was pregnant"."""
    first, last = min(found.fillers), max(found.fillers)
    return any(
        first.end <= guard.start and 0 <= last.start - guard.end < _AUTHOR_REACH
        for guard in marks.by_class.get("firstp", ())
    )


def _before(found: Found, marks: Marks, word_class: str) -> bool:
    last = max(found.fillers)
    return any(
        guard.start <= last.start and _same_sentence(marks, guard, last)
        for guard in marks.by_class.get(word_class, ())
        if guard not in found.fillers
    )


def _in_sentence(found: Found, marks: Marks, word_class: str) -> bool:
    sentences = {marks.sentence(filler) for filler in found.fillers}
    return any(marks.sentence(guard) in sentences for guard in marks.by_class.get(word_class, ()))


def _same_sentence(marks: Marks, one: Match, other: Match) -> bool:
    return marks.sentence(one) == marks.sentence(other)


def _is_repost(marks: Marks) -> bool:
    tokens = marks.reading.tokens
    return len(tokens) > 1 and tokens[0].norm == "rt" and tokens[1].norm == "<mention>"


EXCUSES: MappingProxyType[str, Excuse] = MappingProxyType(
    {
        excuse.__name__: excuse
        for excuse in (
            negated,
            quoted,
            reported,
            hypothetical,
            third_party,
            past,
            fiction,
            politics,
            already_public,
            disclosed,
            finished_move,
            about_the_author,
        )
    }
)


def is_excused(found: Found, marks: Marks) -> bool:
    """Whether one of the frame's own excuses holds."""
    return any(EXCUSES[name](found, marks) for name in found.frame.excuses)


def unknown(names: Iterable[str]) -> set[str]:
    """The names that no excuse has."""
    return set(names) - EXCUSES.keys()
