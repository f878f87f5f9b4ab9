from types import SimpleNamespace as Made

from pictures import markers, texts

from advisor.evaluation.reliability import Point, drawing, points


def answer(level, risk):
    return Made(example=Made(level=level), judgement=Made(risk=risk))


def test_posts_are_put_into_ten_bins_the_least_risky_first():
    given = [answer("warn" if at % 10 == 0 else "clear", at / 100) for at in range(100)]
    found = points(given)
    assert [point.posts for point in found] == [10] * 10
    assert [point.risk for point in found] == sorted(point.risk for point in found)
    assert {point.frequency for point in found} == {0.1}


def test_few_posts_make_fewer_points():
    assert points([answer("warn", 0.5)]) == [Point(0.5, 1.0, 1)]
    assert points([]) == []


def test_every_point_is_drawn_higher_risks_to_the_right_and_higher_shares_above():
    picture = drawing([Point(0.01, 0.02, 10), Point(0.1, 0.3, 10), Point(0.5, 0.9, 10)])
    low, middle, high = markers(picture, "points")
    assert low.x < middle.x < high.x and low.y > middle.y > high.y
    assert {"mean risk", "share that deserves a warning", "0.001", "1"} <= set(texts(picture))


def test_what_lies_below_the_axes_is_drawn_on_their_edge():
    corner, edge = markers(drawing([Point(0.0, 0.0, 10), Point(0.001, 0.5, 10)]), "points")
    assert corner.x == edge.x
