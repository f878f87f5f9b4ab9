"""Teaching the second reader, from the same corpus as the first."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from advisor.corpus import Example
from advisor.encoder import Encoder
from advisor.model.progress import Progress, no_progress
from advisor.model.second_reader import Weights, clipped_logit
from advisor.model.settings import SETTINGS, Settings
from advisor.model.training import groups_of

_HIDDEN = 128
_EPOCHS = 12
_BATCH = 128
_PENALTY = 1e-3
_TEXTS_AT_A_TIME = 512


def encoded(texts: Sequence[str], encode: Encoder, progress: Progress = no_progress) -> NDArray[np.float64]:
    """The vectors of texts, shape (n_texts, vector_size)."""
    parts = []
    for start in range(0, len(texts), _TEXTS_AT_A_TIME):
        parts.append(encode(texts[start : start + _TEXTS_AT_A_TIME]))
        progress("Encoding the corpus", min(start + _TEXTS_AT_A_TIME, len(texts)), len(texts))
    return np.concatenate(parts)


def fit_second_reader(
    examples: Sequence[Example],
    vectors: NDArray[np.float64],
    held_out_risk: NDArray[np.float64],
    settings: Settings = SETTINGS,
    progress: Progress = no_progress,
) -> Weights:
    """Fit one network a fold of authors.

    The posts that a network has not seen tell how far either reader can be believed.

    Args:
        examples: The corpus.
        vectors: Of its texts, shape (n_posts, vector_size).
        held_out_risk: The first reader's risk of each post, with its author unseen, shape (n_posts,).
        settings: Its folds, prior and seed.
        progress: Told how far the fit has come.
    """
    deserves = np.array([int(example.level == "warn") for example in examples])
    log_odds = np.zeros(len(examples))
    networks = []
    folds = GroupKFold(settings.folds).split(vectors, groups=groups_of(examples, settings))
    for fold, (seen, unseen) in enumerate(folds):
        progress("Second reader", fold, settings.folds)
        networks.append(network := _network(vectors[seen], deserves[seen], settings.seed + fold))
        log_odds[unseen] = _weights([network], np.zeros(3)).log_odds(vectors[unseen])
    progress("Second reader", settings.folds, settings.folds)
    return _weights(networks, _joint(held_out_risk, log_odds, deserves, settings.prior))


def _network(vectors: NDArray[np.float64], deserves: NDArray[np.int_], seed: int) -> MLPClassifier:
    network = MLPClassifier(
        (_HIDDEN,),
        alpha=_PENALTY,
        batch_size=_BATCH,
        max_iter=_EPOCHS,
        n_iter_no_change=_EPOCHS + 1,
        random_state=seed,
    )
    with warnings.catch_warnings():
        # Stopped early on purpose: a fit that has converged knows the writers by heart.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return network.fit(vectors, deserves)


def _weights(networks: Sequence[MLPClassifier], joint: NDArray[np.float64]) -> Weights:
    return Weights(
        hidden_weights=np.stack([network.coefs_[0] for network in networks]),
        hidden_bias=np.stack([network.intercepts_[0] for network in networks]),
        out_weights=np.stack([network.coefs_[1][:, 0] for network in networks]),
        out_bias=np.array([network.intercepts_[1][0] for network in networks]),
        joint=joint,
    )


def _joint(
    risk: NDArray[np.float64], log_odds: NDArray[np.float64], deserves: NDArray[np.int_], prior: float
) -> NDArray[np.float64]:
    """Weights by logistic regression (Platt 1999), the intercept moved to the share of real life."""
    both = np.column_stack([clipped_logit(risk), log_odds])
    fitted = LogisticRegression(C=1e3, tol=1e-8, max_iter=1000).fit(both, deserves)
    shift = logit(prior) - logit(deserves.mean())
    return np.array([fitted.intercept_[0] + shift, *np.maximum(fitted.coef_[0], 0)])
