"""The risk from which on something is said."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_LENGTH = 25
"""Tokens of a text up to which `alone` holds as it is."""

ELSEWHERE = 2.0
"""How much higher the odds of a warning must be where a text is not about work."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How high a risk must be for each level, 0 to 1.

    Attributes:
        note: From here on, a tip.
        warn: From here on, a warning, if a frame of that category that deserves one was found as well.
        alone: From here on, a warning without any frame: when nothing can be pointed at, it must be surer.
            What is not about work must be surer still, and without a frame a long text, too (`warning_from`).

    Raises:
        ValueError: They are not in order between 0 and 1.
    """

    note: float
    warn: float
    alone: float

    def __post_init__(self) -> None:
        if not (0 < self.note <= self.alone < 1 and 0 < self.warn <= self.alone):
            raise ValueError("Thresholds must be in order: 0 < note <= alone < 1 and 0 < warn <= alone.")

    def warning_from(self, *, framed: bool, length: int, boundary: str) -> float:
        """The risk from which on a text gets a warning.

        A long text has more places at which harmless words may look like a risk: on real posts most of what
        was wrongly found without a frame was told at length. So the odds that it takes without one grow with
        the square of the length. What nearly was wrongly found in short ones was politics and strangers, not
        work.

        Args:
            framed: Whether a frame that warns was found.
            length: Tokens of the text.
            boundary: How near to work it is, one of `taxonomy.BOUNDARIES`.
        """
        from_here = self.warn if framed else self.alone
        odds = from_here / (1 - from_here)
        odds *= 1.0 if framed else max(length / USUAL_LENGTH, 1.0) ** 2
        odds *= 1.0 if boundary == "work" else ELSEWHERE
        return odds / (1 + odds)

    def raised_to(self, other: Thresholds) -> Thresholds:
        """The higher one of each: whoever wants fewer warnings gets no more than are usual."""
        return Thresholds(
            note=max(self.note, other.note),
            warn=max(self.warn, other.warn),
            alone=max(self.alone, other.alone),
        )

    def level(self, risk: float, *, framed: bool, length: int, boundary: str) -> str:
        """The level that a risk deserves; the rest as for `warning_from`.

        Args:
            risk: 0 to 1.
            framed: Whether a frame that warns was found.
            length: Tokens of the text.
            boundary: How near to work it is.
        """
        if risk >= self.warning_from(framed=framed, length=length, boundary=boundary):
            return "warn"
        return "note" if risk >= self.note else "clear"


MEASURED = Thresholds(note=0.02, warn=0.0125, alone=0.036)
"""Chosen on real posts that no model ever saw (`scripts/choose_thresholds.py`)."""

MEASURED_BOTH = Thresholds(note=0.026, warn=0.035, alone=0.05)
"""The same for the risk by both readers: `note` by the script (`--second-reader`), the others so that no more
harmless posts of the functional suite are warned about than by the model alone."""
