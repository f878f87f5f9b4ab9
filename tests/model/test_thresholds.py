import pytest

from advisor.model.thresholds import Thresholds

THRESHOLDS = Thresholds(note=0.1, warn=0.2, alone=0.5)


@pytest.mark.parametrize(
    ("risk", "framed", "level"),
    [
        (0.05, True, "clear"),
        (0.1, False, "note"),
        (0.2, True, "warn"),
        (0.2, False, "note"),
        (0.5, False, "warn"),
        (0.05, False, "clear"),
    ],
)
def test_a_warning_without_a_frame_must_be_surer(risk, framed, level):
    assert THRESHOLDS.level(risk, framed=framed) == level


@pytest.mark.parametrize("numbers", [(0, 0.2, 0.3), (0.5, 0.2, 0.4), (0.1, 0.4, 0.3), (0.1, 0.2, 1.0)])
def test_thresholds_are_in_order(numbers):
    with pytest.raises(ValueError, match="in order"):
        Thresholds(*numbers)
