import pytest

from advisor.corpus import Example
from advisor.draft import Advice, Finding, Judgement
from advisor.evaluation.answers import Answer
from advisor.evaluation.key_figures import key_figures, pair_accuracy, span_hits
from advisor.taxonomy import CATEGORIES


def answer(level: str, said: str, risk: float, **fields) -> Answer:
    text = "they are idiots here"
    findings = () if said == "clear" else (Finding("career", said, *fields.pop("at", (0, 4)), "", "r", "s"),)
    given = {
        "id": "1",
        "text": text,
        "lang": "en",
        "level": level,
        "categories": frozenset() if level == "clear" else frozenset({"career"}),
        "boundary": None,
        "protected": False,
        "author": "a",
        "pair": f"a/{risk}",
        "span": None,
        "subset": None,
    } | fields
    advice = Advice(said, risk, "work", "en", False, "engine", findings)
    return Answer(Example(**given), advice, Judgement(risk, dict.fromkeys(CATEGORIES, 0.0), "work"))


def named(given):
    return {(figure.name, figure.group): figure for figure in key_figures(given)}


GIVEN = [
    answer("warn", "warn", 0.9, subset="must_warn"),
    answer("warn", "note", 0.3, subset="must_warn", lang="de"),
    answer("clear", "warn", 0.5, subset="must_not_warn"),
    answer("clear", "clear", 0.01, subset="tweets_work"),
    answer("clear", "note", 0.2, protected=True),
    answer("note", "warn", 0.6),
    answer("warn", "clear", 0.02),
]


def test_incidents_are_counted_apart_from_posts():
    found = named(GIVEN)
    assert found["incidents: warned about", "all"].value == 0.5
    assert found["incidents: at least tipped", "all"].value == 1.0
    assert found["incidents that must not be: warned about", "all"].value == 1.0
    assert found["incidents: warned about", "de"].value == 0.0
    assert found["posts: false warnings", "all"].value == pytest.approx(1 / 3)
    assert found["posts about work: false warnings", "all"].posts == 1
    assert found["protected voice: false warnings", "all"].value == 0.0
    assert found["clear posts: tips", "all"].value == 0.5
    assert found["posts that deserve it: warned about", "all"].value == 0.0


def test_the_area_under_the_curve_sets_incidents_against_harmless_posts():
    found = named(GIVEN)
    assert found["AUC, incidents against other posts", "all"].value == pytest.approx(5 / 6)
    assert found["incidents: AUC, must against must not", "all"].value == 0.5


def test_figures_that_nothing_rests_on_are_left_out():
    assert ("incidents: warned about", "all") not in named([answer("clear", "clear", 0.1)])


def test_a_pair_is_told_apart_if_both_sides_are_right():
    right = [answer("warn", "warn", 0.9, pair="p"), answer("clear", "note", 0.1, pair="p")]
    wrong = [answer("warn", "warn", 0.9, pair="q"), answer("clear", "warn", 0.9, pair="q")]
    alone = [answer("warn", "clear", 0.9, pair="r")]
    figure = pair_accuracy([*right, *wrong, *alone])
    assert (figure.value, figure.posts) == (0.5, 2)
    assert pair_accuracy(alone) is None


def test_a_warning_shows_the_risky_words_if_it_meets_them():
    met = answer("warn", "warn", 0.9, span="idiots", at=(5, 10))
    missed = answer("warn", "warn", 0.8, span="idiots", at=(0, 4))
    assert span_hits([met, missed]).value == 0.5
    assert span_hits([answer("warn", "warn", 0.9)]) is None
