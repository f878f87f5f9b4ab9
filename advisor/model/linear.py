"""The trained model as plain arrays: all that is needed to judge, in Python and in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from advisor.draft import Judgement, Token
from advisor.model.features import Feature
from advisor.model.noisy_or import noisy_or
from advisor.policy import Thresholds
from advisor.taxonomy import BOUNDARIES, CATEGORIES

WINDOW = 3
"""Sentences that are judged together."""


@dataclass(frozen=True)
class LinearModel:
    """Weights of a trained model.

    Attributes:
        names: Feature names, in the order of the rows.
        risk_weights: Shape (n_features, n_categories), calibrated log-odds.
        risk_intercept: Shape (n_categories,).
        boundary_weights: Shape (n_features, n_boundaries).
        boundary_intercept: Shape (n_boundaries,).
        thresholds: Risk from which on each level is given.
        digest: SHA-256 of the weights, hexadecimal.
    """

    names: tuple[str, ...]
    risk_weights: NDArray[np.float64]
    risk_intercept: NDArray[np.float64]
    boundary_weights: NDArray[np.float64]
    boundary_intercept: NDArray[np.float64]
    thresholds: Thresholds
    digest: str

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    def judge(
        self,
        features: Sequence[Feature],
        tokens: Sequence[Token],
        floors: Mapping[str, float] = MappingProxyType({}),
    ) -> Judgement:
        """The judgement on a text with these features.

        A long text is judged by its riskiest stretch of three sentences: harmless matters do not add up to a
        risk just because there are many of them.

        Args:
            features: Of the text; repetitions count once.
            tokens: Of the text.
            floors: Categories and the probability, 0 to 1, that their evidence alone gives them.
        """
        windows = np.array([self._log_odds(window) for window in _windows(features, tokens)])
        probabilities = 1 / (1 + np.exp(-windows))
        for category, floor in floors.items():
            column = CATEGORIES.index(category)
            probabilities[:, column] = np.maximum(probabilities[:, column], floor)
        rows = self._rows_of(feature.name for feature in features)
        boundary = self.boundary_weights[rows].sum(axis=0) + self.boundary_intercept
        return Judgement(
            risk=float(noisy_or(probabilities).max()),
            categories=dict(zip(CATEGORIES, probabilities.max(axis=0).tolist(), strict=True)),
            boundary=BOUNDARIES[int(np.argmax(boundary))],
        )

    def contributions(self, features: Sequence[Feature], category: str) -> list[tuple[Feature, float]]:
        """What each known feature adds to the log-odds of a category, the heaviest first.

        A feature that stands in several places adds once; each place is listed with its share.
        """
        column = CATEGORIES.index(category)
        places: dict[str, int] = {}
        for feature in features:
            places[feature.name] = places.get(feature.name, 0) + 1
        weighed = [
            (feature, float(self.risk_weights[self._rows[feature.name], column]) / places[feature.name])
            for feature in features
            if feature.name in self._rows
        ]
        return sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))

    def _log_odds(self, names: Iterable[str]) -> NDArray[np.float64]:
        return self.risk_weights[self._rows_of(names)].sum(axis=0) + self.risk_intercept

    def _rows_of(self, names: Iterable[str]) -> list[int]:
        # Sorted, so that sums come out the same wherever they are made.
        return sorted({self._rows[name] for name in names if name in self._rows})


def _windows(features: Sequence[Feature], tokens: Sequence[Token]) -> list[list[str]]:
    """The names of the features inside each stretch of sentences."""
    sentences = tokens[-1].sentence + 1 if tokens else 1
    windows: list[list[str]] = [[] for _ in range(max(sentences - WINDOW, 0) + 1)]
    for feature in features:
        first, last = tokens[feature.start].sentence, tokens[feature.end - 1].sentence
        for window in range(max(last - WINDOW + 1, 0), min(first, len(windows) - 1) + 1):
            windows[window].append(feature.name)
    return windows
