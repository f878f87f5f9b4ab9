"""A small convolutional network over word vectors and marks: plain arrays and the way forward.

Convolutions of one to five tokens, each followed by the highest activation over the text, then one linear
layer (Kim 2014). So it sees who did what to whom in which order, and nothing further apart than five words.
"""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from advisor.model.sequence import Sequence
from advisor.vectors import UNKNOWN

REACH = 2
"""Tokens that the widest convolution sees on either side."""

WIDTHS = ((0, 0), (-1, 0), (-1, 1), (-REACH, REACH))
"""First and last token that each kind of filter sees, counted from where it stands."""


@dataclass(frozen=True)
class Convolution:
    """A trained network.

    Attributes:
        mark_names: The marks it knows.
        mark_weights: Shape (n_marks, mark_size): what a mark adds to a token.
        filters: Shape (5 * (vector_size + mark_size), n_filters), zero where a filter does not look.
        filter_bias: Shape (n_filters,).
        out_weights: Shape (n_filters, n_outputs).
        out_bias: Shape (n_outputs,).
    """

    mark_names: tuple[str, ...]
    mark_weights: NDArray[np.floating]
    filters: NDArray[np.floating]
    filter_bias: NDArray[np.floating]
    out_weights: NDArray[np.floating]
    out_bias: NDArray[np.floating]

    @cached_property
    def mark_rows(self) -> dict[str, int]:
        """The row of each mark that it knows."""
        return {name: row for row, name in enumerate(self.mark_names)}

    def activations(self, sequence: Sequence, vectors: NDArray[np.floating]) -> NDArray[np.floating]:
        """What each filter makes of each token, shape (n_tokens, n_filters), at least 0.

        Args:
            sequence: A text.
            vectors: The matrix of the word vectors.
        """
        tokens = np.concatenate([embed(sequence, vectors), self._marked(sequence)], axis=1)
        return np.maximum(convolve(windows(tokens[None])[0], self.filters) + self.filter_bias, 0)

    def logits(self, pooled: NDArray[np.floating]) -> NDArray[np.floating]:
        """The outputs for the highest activations of a text or of a stretch of it."""
        return pooled @ self.out_weights + self.out_bias

    def _marked(self, sequence: Sequence) -> NDArray[np.floating]:
        marked = np.zeros((len(sequence.rows), self.mark_weights.shape[1]), self.mark_weights.dtype)
        for position, name in sequence.marks:
            row = self.mark_rows.get(name)
            if row is not None:
                marked[position] += self.mark_weights[row]
        return marked


def embed(sequence: Sequence, vectors: NDArray[np.floating]) -> NDArray[np.floating]:
    """The vector of each token: the mean of its parts; zeros where it has none.

    In double precision, as JavaScript computes, so that both engines come to the same risk.
    """
    parts = np.maximum((sequence.rows != UNKNOWN).sum(axis=1, keepdims=True), 1)
    return vectors[sequence.rows].sum(axis=1, dtype=np.float64) / parts


def windows(tokens: NDArray[np.floating]) -> NDArray[np.floating]:
    """Each token with its neighbours side by side: shape (n, n_tokens, size) to (n, n_tokens, 5 * size)."""
    texts, length, size = tokens.shape
    side_by_side = np.zeros((texts, length, 2 * REACH + 1, size), tokens.dtype)
    # Written into place: numpy's own padding takes longer than the whole rest of a short text.
    for shift in range(-REACH, REACH + 1):
        first, last = max(0, -shift), max(0, min(length, length - shift))
        side_by_side[:, first:last, shift + REACH] = tokens[:, first + shift : last + shift]
    return side_by_side.reshape(texts, length, (2 * REACH + 1) * size)


def fields(size: int, filters: int) -> list[tuple[slice, slice]]:
    """For the filters of each width: the inputs that they look at, and which filters they are."""
    count = filters // len(WIDTHS)
    return [
        (
            slice((first + REACH) * size, (last + REACH + 1) * size),
            slice(kind * count, (kind + 1) * count),
        )
        for kind, (first, last) in enumerate(WIDTHS)
    ]


def convolve(inputs: NDArray[np.floating], filters: NDArray[np.floating]) -> NDArray[np.floating]:
    """`inputs @ filters`, without the places where no filter looks: nearly half of them."""
    made = np.empty((len(inputs), filters.shape[1]))
    for seen_inputs, own in fields(inputs.shape[1] // (2 * REACH + 1), filters.shape[1]):
        np.matmul(inputs[:, seen_inputs], filters[seen_inputs, own], out=made[:, own])
    return made


def seen(size: int, filters_a_width: int) -> NDArray[np.bool_]:
    """Which inputs each filter looks at: shape (5 * size, len(WIDTHS) * filters_a_width)."""
    mask = np.zeros((2 * REACH + 1, size, len(WIDTHS), filters_a_width), dtype=bool)
    for kind, (first, last) in enumerate(WIDTHS):
        mask[first + REACH : last + REACH + 1, :, kind] = True
    return mask.reshape((2 * REACH + 1) * size, -1)


def known_marks(sequences: Many[Sequence], fewest: int) -> tuple[str, ...]:
    """The marks that stand in at least so many texts, in order of name."""
    counts: dict[str, int] = {}
    for sequence in sequences:
        for name in {name for _, name in sequence.marks}:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(name for name, count in counts.items() if count >= fewest))
