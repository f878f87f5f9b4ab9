"""A second reader: what a text means as a whole, told by pretrained sentence encoders.

The first reader sees marks and five words of order. The encoders have read the web, so they know sentences
that no corpus of this size holds; alone they judge worse, and with the first reader better than either. They
are too big for a browser: an extra of the library and the service.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from advisor.draft import Token
from advisor.encoder import Encoder
from advisor.model.features import Feature
from advisor.model.thresholds import Thresholds

MEANING = "meaning"
"""The name under which this reader's contributions are listed."""

_CLIP = 1e-9

_MOST_STRETCHES = 16
"""Stretches of a text that are left out in turn, each of which costs a reading."""


@dataclass(frozen=True)
class Weights:
    """The second reader's weights: networks with one hidden layer on the vector of a text.

    Attributes:
        hidden_weights: Shape (n_networks, vector_size, n_hidden).
        hidden_bias: Shape (n_networks, n_hidden).
        out_weights: Shape (n_networks, n_hidden).
        out_bias: Shape (n_networks,).
        joint: Intercept, weight of the first reader's log-odds and of this one's, shape (3,).
    """

    hidden_weights: NDArray[np.float64]
    hidden_bias: NDArray[np.float64]
    out_weights: NDArray[np.float64]
    out_bias: NDArray[np.float64]
    joint: NDArray[np.float64]

    def log_odds(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """What the networks say of texts on average, shape (n_texts,).

        Args:
            vectors: Shape (n_texts, vector_size).
        """
        hidden = np.maximum(vectors @ self.hidden_weights + self.hidden_bias[:, None], 0)
        outputs = (hidden @ self.out_weights[:, :, None])[:, :, 0] + self.out_bias[:, None]
        return outputs.mean(axis=0)

    def to_bytes(self) -> bytes:
        """The arrays as the bytes of an .npz file; half precision but for `joint`."""
        buffer = io.BytesIO()
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        kinds = {name: np.float64 if name == "joint" else np.float16 for name in arrays}
        np.savez_compressed(buffer, **{name: array.astype(kinds[name]) for name, array in arrays.items()})
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Weights:
        """The weights that `to_bytes` wrote."""
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return cls(**{field.name: arrays[field.name].astype(np.float64) for field in fields(cls)})


@dataclass(frozen=True)
class SecondReader:
    """Reads a text beside the first reader.

    Attributes:
        weights: What it has learned.
        thresholds: Risk from which on each level is given when both have read.
        encode: The encoder of texts.
        digest: SHA-256 of the weights, hexadecimal.
    """

    weights: Weights
    thresholds: Thresholds
    encode: Encoder
    digest: str

    @classmethod
    def of(cls, data: bytes, thresholds: Thresholds, encode: Encoder) -> SecondReader:
        """The reader whose weights `Weights.to_bytes` wrote."""
        return cls(Weights.from_bytes(data), thresholds, encode, hashlib.sha256(data).hexdigest())

    def __call__(self, text: str, tokens: Sequence[Token]) -> SecondReading:
        """What this reader makes of a text of these tokens."""
        (vector,) = self.encode([text])
        return SecondReading(self, text, tuple(tokens), vector)


@dataclass(frozen=True)
class SecondReading:
    """A text as the second reader has read it.

    Attributes:
        reader: The reader.
        text: The text.
        tokens: Of the text.
        vector: What the encoder makes of it, shape (vector_size,).
    """

    reader: SecondReader
    text: str
    tokens: tuple[Token, ...]
    vector: NDArray[np.float64]

    def refine(self, risk: float) -> float:
        """From the first reader's risk of the text to that of both, each 0 to 1."""
        weights = self.reader.weights
        return float(joined(weights.joint, risk, weights.log_odds(self.vector[None]))[0])

    def contributions(self, first: Sequence[tuple[Feature, float]]) -> list[tuple[Feature, float]]:
        """What everything adds to the log-odds of both readers, the heaviest first.

        Args:
            first: The first reader's contributions.
        """
        of_first = self.reader.weights.joint[1]
        all_of_them = [(feature, float(of_first * weight)) for feature, weight in first]
        return sorted([*all_of_them, *self._own], key=lambda pair: (-abs(pair[1]), pair[0]))

    @cached_property  # the same for every category, and it takes another reading of many texts
    def _own(self) -> list[tuple[Feature, float]]:
        """What this reader says less where a few words are left out, as far as the quick encoder can tell.

        Occlusion (Zeiler and Fergus 2014).
        """
        weights, text, tokens = self.reader.weights, self.text, self.tokens
        if not tokens:
            return []
        # Stretches overlap by half, so each word is left out twice.
        step = max(2, -(-len(tokens) // _MOST_STRETCHES))
        stretches = [
            (start, min(start + 2 * step, len(tokens)))
            for start in range(0, max(len(tokens) - 2 * step, 0) + step, step)
            if start < len(tokens)
        ]
        without = [text[: tokens[start].start] + text[tokens[end - 1].end :] for start, end in stretches]
        (whole,) = weights.log_odds(self.vector[None])
        rests = weights.log_odds(self.reader.encode.again(self.vector, without))
        return [
            (Feature(MEANING, start, end), float(weights.joint[2] * (whole - rest) / 2))
            for (start, end), rest in zip(stretches, rests, strict=True)
        ]


def joined(
    joint: NDArray[np.float64], risk: float | NDArray[np.float64], log_odds: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The calibrated risk by both readers, shape (n_texts,).

    Args:
        joint: Intercept and weights (`Weights.joint`).
        risk: By the first reader, 0 to 1.
        log_odds: By the second, shape (n_texts,).
    """
    return expit(joint[0] + joint[1] * clipped_logit(risk) + joint[2] * log_odds)


def clipped_logit(risk: float | NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds that are finite for any risk."""
    return logit(np.clip(risk, _CLIP, 1 - _CLIP))
