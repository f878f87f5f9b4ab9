"""What a higher or lower threshold would bring: precision against recall of a warning, and a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.metrics import precision_recall_curve

from advisor.drawing import HARMLESS, drawn
from advisor.evaluation.answers import Answer

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SIDE = 4.2
"""Width and height of the drawing, in inches."""


class Point(NamedTuple):
    """What warning about every post of at least some risk brings; each from 0 to 1."""

    recall: float
    precision: float
    risk: float


def points(given: Sequence[Answer]) -> list[Point]:
    """One point for each risk that occurs, the highest recall first; none if no post deserves a warning."""
    deserved = np.array([one.example.level == "warn" for one in given], dtype=bool)
    if not deserved.any():
        return []
    risks = [one.judgement.risk for one in given]
    precision, recall, thresholds = precision_recall_curve(deserved, risks)
    found = zip(recall.tolist(), precision.tolist(), thresholds.tolist(), strict=False)
    return [Point(*values) for values in found]


def drawing(found: Sequence[Point]) -> bytes:
    """The points as an SVG picture, joined by a line.

    Raises:
        DrawingError: The library that draws is missing.
    """
    return drawn(partial(_paint, found), "Precision against recall", _SIDE, _SIDE)


def _paint(found: Sequence[Point], figure: Figure) -> None:
    axes = figure.add_axes((0.18, 0.13, 0.78, 0.82))
    axes.plot(
        [point.recall for point in found],
        [point.precision for point in found],
        color=HARMLESS,
        linewidth=2,
        clip_on=False,
        gid="curve",
    )
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="recall", ylabel="precision")
    axes.spines[["top", "right"]].set_visible(False)
