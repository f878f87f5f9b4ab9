import numpy as np
import pytest

from advisor.evaluation.intervals import bootstrap


def test_the_interval_of_a_share_is_near_the_one_that_theory_gives():
    holds = np.arange(400) < 100
    low, high = bootstrap(lambda drawn: float(holds[drawn].mean()), range(400))
    spread = 1.96 * np.sqrt(0.25 * 0.75 / 400)
    assert low == pytest.approx(0.25 - spread, abs=0.01)
    assert high == pytest.approx(0.25 + spread, abs=0.01)


def test_posts_of_one_cluster_are_drawn_together():
    holds = np.arange(400) < 100
    alone = bootstrap(lambda drawn: float(holds[drawn].mean()), range(400))
    together = bootstrap(lambda drawn: float(holds[drawn].mean()), [at // 20 for at in range(400)])
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_the_same_posts_give_the_same_interval():
    holds = np.arange(50) < 20
    one, other = (bootstrap(lambda drawn: float(holds[drawn].mean()), range(50)) for _ in range(2))
    assert one == other


def test_there_is_no_interval_where_there_is_no_figure():
    assert bootstrap(lambda drawn: None, range(10)) is None
    assert bootstrap(lambda drawn: 1.0, []) is None
