"""Joining the two readers of a post, word classes and word order, to one risk."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from advisor.model.noisy_or import noisy_or

_CLIP = 1e-9


class Joint(NamedTuple):
    """How the two readers are weighed: log-odds = intercept + heads * classes' + network * word order's."""

    intercept: float
    heads: float
    network: float

    def risk(
        self, log_odds: NDArray[np.floating], logits: NDArray[np.floating]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Calibrated risk and its share a category.

        Args:
            log_odds: Of each category by the heads, shape (n, n_categories).
            logits: Of each category and, last, of any of them by the networks, shape (n, n_categories + 1).

        Returns:
            The risk, shape (n,), and the probability of each category, shape (n, n_categories): the likeliest
            bears the whole risk, the others as much less as they are less likely.
        """
        risk = expit(self.intercept + self.heads * any_log_odds(log_odds) + self.network * logits[:, -1])
        score = self.heads * log_odds + self.network * logits[:, :-1]
        share = np.exp(score - score.max(axis=1, keepdims=True))
        return risk, risk[:, None] * share


def any_log_odds(log_odds: NDArray[np.floating]) -> NDArray[np.float64]:
    """Log-odds that at least one category holds, by noisy-or; shape (n,)."""
    return logit(np.clip(noisy_or(expit(log_odds)), _CLIP, 1 - _CLIP))
