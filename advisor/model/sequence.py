"""The order of words: what the convolution reads of a text.

Each token is its word vectors and the names of the marks on it: the word classes, and the frames that were
found there with the level and category that they speak for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.evidence.gather import Gathered
from advisor.vectors import PARTS, UNKNOWN, WordVectors

_LONGEST_MARK = 8
"""Tokens of a long mark that bear its name; the rest of a sentence-long frame says nothing new."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A text as a sequence of tokens.

    Attributes:
        rows: Rows of the word vectors, shape (n_tokens, PARTS), `UNKNOWN` where there is none.
        marks: Position and name of every mark on a token.
    """

    rows: NDArray[np.int32]
    marks: tuple[tuple[int, str], ...]


class SequenceMaker:
    """Makes sequences of what was gathered from texts.

    Args:
        vectors: The word vectors.
    """

    def __init__(self, vectors: WordVectors) -> None:
        self._rows = vectors.rows

    def __call__(self, gathered: Gathered) -> Sequence:
        """The sequence of a text."""
        tokens = gathered.marks.reading.tokens
        rows = np.full((len(tokens), PARTS), UNKNOWN, np.int32)
        for position, token in enumerate(tokens):
            found = self._rows(token.norm)
            rows[position, : len(found)] = found
        return Sequence(rows, tuple(sorted(set(_marks(gathered)))))


def _marks(gathered: Gathered) -> Iterator[tuple[int, str]]:
    for match in gathered.marks.matches:
        for position in range(match.start, min(match.end, match.start + _LONGEST_MARK)):
            yield position, match.word_class
    tokens = gathered.marks.reading.tokens
    begins = {token.start: position for position, token in enumerate(tokens)}
    for found in gathered.evidence:
        start = begins[found.start]
        end = start + sum(found.start <= token.start < found.end for token in tokens)
        for position in range(start, min(end, start + _LONGEST_MARK)):
            yield position, f"frame:{found.kind}"
            yield position, f"{found.level}:{found.category}"
