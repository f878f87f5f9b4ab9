"""The service does what its OpenAPI document says, whatever it is sent."""

from __future__ import annotations

from conformance import ENV, compare
from running import Serve

STRANGE = """
from advisor.cli import main
from advisor.service import api
answer = api._answer
api._answer = lambda post: {**answer(post), "level": "blocked"}
main()
"""


def test_no_answer_differs_from_the_description(serve: Serve) -> None:
    outcome = compare(serve("--production", env=ENV), examples=20)
    assert outcome.cases > 200
    assert (outcome.server_errors, outcome.violations) == (0, 0), outcome.said


def test_an_answer_that_differed_would_be_noticed(serve: Serve) -> None:
    outcome = compare(serve("--production", command=("-c", STRANGE), env=ENV), examples=2)
    assert outcome.violations > 0
