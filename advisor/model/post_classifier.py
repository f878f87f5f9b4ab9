"""The classifier of posts: linear heads over word classes and convolutions over word order, joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import logit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.utils.validation import check_is_fitted

from advisor.model.classifier import REAL_PRIOR, RiskClassifier
from advisor.model.convolution import Convolution, known_marks
from advisor.model.convolution_fit import FitSettings, fit_convolution
from advisor.model.joint import Joint, any_log_odds
from advisor.model.observation import Observation
from advisor.model.progress import Progress, no_progress
from advisor.model.sequence import Sequence as TokenSequence
from advisor.vectors import WordVectors


class PostClassifier(ClassifierMixin, BaseEstimator):
    """Probability of each risk category.

    Two readers that err differently: `RiskClassifier` over word classes and frames, and a `Convolution` over
    word vectors, classes and frames in their order. Posts are dealt into groups (their authors); each network
    learns from all groups but some, and the posts it has not seen tell how far either reader can be believed
    (stacked generalisation, Wolpert 1992). The networks are then used together.

    Args:
        C: Inverse strength of the heads' regularisation.
        min_df: Posts that must show a feature or a mark for it to be learned.
        prior: Share of posts in real life that deserve a warning, 0 to 1.
        folds: Networks, and parts that the groups are dealt into.
        fit_settings: Of the networks; the usual ones if None.
        random_state: The seed.
        progress: Told how far the fit has come.

    Attributes:
        names_: The features, in the order of the heads' rows.
        heads_: The fitted heads.
        networks_: The fitted networks.
        joint_: How they are weighed.
        held_out_risk_: Risk of each post that it was fitted on, by readers that had not seen its group.
        classes_: Column numbers of the categories.
    """

    def __init__(
        self,
        C: float = 0.03,
        min_df: int = 3,
        prior: float = REAL_PRIOR,
        folds: int = 3,
        fit_settings: FitSettings | None = None,
        random_state: int = 0,
        progress: Progress = no_progress,
    ) -> None:
        self.C = C
        self.min_df = min_df
        self.prior = prior
        self.folds = folds
        self.fit_settings = fit_settings
        self.random_state = random_state
        self.progress = progress

    def fit(self, X: Sequence[Observation], y: ArrayLike, groups: ArrayLike | None = None) -> Self:
        """Fit on observations and y, shape (n_posts, n_categories), 0 or 1.

        Args:
            X: Observations.
            y: 1 where a post deserves a warning for a category.
            groups: Posts of one group stay in one fold; every post is its own group if none are given.

        Raises:
            ValueError: `y` is not a matrix of zeros and ones, or there are fewer groups than folds.
        """
        labels = np.asarray(y)
        if labels.ndim != 2 or not np.isin(labels, (0, 1)).all():
            raise ValueError("y must be a matrix of zeros and ones: one row a post, one column a category.")
        deserves = labels.any(axis=1).astype(int)
        grouping = np.arange(len(labels)) if groups is None else np.asarray(groups)
        vectors = WordVectors.load().matrix
        vectoriser = CountVectorizer(analyzer=_names, binary=True, min_df=self.min_df)
        matrix = vectoriser.fit_transform(X)
        sequences = [observation.sequence for observation in X]
        marks = known_marks(sequences, self.min_df)
        self.names_ = tuple(vectoriser.get_feature_names_out())
        self.networks_: tuple[Convolution, ...] = ()
        log_odds = np.zeros((len(labels), labels.shape[1]))
        logits = np.zeros((len(labels), labels.shape[1] + 1))
        outputs = np.column_stack([labels, deserves])
        for fold, (seen, unseen) in enumerate(GroupKFold(self.folds).split(matrix, groups=grouping)):
            heads = self._heads().fit(matrix[seen], labels[seen], groups=grouping[seen])
            log_odds[unseen] = heads.decision_function(matrix[unseen])
            network = fit_convolution(
                [sequences[one] for one in seen],
                outputs[seen],
                vectors,
                marks,
                self.fit_settings or FitSettings(),
                self.random_state + fold,
                lambda done, of, fold=fold: self.progress(f"Network {fold + 1} of {self.folds}", done, of),
            )
            logits[unseen] = [network_logits((network,), sequences[one], vectors) for one in unseen]
            self.networks_ += (network,)
        self.heads_ = self._heads().fit(matrix, labels, groups=grouping)
        self.joint_ = _joint(log_odds, logits, deserves, self.prior)
        self.held_out_risk_ = self.joint_.risk(log_odds, logits)[0]
        self.classes_ = np.arange(labels.shape[1])
        return self

    def _heads(self) -> RiskClassifier:
        return RiskClassifier(C=self.C, prior=self.prior, random_state=self.random_state)

    def predict_proba(self, X: Sequence[Observation]) -> NDArray[np.float64]:
        """Probability of each category, shape (n_posts, n_categories), 0 to 1."""
        check_is_fitted(self)
        vectors = WordVectors.load().matrix
        vectoriser = CountVectorizer(analyzer=_names, binary=True, vocabulary=self.names_)
        log_odds = self.heads_.decision_function(vectoriser.transform(X))
        logits = np.array([network_logits(self.networks_, one.sequence, vectors) for one in X])
        return self.joint_.risk(log_odds, logits)[1]

    def predict(self, X: Sequence[Observation]) -> NDArray[np.int_]:
        """1 where a category is more likely than not, shape (n_posts, n_categories)."""
        return (self.predict_proba(X) >= 0.5).astype(int)


def network_logits(
    networks: Sequence[Convolution], sequence: TokenSequence, vectors: NDArray[np.floating]
) -> NDArray[np.floating]:
    """The mean outputs of some networks for a text as a whole, shape (n_categories + 1,)."""
    return np.mean(
        [network.logits(_highest(network.activations(sequence, vectors))) for network in networks], axis=0
    )


def _highest(activations: NDArray[np.floating]) -> NDArray[np.floating]:
    return activations.max(axis=0, initial=0)


def _joint(log_odds: NDArray, logits: NDArray, deserves: NDArray, prior: float) -> Joint:
    """Weights by logistic regression (Platt 1999), the intercept moved to the share of real life."""
    both = np.column_stack([any_log_odds(log_odds), logits[:, -1]])
    fitted = LogisticRegression(C=1e3, tol=1e-8, max_iter=1000).fit(both, deserves)
    shift = logit(prior) - logit(deserves.mean())
    # A reader that would count against itself is left out.
    heads, network = np.maximum(fitted.coef_[0], 0)
    return Joint(float(fitted.intercept_[0] + shift), float(heads), float(network))


def _names(observation: Observation) -> tuple[str, ...]:
    return observation.features
