"""The classifier: one logistic regression a category, calibrated for the real prior, joined by noisy-or."""

from __future__ import annotations

from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, cross_val_predict
from sklearn.utils.validation import check_is_fitted

REAL_PRIOR = 1 / 80
"""Share of everyday posts that a fair adviser would warn about (measured on real posts; `docs/model.md`)."""

_TOLERANCE = 1e-8
"""Small enough that training again gives the same scores to 1e-6 on another machine."""


class RiskClassifier(ClassifierMixin, BaseEstimator):
    """Probability of each risk category.

    Every category has its own logistic regression, for contempt and leaks have nothing in common but the
    consequence. Out-of-fold scores calibrate each one (Platt 1999), and its intercept is then moved from the
    share of warnings in the corpus to the share in real life (Saerens, Latinne and Decaestecker 2002).

    Args:
        C: Inverse strength of the regularisation.
        prior: Share of posts in real life that deserve a warning, 0 to 1.
        folds: Folds of the calibration.
        random_state: Seed of the solver.

    Attributes:
        coef_: Calibrated weights, shape (n_features, n_categories).
        intercept_: Calibrated intercepts, shape (n_categories,).
        classes_: Column numbers of the categories.
    """

    def __init__(
        self, C: float = 0.1, prior: float = REAL_PRIOR, folds: int = 5, random_state: int = 0
    ) -> None:
        self.C = C
        self.prior = prior
        self.folds = folds
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike, groups: ArrayLike | None = None) -> Self:
        """Fit on features X, shape (n_posts, n_features), and y, shape (n_posts, n_categories), 0 or 1.

        Args:
            X: Features.
            y: 1 where a post deserves a warning for a category.
            groups: Posts of one group stay in one calibration fold (contrast pairs, authors).

        Raises:
            ValueError: `y` is not a matrix of zeros and ones.
        """
        labels = np.asarray(y)
        if labels.ndim != 2 or not np.isin(labels, (0, 1)).all():
            raise ValueError("y must be a matrix of zeros and ones: one row a post, one column a category.")
        share = np.maximum(labels.mean(axis=0), 1 / len(labels))
        target = share / max(1 - np.prod(1 - share), self.prior) * self.prior
        shift = logit(target) - logit(np.minimum(share, 0.5))
        columns = [self._fit_category(X, column, groups) for column in labels.T]
        self.coef_ = np.column_stack([weights for weights, _ in columns])
        self.intercept_ = np.array([intercept for _, intercept in columns]) + shift
        self.classes_ = np.arange(labels.shape[1])
        self.n_features_in_ = self.coef_.shape[0]
        return self

    def _fit_category(
        self,
        X: ArrayLike,
        y: NDArray[np.int_],
        groups: ArrayLike | None,
    ) -> tuple[NDArray[np.float64], float]:
        if y.sum() < self.folds:
            # Too few examples to learn anything from: the category stays at its prior.
            return np.zeros(X.shape[1]), float(logit(max(y.mean(), 1 / len(y))))
        regression = self._regression()
        folds = KFold(self.folds, shuffle=True, random_state=self.random_state)
        if groups is not None:
            folds = GroupKFold(self.folds)
        scores = cross_val_predict(regression, X, y, groups=groups, cv=folds, method="decision_function")
        scaling = LogisticRegression(C=1e3, tol=_TOLERANCE, max_iter=1000).fit(scores[:, None], y)
        slope = max(float(scaling.coef_[0, 0]), 0.0)
        regression.fit(X, y)
        return slope * regression.coef_[0], slope * regression.intercept_[0] + float(scaling.intercept_[0])

    def _regression(self) -> LogisticRegression:
        return LogisticRegression(
            C=self.C,
            class_weight="balanced",
            solver="liblinear",
            tol=_TOLERANCE,
            max_iter=5000,
            random_state=self.random_state,
        )

    def decision_function(self, X: ArrayLike) -> NDArray[np.float64]:
        """Log-odds of each category, shape (n_posts, n_categories)."""
        check_is_fitted(self)
        return X @ self.coef_ + self.intercept_

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """Probability of each category, shape (n_posts, n_categories), 0 to 1."""
        return expit(self.decision_function(X))

    def predict(self, X: ArrayLike) -> NDArray[np.int_]:
        """1 where a category is more likely than not, shape (n_posts, n_categories)."""
        return (self.predict_proba(X) >= 0.5).astype(int)
