"""What a house knows, among the marks of a text: names that turn public on a day, words harmless to it.

A house can take meaning from words. It can't take it from those of protected voice and distress.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from advisor.evidence.marks import PROTECTED_CLASSES
from advisor.lexicon import Match
from advisor.reading import Reading

MEANINGLESS = "<harmless>"
"""The normal form of a word that is harmless in a house."""

_HARMLESS = "harmless"
_PUBLIC_NAMES = frozenset({"employer", "own_product", "public_name", "competitor"})
"""Names of firms and things, which are no persons'."""


class Turn(NamedTuple):
    """A class that changes with a day.

    Attributes:
        day: The first day of the second class, as in ISO 8601: "2027-03-01".
        before: The class until then.
        after: The class from then on.
    """

    day: str
    before: str
    after: str


def turned(matches: Iterable[Match], turns: Mapping[str, Turn], today: str) -> list[Match]:
    """The matches, each of a class that changes under the class it has today (ISO 8601)."""
    return [
        match._replace(word_class=turn.before if today < turn.day else turn.after)
        if (turn := turns.get(match.word_class))
        else match
        for match in matches
    ]


def without_harmless(reading: Reading, matches: tuple[Match, ...]) -> tuple[Reading, tuple[Match, ...]]:
    """The reading and its matches without what is harmless in this house, and without names of things."""
    harmless = [match for match in matches if match.word_class == _HARMLESS]
    public = [match for match in matches if match.word_class in _PUBLIC_NAMES]
    if not harmless and not public:
        return reading, matches
    kept = tuple(
        match
        for match in matches
        if match.word_class == _HARMLESS
        or match.word_class in PROTECTED_CLASSES
        or not (_meets_any(match, harmless) or (match.word_class == "name" and _meets_any(match, public)))
    )
    covered = {at for match in harmless for at in range(match.start, match.end)}
    tokens = tuple(
        replace(token, norm=MEANINGLESS) if at in covered else token
        for at, token in enumerate(reading.tokens)
    )
    return replace(reading, tokens=tokens), kept


def _meets_any(match: Match, others: Iterable[Match]) -> bool:
    return any(match.start < other.end and other.start < match.end for other in others)
