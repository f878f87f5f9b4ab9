"""Training: from examples to a model. The same corpus and seed give the same model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from advisor.corpus import Example
from advisor.model.classifier import RiskClassifier
from advisor.model.features import TextAnalyzer
from advisor.model.linear import LinearModel
from advisor.model.settings import SETTINGS, Settings
from advisor.taxonomy import BOUNDARIES, CATEGORIES

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many steps of it are done, and of how many."""


def no_progress(task: str, done: int, of: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True)
class Trained:
    """A trained model and the pipeline it came from."""

    model: LinearModel
    pipeline: Pipeline
    arrays: dict[str, np.ndarray]


def labels_of(examples: Sequence[Example]) -> np.ndarray:
    """1 where a post deserves a warning for a category; shape (n_posts, n_categories)."""
    return np.array(
        [
            [int(example.level == "warn" and category in example.categories) for category in CATEGORIES]
            for example in examples
        ]
    )


def feature_lists(examples: Sequence[Example], progress: Progress = no_progress) -> list[list[str]]:
    """The features of each example; the slow part of training, shared by all folds of an evaluation."""
    analyze = TextAnalyzer()
    lists = []
    for number, example in enumerate(examples, start=1):
        lists.append(analyze(example.text))
        progress("Reading the corpus", number, len(examples))
    return lists


def fit(examples: Sequence[Example], features: Sequence[list[str]], settings: Settings = SETTINGS) -> Trained:
    """Fit the model on examples whose features are known.

    Tips are left out of the fit: readers do not agree on them, and they lie between the two sides that the
    model must tell apart.
    """
    chosen = [index for index, example in enumerate(examples) if example.level != "note"]
    kept = [examples[index] for index in chosen]
    # The vectoriser learns from lists, and reads texts once it is in the pipeline.
    vectoriser = CountVectorizer(analyzer=_as_is, binary=True, min_df=settings.min_df)
    matrix = vectoriser.fit_transform([features[index] for index in chosen])
    classifier = RiskClassifier(C=settings.C, prior=settings.prior, random_state=settings.seed)
    classifier.fit(matrix, labels_of(kept), groups=[example.pair for example in kept])
    boundary = LogisticRegression(C=settings.C, tol=1e-8, max_iter=5000, random_state=settings.seed)
    known = [index for index, example in enumerate(kept) if example.boundary is not None]
    boundary.fit(matrix[known], [BOUNDARIES.index(kept[index].boundary or "") for index in known])
    arrays = {
        "names": np.array(vectoriser.get_feature_names_out(), dtype=np.str_),
        "risk_weights": classifier.coef_.astype(np.float32),
        "risk_intercept": classifier.intercept_.astype(np.float32),
        "boundary_weights": boundary.coef_.T.astype(np.float32),
        "boundary_intercept": boundary.intercept_.astype(np.float32),
    }
    model = LinearModel(
        names=tuple(arrays["names"].tolist()),
        thresholds=settings.thresholds,
        digest="0" * 64,
        **{name: array.astype(np.float64) for name, array in arrays.items() if name != "names"},
    )
    vectoriser.set_params(analyzer=TextAnalyzer())
    return Trained(model, Pipeline([("features", vectoriser), ("risk", classifier)]), arrays)


def _as_is(features: list[str]) -> list[str]:
    return features
