from __future__ import annotations

import pytest

from advisor import Advisor
from advisor.service.engine import Engine, NotWarm


def test_it_answers_once_it_is_warm(advisor: Advisor) -> None:
    engine = Engine(lambda: advisor)
    assert not engine.warm
    with pytest.raises(NotWarm):
        engine.review("Hello", None, None)
    engine.warm_up()
    assert engine.warm
    assert engine.review("Hallo", "de", "x") == advisor.review("Hallo", "de", "x")


def test_an_advisor_that_fails_to_warm_up_is_not_used() -> None:
    class Broken:
        def warm_up(self) -> None:
            raise RuntimeError

    engine = Engine(Broken)
    with pytest.raises(RuntimeError):
        engine.warm_up()
    assert not engine.warm
