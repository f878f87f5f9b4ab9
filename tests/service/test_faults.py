from __future__ import annotations

from advisor.service import faults

SECRET = "Kanarienvogel"


def stumble(text: str) -> None:
    raise ValueError(text)


def caught() -> ValueError:
    try:
        stumble(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_type_and_location() -> None:
    error = caught()
    line = stumble.__code__.co_firstlineno + 1
    assert faults.type_of(error) == "ValueError"
    assert faults.location_of(error).endswith(f" > {__name__}:{line}")


def test_the_message_is_left_out() -> None:
    assert SECRET not in faults.describe(caught())


def test_an_error_that_was_never_raised_has_no_location() -> None:
    assert faults.location_of(ValueError(SECRET)) == ""


def test_deep_recursion_stays_short() -> None:
    def fall(depth: int) -> None:
        if depth == 0:
            stumble(SECRET)
        fall(depth - 1)

    try:
        fall(200)
    except ValueError as error:
        assert faults.location_of(error).count(">") == 7
