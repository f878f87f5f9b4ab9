"""The trained model as plain arrays: all that is needed to judge, in Python and in the browser."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from advisor.draft import Judgement, Token
from advisor.model.convolution import WIDTHS, Convolution
from advisor.model.features import Feature
from advisor.model.joint import Joint
from advisor.model.sequence import Sequence as TokenSequence
from advisor.model.thresholds import Thresholds
from advisor.taxonomy import BOUNDARIES, CATEGORIES
from advisor.vectors import WordVectors

WINDOW = 3
"""Sentences that are judged together."""

_SAME = 9
"""Decimal places in which two activations must differ to count as different."""

WORD_ORDER = "word order"
"""The name under which the networks' contributions are listed."""


@dataclass(frozen=True)
class RiskModel:
    """Weights of a trained model.

    Attributes:
        names: Feature names, in the order of the rows.
        risk_weights: Shape (n_features, n_categories), log-odds.
        risk_intercept: Shape (n_categories,).
        boundary_names: Mark names, in the order of the rows of the boundary's weights.
        boundary_weights: Shape (n_marks, n_boundaries).
        boundary_intercept: Shape (n_boundaries,).
        networks: The convolutional networks.
        joint: How heads and networks are weighed.
        vectors: The word vectors that the networks read.
        thresholds: Risk from which on each level is given.
        digest: SHA-256 of the weights, hexadecimal.
    """

    names: tuple[str, ...]
    risk_weights: NDArray[np.float64]
    risk_intercept: NDArray[np.float64]
    boundary_names: tuple[str, ...]
    boundary_weights: NDArray[np.float64]
    boundary_intercept: NDArray[np.float64]
    networks: tuple[Convolution, ...]
    joint: Joint
    vectors: WordVectors
    thresholds: Thresholds
    digest: str

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    @cached_property
    def _boundary_rows(self) -> Mapping[str, int]:
        return {name: row for row, name in enumerate(self.boundary_names)}

    def judge(
        self,
        features: Sequence[Feature],
        sequence: TokenSequence,
        tokens: Sequence[Token],
        floors: Mapping[str, float] = MappingProxyType({}),
        refine: Callable[[float], float] = float,
    ) -> Judgement:
        """The judgement on a text.

        A long text is judged by its riskiest stretch of three sentences: harmless matters do not add up to a
        risk just because there are many of them.

        Args:
            features: Of the text; repetitions count once.
            sequence: Of the text.
            tokens: Of the text.
            floors: Categories and the probability, 0 to 1, that their evidence alone gives them.
            refine: From the risk by this model, 0 to 1, to that of all who have read; evidence is believed
                whatever they say.
        """
        stretches = _stretches(tokens)
        log_odds = np.array([self._log_odds(names) for names in _windows(features, tokens, len(stretches))])
        logits = np.mean(
            [_stretch_logits(network, sequence, self.vectors, stretches) for network in self.networks], axis=0
        )
        risks, probabilities = self.joint.risk(log_odds, logits)
        risk = float(risks.max())
        refined = refine(risk)
        categories = probabilities.max(axis=0) * (refined / risk)
        for category, floor in floors.items():
            column = CATEGORIES.index(category)
            categories[column] = max(categories[column], floor)
        known = self._boundary_rows
        rows = sorted({known[name] for _, name in sequence.marks if name in known})
        boundary = self.boundary_weights[rows].sum(axis=0) + self.boundary_intercept
        return Judgement(
            risk=float(max(refined, categories.max())),
            categories=dict(zip(CATEGORIES, categories.tolist(), strict=True)),
            boundary=BOUNDARIES[int(np.argmax(boundary))],
        )

    def contributions(
        self, features: Sequence[Feature], sequence: TokenSequence, category: str
    ) -> list[tuple[Feature, float]]:
        """What everything adds to the log-odds of a category, the heaviest first.

        A feature that stands in several places adds once; each place is listed with its share. What the
        networks add is listed by the words that they add it for.
        """
        column = CATEGORIES.index(category)
        places: dict[str, int] = {}
        for feature in features:
            places[feature.name] = places.get(feature.name, 0) + 1
        weighed = [
            (
                feature,
                self.joint.heads
                * float(self.risk_weights[self._rows[feature.name], column])
                / places[feature.name],
            )
            for feature in features
            if feature.name in self._rows
        ]
        weighed.extend(self._word_order(sequence, column))
        return sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))

    def _word_order(self, sequence: TokenSequence, column: int) -> Iterator[tuple[Feature, float]]:
        length = len(sequence.rows)
        added: dict[tuple[int, int], float] = defaultdict(float)
        for network in self.networks:
            activations = network.activations(sequence, self.vectors.matrix)
            if not len(activations):
                continue
            # The risk as a whole hangs on the last output, the choice of category on its own.
            weights = (network.out_weights[:, -1] + network.out_weights[:, column]) / 2
            share = activations.max(axis=0) * weights / len(self.networks)
            # Filters of one width stand together.
            extents = np.repeat(WIDTHS, len(share) // len(WIDTHS), axis=0)
            # Rounded: equal words may differ in the last bit, and the first one must be the same anywhere.
            highest = np.round(activations, _SAME).argmax(axis=0)
            for token, amount, (first, last) in zip(highest, share, extents, strict=True):
                seen = max(int(token + first), 0), min(int(token + last) + 1, length)
                added[seen] += self.joint.network * float(amount)
        for (start, end), amount in added.items():
            yield Feature(WORD_ORDER, start, end), amount

    def _log_odds(self, names: Iterable[str]) -> NDArray[np.float64]:
        return self.risk_weights[self._rows_of(names)].sum(axis=0) + self.risk_intercept

    def _rows_of(self, names: Iterable[str]) -> list[int]:
        # Sorted, so that sums come out the same wherever they are made.
        return sorted({self._rows[name] for name in names if name in self._rows})


def _stretches(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """First token and end of each stretch of three sentences; the whole text if it has no more."""
    if not tokens:
        return [(0, 0)]
    begins = [0, *(at for at in range(1, len(tokens)) if tokens[at].sentence != tokens[at - 1].sentence)]
    ends = [*begins[1:], len(tokens)]
    last = max(len(begins) - WINDOW, 0)
    return [(begins[at], ends[min(at + WINDOW, len(ends)) - 1]) for at in range(last + 1)]


def _windows(features: Sequence[Feature], tokens: Sequence[Token], count: int) -> list[list[str]]:
    """The names of the features inside each stretch of sentences."""
    windows: list[list[str]] = [[] for _ in range(count)]
    for feature in features:
        first, last = tokens[feature.start].sentence, tokens[feature.end - 1].sentence
        for window in range(max(last - WINDOW + 1, 0), min(first, len(windows) - 1) + 1):
            windows[window].append(feature.name)
    return windows


def _stretch_logits(
    network: Convolution,
    sequence: TokenSequence,
    vectors: WordVectors,
    stretches: Sequence[tuple[int, int]],
) -> NDArray[np.floating]:
    activations = network.activations(sequence, vectors.matrix)
    highest = np.array([activations[start:end].max(axis=0, initial=0) for start, end in stretches])
    return network.logits(highest)
