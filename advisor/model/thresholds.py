"""The risk from which on something is said."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_LENGTH = 25
"""Tokens of a text up to which `alone` holds as it is."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How high a risk must be for each level, 0 to 1.

    Attributes:
        note: From here on, a tip.
        warn: From here on, a warning, if a frame of that category that deserves one was found as well.
        alone: From here on, a warning without any frame: when nothing can be pointed at, it must be surer. A
            long text must be surer still (`alone_in`).

    Raises:
        ValueError: They are not in order between 0 and 1.
    """

    note: float
    warn: float
    alone: float

    def __post_init__(self) -> None:
        if not (0 < self.note <= self.alone < 1 and 0 < self.warn <= self.alone):
            raise ValueError("Thresholds must be in order: 0 < note <= alone < 1 and 0 < warn <= alone.")

    def alone_in(self, length: int) -> float:
        """The risk from which on a text of so many tokens gets a warning without a frame.

        A long text has more places at which harmless words may look like a risk: on real posts most of what
        was wrongly found without a frame was told at length. So the odds that it takes grow with the square
        of the length.
        """
        odds = self.alone / (1 - self.alone) * max(length / USUAL_LENGTH, 1.0) ** 2
        return odds / (1 + odds)

    def level(self, risk: float, *, framed: bool, length: int) -> str:
        """The level that a risk deserves.

        Args:
            risk: 0 to 1.
            framed: Whether a frame that warns was found.
            length: Tokens of the text.
        """
        if risk >= (self.warn if framed else self.alone_in(length)):
            return "warn"
        return "note" if risk >= self.note else "clear"


MEASURED = Thresholds(note=0.018, warn=0.0125, alone=0.07)
"""Chosen on real posts that no model ever saw (`scripts/choose_thresholds.py`)."""
