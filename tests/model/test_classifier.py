import numpy as np
import pytest
from scipy.special import logit
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV

from advisor.model.classifier import RiskClassifier


@pytest.fixture(scope="module")
def data():
    """Two categories, each told by one feature; 600 posts."""
    generator = np.random.default_rng(0)
    X = (generator.random((600, 6)) < 0.3).astype(float)
    y = np.column_stack([X[:, 0], X[:, 1]]).astype(int)
    flipped = generator.random(y.shape) < 0.05
    return X, np.where(flipped, 1 - y, y)


def test_learns_each_category_from_its_own_feature(data):
    classifier = RiskClassifier(C=1.0).fit(*data)
    assert classifier.coef_.shape == (6, 2)
    assert classifier.coef_[:, 0].argmax() == 0
    assert classifier.coef_[:, 1].argmax() == 1


def test_probabilities_follow_the_stated_prior(data):
    X, y = data
    rare, frequent = (RiskClassifier(prior=prior).fit(X, y).predict_proba(X) for prior in (0.01, 0.4))
    assert rare.shape == (600, 2)
    assert ((rare >= 0) & (rare <= 1)).all()
    assert (rare < frequent).all()


def test_the_prior_moves_the_log_odds_by_the_same_for_every_post(data):
    X, y = data
    low, high = (RiskClassifier(prior=prior).fit(X, y).decision_function(X) for prior in (0.01, 0.02))
    moved = high - low
    assert np.allclose(moved, moved[0])
    assert np.allclose(moved[0], logit(0.02 / 2) - logit(0.01 / 2), atol=0.1)


def test_is_an_estimator_like_any_other(data):
    X, y = data
    classifier = RiskClassifier(C=0.5)
    assert clone(classifier).get_params() == classifier.get_params()
    search = GridSearchCV(RiskClassifier(prior=0.4), {"C": [0.01, 1.0]}, cv=3, scoring="f1_micro").fit(X, y)
    assert search.best_params_["C"] in (0.01, 1.0)


def test_a_category_without_examples_stays_at_its_prior(data):
    X, y = data
    y = y.copy()
    y[:, 1] = 0
    probabilities = RiskClassifier().fit(X, y).predict_proba(X)[:, 1]
    assert np.ptp(probabilities) == 0
    assert probabilities[0] < 0.01


@pytest.mark.parametrize("labels", [[0, 1], [[2, 0], [0, 1]]])
def test_labels_of_another_form_are_refused(labels):
    with pytest.raises(ValueError, match="matrix of zeros and ones"):
        RiskClassifier().fit(np.zeros((2, 3)), labels)
