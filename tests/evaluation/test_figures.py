import numpy as np
import pytest

from advisor.corpus import Example
from advisor.draft import Advice, Finding, Judgement
from advisor.evaluation.answers import Answer, held_out_answers
from advisor.evaluation.figures import calibration_error, category_figures, figures, tables
from advisor.model.training import observations
from advisor.taxonomy import CATEGORIES


def answer(level: str, said: str, risk: float, category: str = "career", **fields) -> Answer:
    findings = () if said == "clear" else (Finding(category, said, 0, 1, "x", "r", "s"),)
    example = Example(
        id="1",
        text="x",
        lang=fields.get("lang", "en"),
        level=level,
        categories=frozenset() if level == "clear" else frozenset({category}),
        boundary=None,
        protected=fields.get("protected", False),
        author="a",
        pair="a/1",
        span=None,
        subset=None,
    )
    advice = Advice(said, risk, "work", "en", False, "engine", findings)
    return Answer(example, advice, Judgement(risk, dict.fromkeys(CATEGORIES, 0.0) | {category: risk}, "work"))


GIVEN = [
    answer("warn", "warn", 0.9),
    answer("warn", "note", 0.5),
    answer("warn", "clear", 0.1),
    answer("clear", "warn", 0.8),
    answer("clear", "note", 0.4),
    answer("clear", "clear", 0.0),
    answer("note", "clear", 0.2),
    answer("note", "warn", 0.7),
]


def test_figures_of_the_level():
    found = figures("all", GIVEN)
    assert (found.posts, found.should_warn) == (8, 3)
    assert found.precision == pytest.approx(1 / 3)
    assert found.recall == pytest.approx(1 / 3)
    assert found.tipped == pytest.approx(2 / 3)
    assert found.false_warnings == pytest.approx(2 / 5)
    assert found.false_tips == pytest.approx(1 / 3)
    assert found.auc == pytest.approx(9 / 15)


def test_figures_of_a_category_count_only_warnings_for_that_reason():
    given = [answer("warn", "warn", 0.9, "legal"), answer("warn", "warn", 0.9, "career")]
    found = category_figures("legal", given)
    assert (found.should_warn, found.recall, found.precision) == (1, 1.0, 1.0)


def test_what_cannot_be_counted_is_none_not_zero():
    found = figures("none", [answer("clear", "clear", 0.0)])
    assert found.precision is None and found.recall is None and found.auc is None


def test_calibration_error_is_the_distance_of_risk_and_frequency():
    risks = np.full(100, 0.3)
    deserved = np.arange(100) < 30
    assert calibration_error(risks, np.roll(deserved, 0)) >= 0
    spread = np.tile([1, 0, 0, 1, 0, 0, 1, 0, 0, 0], 10).astype(bool)
    assert calibration_error(risks, spread) == pytest.approx(0.0)
    assert calibration_error(np.full(100, 0.9), spread) == pytest.approx(0.6)


def test_tables_name_languages_protected_voice_and_categories():
    given = [*GIVEN, answer("clear", "clear", 0.0, lang="de", protected=True)]
    found = dict(tables(given))
    assert [row.group for row in found["Level"]] == ["all", "de", "en", "protected voice"]
    assert [row.group for row in found["Categories, en"]] == list(CATEGORIES)


def test_held_out_answers_come_from_a_model_that_never_saw_the_author(corpus):
    some = [example for example in corpus if example.author in ("de_info", "en_info")]
    given = held_out_answers(some, observations(some))
    assert sorted(found.example.id for found in given) == sorted(example.id for example in some)
    engines = {found.example.author: {found.advice.engine for found in given} for found in given}
    assert set(engines) == {"de_info", "en_info"}
