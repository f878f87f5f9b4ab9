"""Word vectors: how near words are in meaning, English and German in one space, as data.

Made by `scripts/word_vectors.py`; where they come from stands in `NOTICE`. Each word has 64 numbers of four
bits.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from advisor.reading.characters import begins_with_letter

UNKNOWN = 0
"""The row of words that have no vector: zeros."""

PARTS = 2
"""Rows that one word may take: German compounds take those of their two halves."""

_SHORTEST_PART = 4
_LONGEST_ENDING = 4
_CODE_MIDDLE = 7.5


class WordVectors:
    """Vectors of words. Immutable, and safe to share between threads.

    Args:
        words: Folded words (`advisor.spelling.fold`).
        matrix: Shape (n_words + 1, dimensions); row 0 is for unknown words, row i + 1 for word i.
    """

    def __init__(self, words: tuple[str, ...], matrix: NDArray[np.float32]) -> None:
        self.words = words
        self.matrix = matrix
        self._rows = {word: row for row, word in enumerate(words, start=1)}

    @classmethod
    def load(cls) -> WordVectors:
        """The vectors of this package; read from disk once, for they never change."""
        return _load()

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return self.matrix.shape[1]

    def rows(self, word: str) -> tuple[int, ...]:
        """The rows of a folded word: its own, those of its halves, or its stem's; empty if it has none."""
        own = self._rows.get(word)
        if own is not None:
            return (own,)
        if not begins_with_letter(word):
            return ()
        return next(self._halves(word), None) or next(self._stems(word), ())

    def _halves(self, word: str) -> Iterator[tuple[int, int]]:
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            tail = self._rows.get(word[cut:])
            if tail is not None:
                # "Arbeit-s-zeit": the joining letter belongs to neither half.
                head = self._rows.get(word[:cut]) or self._rows.get(word[:cut].removesuffix("s"))
                if head is not None:
                    yield head, tail

    def _stems(self, word: str) -> Iterator[tuple[int]]:
        for ending in range(1, _LONGEST_ENDING + 1):
            stem = word[:-ending]
            if len(stem) >= _SHORTEST_PART and stem in self._rows:
                yield (self._rows[stem],)


def pack(matrix: NDArray[np.float32]) -> dict[str, NDArray]:
    """Vectors as codes of four bits, two in a byte, and the step between two codes of each dimension."""
    step = matrix.std(axis=0) * 3 / _CODE_MIDDLE
    codes = np.clip(np.rint(matrix / step + _CODE_MIDDLE), 0, 15).astype(np.uint8)
    return {"codes": codes[:, 0::2] << 4 | codes[:, 1::2], "step": step.astype(np.float32)}


def unpack(codes: NDArray[np.uint8], step: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors that `pack` packed, with row 0 for unknown words put before them."""
    matrix = np.zeros((len(codes) + 1, len(step)), np.float32)
    matrix[1:, 0::2] = codes >> 4
    matrix[1:, 1::2] = codes & 15
    matrix[1:] = (matrix[1:] - np.float32(_CODE_MIDDLE)) * step
    return matrix


def packed_vectors() -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """The vectors of this package as `pack` packed them: codes and steps."""
    data = files(__package__).joinpath("vectors.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return arrays["codes"], arrays["step"]


@lru_cache(maxsize=1)
def _load() -> WordVectors:
    folder = files(__package__)
    words = tuple(folder.joinpath("words.txt").read_text(encoding="utf-8").split("\n")[:-1])
    return WordVectors(words, unpack(*packed_vectors()))
