"""How long a room of thirty phones waits in a workshop: for a vote to be taken, and for the reveal."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from table import Bar, report

sys.path.insert(0, str(Path(__file__).parents[1]))

from running_workshop import Client, RunningWorkshop, enter_as_trainer

PHONES = 30
ROUNDS = 6


def measure() -> dict[str, float]:
    """The longest waits, and votes that were not counted exactly once, over some rounds."""
    workshop = RunningWorkshop()
    try:
        return _measure(workshop)
    finally:
        workshop.stop()


def _measure(workshop: RunningWorkshop) -> dict[str, float]:
    votes, reveals, lost = [], [], 0
    trainer = enter_as_trainer(workshop)
    with ThreadPoolExecutor(PHONES) as pool:
        phones = list(pool.map(lambda _: Client(workshop.url), range(PHONES)))
        for _ in range(ROUNDS):
            number = trainer.advance()["number"]

            def vote(phone: Client, number: int = number) -> float:
                phone.wait(lambda view: (view["number"], view["phase"]) == (number, "open"))
                began = time.perf_counter()
                phone.post("/answer", {"number": number, "choices": ["clear"]})
                return time.perf_counter() - began

            votes += pool.map(vote, phones)
            lost += abs(PHONES - trainer.advance()["counts"]["clear"])
            pressed = time.perf_counter()
            trainer.advance()
            for phone in phones:
                came, _ = phone.wait(lambda view, number=number: _revealed(view, number))
                reveals.append(came - pressed)
    return {
        "votes lost or counted twice": lost,
        "longest wait for a vote (ms)": 1000 * max(votes),
        "longest wait for the reveal (ms)": 1000 * max(reveals),
    }


def _revealed(view: dict, number: int) -> bool:
    return (view["number"], view["phase"]) == (number, "reveal")


if __name__ == "__main__":
    report(
        f"A workshop with {PHONES} phones, {ROUNDS} rounds",
        measure,
        {"votes lost or counted twice": Bar(0), "longest wait for the reveal (ms)": Bar(1000)},
    )
