from dataclasses import replace

import numpy as np
import pytest

from advisor.corpus import Example
from advisor.evaluation.experiments import (
    NothingToMeasure,
    Yardstick,
    ablations,
    learning_curve,
    source_control,
)
from advisor.model.convolution_fit import FitSettings
from advisor.model.settings import SETTINGS
from advisor.model.training import observations

QUICK = replace(SETTINGS, network=FitSettings(epochs=3, filters=8))


def post(number: int, text: str, level: str, subset: str | None = None) -> Example:
    categories = frozenset({"disparagement"}) if level == "warn" else frozenset()
    return Example(str(number), text, "en", level, categories, None, False, "a", f"a/{number}", None, subset)


MEASURED_ON = [
    post(1, "my boss is an idiot", "warn", "must_warn"),
    post(2, "our manager is a total moron", "warn", "must_warn"),
    post(3, "my boss is on holiday", "clear", "must_not_warn"),
    *(post(number, f"lovely evening number {number}", "clear") for number in range(4, 30)),
]


@pytest.fixture(scope="module")
def yardstick():
    return Yardstick(MEASURED_ON)


@pytest.fixture(scope="module")
def some(corpus):
    kept = corpus[::12]
    return kept, observations(kept)


def test_a_risk_that_knows_measures_one_and_one_that_is_wrong_zero(yardstick):
    risk = np.array([example.level == "warn" for example in MEASURED_ON], dtype=float)
    right, wrong = (yardstick.measure("x", 0, lambda given, sign=sign: sign * risk) for sign in (1, -1))
    assert (right.auc, right.must_against_must_not) == ({"en": 1.0}, 1.0)
    assert set(right.recall.values()) == {1.0}
    assert (wrong.auc, wrong.must_against_must_not) == ({"en": 0.0}, 0.0)


def test_every_part_is_left_out_once(yardstick, some):
    found = list(ablations(*some, yardstick, QUICK))
    assert [one.name for one in found] == [
        "everything",
        "without frames",
        "without word vectors",
        "without networks",
        "without heads",
        "without a corpus: frames counted",
    ]
    assert found[-1].auc["en"] > 0.9


def test_the_curve_grows_to_the_whole_corpus(yardstick, some):
    sizes = [one.posts for one in learning_curve(*some, yardstick, QUICK)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == len(some[0])
    assert sizes[0] < len(some[0]) / 4


def test_the_source_control_learns_the_source_and_not_the_label(yardstick, some):
    measured = source_control(some[1], observations(MEASURED_ON[3:]), yardstick, QUICK)
    assert measured.posts == len(some[1]) + 26
    assert 0 <= measured.auc["en"] <= 1


def test_posts_without_incidents_measure_nothing():
    with pytest.raises(NothingToMeasure, match="incidents"):
        Yardstick(MEASURED_ON[3:])
