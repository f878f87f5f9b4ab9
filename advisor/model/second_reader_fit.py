"""Teaching the second reader, from the same corpus as the first."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

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

_HIDDEN = 256
_EPOCHS = 12
_BATCH = 128
_PENALTY = 1e-3
_LENGTH = 2.0
"""Of a usual vector when it is learned from; at much greater ones the writers are soon known by heart."""

_LEAST = 1e-9
"""Spread of a number that is always the same, as good as none: nothing is divided by zero."""

_TEXTS_AT_A_TIME = 128


def encoded(texts: Sequence[str], encode: Encoder, progress: Progress = no_progress) -> NDArray[np.float64]:
    """The vectors of texts, shape (n_texts, vector_size), on all processors."""
    chunks = [texts[start : start + _TEXTS_AT_A_TIME] for start in range(0, len(texts), _TEXTS_AT_A_TIME)]
    parts = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for part in pool.map(encode, chunks):
            parts.append(part)
            progress("Encoding the corpus", min(len(parts) * _TEXTS_AT_A_TIME, len(texts)), len(texts))
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
        examples: The corpus, and behind it what else is to be learned from (`rests`).
        vectors: Of their texts, shape (n_examples, vector_size).
        held_out_risk: The first reader's risk of each post of the corpus, with its author unseen, shape
            (n_posts,).
        settings: Its folds, prior and seed.
        progress: Told how far the fit has come.
    """
    deserves = np.array([int(example.level == "warn") for example in examples])
    log_odds = np.zeros(len(examples))
    # The encoders' numbers differ in size and lie far from zero.
    mean = vectors.mean(axis=0)
    scale = _LENGTH / np.sqrt(vectors.shape[1]) / np.maximum(vectors.std(axis=0), _LEAST)
    standardised = ((vectors - mean) * scale).astype(np.float32)
    networks = []
    folds = GroupKFold(settings.folds).split(vectors, groups=groups_of(examples, settings))
    for fold, (seen, unseen) in enumerate(folds):
        progress("Second reader", fold, settings.folds)
        networks.append(network := _network(standardised[seen], deserves[seen], settings.seed + fold))
        log_odds[unseen] = _weights([network], mean, scale, np.zeros(3)).log_odds(vectors[unseen])
    progress("Second reader", settings.folds, settings.folds)
    posts = slice(len(held_out_risk))
    joint = _joint(held_out_risk, log_odds[posts], deserves[posts], settings.prior)
    return _weights(networks, mean, scale, joint)


def _network(vectors: NDArray[np.float32], deserves: NDArray[np.int_], seed: int) -> MLPClassifier:
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


def _weights(
    networks: Sequence[MLPClassifier],
    mean: NDArray[np.float64],
    scale: NDArray[np.float64],
    joint: NDArray[np.float64],
) -> Weights:
    """What the networks learned from standardised vectors, for vectors as they are."""
    first = [network.coefs_[0] * scale[:, None] for network in networks]
    return Weights(
        hidden_weights=np.stack(first),
        hidden_bias=np.stack(
            [network.intercepts_[0] - mean @ own for network, own in zip(networks, first, strict=True)]
        ),
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
