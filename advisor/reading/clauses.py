"""Clauses: stretches of a sentence that stand on their own."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.draft import Token
from advisor.reading.characters import begins_alphanumeric
from advisor.reading.tokens import load_patterns

_JOINERS = frozenset(load_patterns()["clause_joiners"])
_BOUNDARIES = frozenset(load_patterns()["clause_boundaries"])


def clause_around(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The tokens, from start up to not including end, of the clauses that hold tokens `first` to `last`.

    Marks at its end and a joining word ("and") at its beginning stay outside.
    """
    start = first
    while start > 0 and _continues(tokens, start - 1, start):
        start -= 1
    end = last + 1
    while end < len(tokens) and _continues(tokens, end, last):
        end += 1
    while start < first and tokens[start].norm in _JOINERS:
        start += 1
    while end > last + 1 and not _is_word(tokens[end - 1].norm):
        end -= 1
    return start, end


def within_marks(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """A stretch of tokens without the marks at its ends; as it is if it holds nothing but marks.

    Args:
        tokens: Of a text.
        start: Where the stretch begins.
        end: Where it ends, exclusive.
    """
    words = [at for at in range(start, end) if _is_word(tokens[at].norm)]
    return (words[0], words[-1] + 1) if words else (start, end)


def _continues(tokens: Sequence[Token], index: int, beside: int) -> bool:
    return tokens[index].sentence == tokens[beside].sentence and tokens[index].norm not in _BOUNDARIES


def _is_word(norm: str) -> bool:
    return begins_alphanumeric(norm) or norm[0] == "<"
