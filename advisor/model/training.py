"""Training: from examples to a model. The same corpus and seed give the same model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from advisor.corpus import Example
from advisor.model.observation import Observation, Observer
from advisor.model.post_classifier import PostClassifier
from advisor.model.progress import Progress, no_progress
from advisor.model.rests import rests
from advisor.model.risk_model import RiskModel
from advisor.model.settings import SETTINGS, Settings
from advisor.taxonomy import BOUNDARIES, CATEGORIES
from advisor.vectors import WordVectors


@dataclass(frozen=True)
class Trained:
    """A trained model and the pipeline it came from.

    Attributes:
        model: Ready to judge.
        pipeline: From texts to probabilities, for trainers.
        held_out_risk: The risk of each example, as judged by readers that had not seen its author.
    """

    model: RiskModel
    pipeline: Pipeline
    held_out_risk: NDArray[np.float64]


def labels_of(examples: Sequence[Example]) -> NDArray[np.int_]:
    """1 where a post deserves a warning for a category; shape (n_posts, n_categories)."""
    return np.array(
        [
            [int(example.level == "warn" and category in example.categories) for category in CATEGORIES]
            for example in examples
        ]
    )


def observations(examples: Sequence[Example], progress: Progress = no_progress) -> list[Observation]:
    """What the model sees of each example; shared by all folds of an evaluation."""
    observer = Observer()
    found = []
    for number, example in enumerate(examples, start=1):
        found.append(observer.observe(example.text))
        progress("Reading the corpus", number, len(examples))
    return found


def fit(
    examples: Sequence[Example],
    observed: Sequence[Observation],
    settings: Settings = SETTINGS,
    progress: Progress = no_progress,
) -> Trained:
    """Fit the model on examples that have been observed.

    Tips count as harmless: the model learns what deserves a warning, and gives a tip where it is less sure.
    What risky posts are without their risky words is learned as well (`advisor.model.rests`).
    """
    harmless_rests = rests(examples)
    taught = [*examples, *harmless_rests]
    classifier = classifier_of(settings, progress)
    classifier.fit(
        [*observed, *observations(harmless_rests)], labels_of(taught), groups=groups_of(taught, settings)
    )
    heads = classifier.heads_
    # The pipeline and the plain arrays judge alike: both have the weights as the file keeps them.
    heads.coef_, heads.intercept_ = _kept(heads.coef_, np.float16), _kept(heads.intercept_, np.float32)
    boundary_names, boundary_weights, boundary_intercept = _boundary(examples, observed, settings)
    model = RiskModel(
        names=classifier.names_,
        risk_weights=heads.coef_,
        risk_intercept=heads.intercept_,
        boundary_names=boundary_names,
        boundary_weights=_kept(boundary_weights, np.float16),
        boundary_intercept=_kept(boundary_intercept, np.float32),
        networks=classifier.networks_,
        joint=classifier.joint_,
        vectors=WordVectors.load(),
        thresholds=settings.thresholds,
        digest="0" * 64,
    )
    classifier.set_params(progress=no_progress)
    pipeline = Pipeline([("observe", Observer()), ("risk", classifier)])
    return Trained(model, pipeline, classifier.held_out_risk_[: len(examples)])


def groups_of(examples: Sequence[Example], settings: Settings) -> list[str]:
    """What must not be torn apart: the posts of one author; with too few authors, those of one pair."""
    authors = [example.author for example in examples]
    return authors if len(set(authors)) >= settings.folds else [example.pair for example in examples]


def classifier_of(settings: Settings, progress: Progress = no_progress) -> PostClassifier:
    """An unfitted classifier with some settings."""
    return PostClassifier(
        C=settings.C,
        min_df=settings.min_df,
        prior=settings.prior,
        folds=settings.folds,
        fit_settings=settings.network,
        random_state=settings.seed,
        progress=progress,
    )


def _boundary(
    examples: Sequence[Example], observed: Sequence[Observation], settings: Settings
) -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64]]:
    """Names of marks, weights, shape (n_marks, n_boundaries), and intercepts of the boundary.

    How near to work a text is, is a matter of its topic. So all marks count, also those that the risk must
    not hang on (`topics.txt`).
    """
    known = [index for index, example in enumerate(examples) if example.boundary is not None]
    vectoriser = CountVectorizer(analyzer=_mark_names, binary=True, min_df=settings.min_df)
    matrix = vectoriser.fit_transform([observed[index] for index in known])
    boundary = LogisticRegression(
        C=settings.C, class_weight="balanced", tol=1e-8, max_iter=5000, random_state=settings.seed
    )
    boundary.fit(matrix, [BOUNDARIES.index(examples[index].boundary or "") for index in known])
    return tuple(vectoriser.get_feature_names_out().tolist()), boundary.coef_.T, boundary.intercept_


def _mark_names(observation: Observation) -> set[str]:
    return {name for _, name in observation.sequence.marks}


def _kept(array: NDArray[np.float64], kind: type[np.floating]) -> NDArray[np.float64]:
    """Rounded as the file of the weights rounds it."""
    return array.astype(kind).astype(np.float64)
