import numpy as np
import pytest
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV

from advisor.model.convolution_fit import FitSettings
from advisor.model.joint import Joint, any_log_odds
from advisor.model.observation import Observation
from advisor.model.post_classifier import PostClassifier
from advisor.model.sequence import Sequence
from advisor.taxonomy import CATEGORIES

QUICK = FitSettings(epochs=3, filters=4, mark_size=4)


@pytest.fixture(scope="module")
def posts():
    """Two categories, each told by one mark; 300 posts."""
    random = np.random.default_rng(0)
    observed, labels = [], np.zeros((300, len(CATEGORIES)), int)
    for post in range(300):
        marks = [name for name in ("x", "y", "z") if random.random() < 0.3]
        labels[post, 0], labels[post, 1] = "x" in marks, "y" in marks
        rows = np.zeros((len(marks), 2), np.int32)
        observed.append(Observation(tuple(marks), Sequence(rows, tuple(enumerate(marks)))))
    return observed, labels


@pytest.fixture(scope="module")
def fitted(posts):
    return PostClassifier(C=1.0, fit_settings=QUICK).fit(*posts)


def test_each_category_is_told_by_its_mark(posts, fitted):
    observed, labels = posts
    probabilities = fitted.predict_proba(observed)
    assert probabilities.shape == labels.shape
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    for column in (0, 1):
        deserves = labels[:, column] == 1
        assert probabilities[deserves, column].min() > probabilities[~labels.any(axis=1), column].max()


def test_risk_of_posts_it_learned_from_comes_from_readers_that_had_not_seen_them(posts, fitted):
    observed, labels = posts
    held_out = fitted.held_out_risk_
    assert held_out.shape == (300,)
    assert held_out[labels.any(axis=1)].mean() > held_out[~labels.any(axis=1)].mean()
    assert not np.allclose(held_out, fitted.predict_proba(observed).max(axis=1))


def test_probabilities_follow_the_prior(posts):
    rare, frequent = (
        PostClassifier(prior=prior, fit_settings=QUICK).fit(*posts).predict_proba(posts[0]).max(axis=1)
        for prior in (0.01, 0.4)
    )
    assert rare.mean() < frequent.mean()


def test_is_an_estimator_like_any_other(posts):
    classifier = PostClassifier(C=0.5)
    assert clone(classifier).get_params() == classifier.get_params()
    search = GridSearchCV(
        PostClassifier(fit_settings=QUICK, prior=0.4, folds=2), {"C": [0.01, 1.0]}, cv=2, scoring=_hits
    ).fit(*posts)
    assert search.best_params_["C"] in (0.01, 1.0)


@pytest.mark.parametrize("labels", [[0, 1], [[2, 0], [0, 1]]])
def test_labels_must_be_a_matrix_of_zeros_and_ones(labels):
    with pytest.raises(ValueError, match="zeros and ones"):
        PostClassifier().fit([], labels)


def test_the_likeliest_category_bears_the_risk_and_the_others_less():
    risk, categories = Joint(0.0, 1.0, 0.5).risk(np.array([[1.0, -3.0]]), np.array([[2.0, 0.0, 1.0]]))
    assert categories[0, 0] == pytest.approx(risk[0])
    assert 0 < categories[0, 1] < categories[0, 0]


def test_log_odds_of_any_category_stay_finite():
    assert np.isfinite(any_log_odds(np.array([[800.0, 0.0], [-800.0, -800.0]]))).all()


def _hits(estimator, X, y):
    return float((estimator.predict(X) == y).mean())
