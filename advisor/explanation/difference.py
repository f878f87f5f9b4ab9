"""In which words two texts differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from advisor.reading.tokens import RawToken, TokenSplitter
from advisor.spelling import fold

_MARKS = frozenset({"mark", "dots"})
"""Kinds of token that make no difference in what is said."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """How two texts differ, upper and lower case aside.

    Attributes:
        alike: Share of their words, marks included, that stand in both in the same order, 0 to 1.
        first, second: Start and end, in code points, of words of each text that the other one lacks.
    """

    alike: float
    first: tuple[Span, ...]
    second: tuple[Span, ...]


def difference(first: str, second: str) -> Difference:
    """In which words two texts differ."""
    tokens = [_splitter()(text) for text in (first, second)]
    words = [
        [fold(text[start:end]) for _, start, end in found]
        for text, found in zip((first, second), tokens, strict=True)
    ]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    differing = [codes[1:] for codes in matcher.get_opcodes() if codes[0] != "equal"]
    return Difference(
        matcher.ratio(),
        tuple(_stretches(tokens[0][start:end] for start, end, _, _ in differing)),
        tuple(_stretches(tokens[1][start:end] for _, _, start, end in differing)),
    )


def _stretches(runs: Iterable[Sequence[RawToken]]) -> Iterator[Span]:
    """Where runs of tokens stand in the text, without the marks around them."""
    for run in runs:
        weighty = [(start, end) for kind, start, end in run if kind not in _MARKS]
        if weighty:
            yield weighty[0][0], weighty[-1][1]


@lru_cache(maxsize=1)
def _splitter() -> TokenSplitter:
    return TokenSplitter.load()
