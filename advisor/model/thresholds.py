"""The risk from which on something is said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How high a risk must be for each level, 0 to 1.

    Attributes:
        note: From here on, a tip.
        warn: From here on, a warning, if a frame of that category that deserves one was found as well.
        alone: From here on, a warning without any frame: when nothing can be pointed at, it must be surer.

    Raises:
        ValueError: They are not in order between 0 and 1.
    """

    note: float
    warn: float
    alone: float

    def __post_init__(self) -> None:
        if not (0 < self.note <= self.alone < 1 and 0 < self.warn <= self.alone):
            raise ValueError("Thresholds must be in order: 0 < note <= alone < 1 and 0 < warn <= alone.")

    def level(self, risk: float, *, framed: bool) -> str:
        """The level that a risk, 0 to 1, deserves; `framed` says whether a frame that warns was found."""
        if risk >= (self.warn if framed else self.alone):
            return "warn"
        return "note" if risk >= self.note else "clear"


MEASURED = Thresholds(note=0.018, warn=0.013, alone=0.103)
"""Chosen on real posts that no model ever saw (`scripts/choose_thresholds.py`)."""
