import pytest

from advisor.model.noisy_or import noisy_or


@pytest.mark.parametrize(("given", "joined"), [([0.5, 0.5], 0.75), ([0, 0], 0), ([1, 0.2], 1)])
def test_noisy_or(given, joined):
    assert noisy_or(given) == pytest.approx(joined)
