from types import SimpleNamespace as Made

import pytest
from pictures import outline, texts

from advisor.evaluation.precision_recall import Point, drawing, points


def answer(level, risk):
    return Made(example=Made(level=level), judgement=Made(risk=risk))


def test_each_risk_is_a_threshold():
    found = points([answer("warn", 0.9), answer("clear", 0.5), answer("warn", 0.1), answer("note", 0.05)])
    assert found == [(1, 0.5, 0.05), (1, pytest.approx(2 / 3), 0.1), (0.5, 0.5, 0.5), (0.5, 1, 0.9)]


def test_nothing_to_warn_about_gives_no_points():
    assert points([answer("clear", 0.5)]) == []


def test_precision_is_drawn_upwards_and_recall_to_the_right():
    picture = drawing([Point(1.0, 0.5, 0.1), Point(0.5, 1.0, 0.2)])
    (low, high) = outline(picture, "curve")
    assert high.x < low.x and high.y < low.y
    assert {"recall", "precision"} <= set(texts(picture))


def test_an_empty_curve_is_drawn_without_a_line():
    assert outline(drawing([]), "curve") == []
