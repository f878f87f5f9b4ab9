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
    assert THRESHOLDS.level(risk, framed=framed, length=20, boundary="work") == level


def test_a_long_text_without_a_frame_must_be_surer_still():
    def alone_in(length):
        return THRESHOLDS.warning_from(framed=False, length=length, boundary="work")

    usual, twice = alone_in(25), alone_in(50)
    assert alone_in(3) == usual == pytest.approx(0.5)
    assert twice / (1 - twice) == pytest.approx(4 * usual / (1 - usual))
    assert THRESHOLDS.level(0.6, framed=False, length=25, boundary="work") == "warn"
    assert THRESHOLDS.level(0.6, framed=False, length=50, boundary="work") == "note"
    assert THRESHOLDS.level(0.6, framed=True, length=50, boundary="work") == "warn"


@pytest.mark.parametrize("boundary", ["mixed", "private"])
@pytest.mark.parametrize(("framed", "too_little", "enough"), [(False, 0.6, 0.7), (True, 0.3, 0.34)])
def test_a_text_that_is_not_about_work_must_be_surer(boundary, framed, too_little, enough):
    assert THRESHOLDS.level(too_little, framed=framed, length=20, boundary="work") == "warn"
    assert THRESHOLDS.level(too_little, framed=framed, length=20, boundary=boundary) == "note"
    assert THRESHOLDS.level(enough, framed=framed, length=20, boundary=boundary) == "warn"


@pytest.mark.parametrize("numbers", [(0, 0.2, 0.3), (0.5, 0.2, 0.4), (0.1, 0.4, 0.3), (0.1, 0.2, 1.0)])
def test_thresholds_are_in_order(numbers):
    with pytest.raises(ValueError, match="in order"):
        Thresholds(*numbers)


def test_of_two_sets_of_thresholds_the_higher_one_of_each_holds():
    usual, house = Thresholds(note=0.03, warn=0.04, alone=0.045), Thresholds(note=0.02, warn=0.05, alone=0.2)
    both = Thresholds(note=0.03, warn=0.05, alone=0.2)
    assert usual.raised_to(house) == house.raised_to(usual) == both
    assert usual.raised_to(usual) == usual
