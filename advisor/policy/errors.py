"""What is wrong with a policy, in sentences for those who write it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.errors import AdvisorError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        line: Where, from 1; None if the file as a whole is meant.
        key: Which key, as `products[2].announced`; empty for the whole.
        remedy: What is wrong and what to do, in a sentence.
    """

    line: int | None
    key: str
    remedy: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"line {self.line}" if self.line else "", self.key) if part)
        return f", {place}: {self.remedy}" if place else f": {self.remedy}"


class PolicyError(AdvisorError):
    """A policy can't be used.

    Attributes:
        problems: All that is wrong with it, in the order of the file.
    """

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{name}{problem}" for problem in problems))
