"""Marks: every word class that matches in a reading, with a few marks that no word list can hold.

This is the alphabet the frames and the model are written in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from advisor.draft import Token
from advisor.lexicon import Lexicon, Match
from advisor.reading import Reading
from advisor.reading.characters import begins_alphanumeric, begins_lower, begins_with_digit

_AMOUNT = regex.compile(r"[$€£¥%]|<number>")
_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}+")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«"}
PROTECTED_CLASSES = frozenset({"collective", "protected_topic", "conditions", "demand", "raised", "distress"})
"""The words of protected voice and of despair: no house can take their meaning."""

_SHORTEST_QUOTATION = 3
"""Words. Shorter ones are scare quotes, which are the author's own voice."""


@dataclass(frozen=True)
class Marks:
    """The word classes of a reading.

    Attributes:
        reading: Where they were found.
        matches: Every match, ordered by first word.
    """

    reading: Reading
    matches: tuple[Match, ...]

    @cached_property
    def by_class(self) -> dict[str, tuple[Match, ...]]:
        """The matches of each class that matches at all."""
        grouped: dict[str, list[Match]] = {}
        for match in self.matches:
            grouped.setdefault(match.word_class, []).append(match)
        return {name: tuple(found) for name, found in grouped.items()}

    def sentence(self, match: Match) -> int:
        """The sentence a match begins in."""
        return self.reading.tokens[match.start].sentence


def find_marks(reading: Reading, lexicon: Lexicon) -> Marks:
    """All marks of a reading; none in a language the advisor does not read."""
    if reading.lang == "other":
        return Marks(reading, ())
    tokens = reading.tokens
    found = lexicon.match([token.norm for token in tokens], reading.lang)
    found.extend(_amounts(tokens))
    found.extend(_names(reading))
    found.extend(_quotations(reading))
    return Marks(reading, tuple(sorted(set(found))))


def _amounts(tokens: Sequence[Token]) -> Iterator[Match]:
    """`amount`: numbers, with a currency or per-cent sign beside them if there is one."""
    for index, token in enumerate(tokens):
        if token.norm == "<number>" or begins_with_digit(token.norm):
            start = index - (index > 0 and bool(_AMOUNT.fullmatch(tokens[index - 1].norm)))
            end = index + 1
            end += end < len(tokens) and bool(_AMOUNT.fullmatch(tokens[end].norm))
            yield Match(start, end, "amount")


def _names(reading: Reading) -> Iterator[Match]:
    """`name`: in English, a capitalised word inside a sentence that is otherwise written small.

    German writes every noun so; there a name shows only behind a title (class `title`).
    """
    if reading.lang != "en":
        return
    text = reading.text
    tokens = reading.tokens
    for index in range(1, len(tokens)):
        token, previous = tokens[index], tokens[index - 1]
        inside = previous.sentence == token.sentence and begins_alphanumeric(text, previous.start)
        if (
            inside
            and _CAPITALISED.fullmatch(text[token.start : token.end])
            and begins_lower(text, previous.start)
        ):
            yield Match(index, index + 1, "name")


def _quotations(reading: Reading) -> Iterator[Match]:
    """`quotation`: some words between quotation marks."""
    text, tokens = reading.text, reading.tokens
    opened: tuple[int, str] | None = None
    for index, token in enumerate(tokens):
        mark = text[token.start : token.end]
        if opened is not None and mark == opened[1]:
            if index - opened[0] > _SHORTEST_QUOTATION:
                yield Match(opened[0], index + 1, "quotation")
            opened = None
        elif opened is None and mark in _QUOTES:
            opened = index, _QUOTES[mark]
