"""The house policy: what a house calls itself and its secrets, and how sure a warning must be.

A policy can add knowledge. It cannot switch off an exemption, turn on reporting, or block: there is nothing
in it to say so with.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """What one house adds.

    Attributes:
        employers: Names the house is known by. A post that names one is about the author's work.
        code_names: Names that are not to be known outside. Naming one is a warning.
    """

    employers: tuple[str, ...] = ()
    code_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in (*self.employers, *self.code_names):
            if not name.strip() or set(name) & set("*#"):
                raise ValueError("A name in a policy must have letters, and neither '*' nor '#'.")

    def word_classes(self) -> dict[str, tuple[str, ...]]:
        """The names as extra entries of word classes."""
        return {"employer": self.employers, "code_name": self.code_names}


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
