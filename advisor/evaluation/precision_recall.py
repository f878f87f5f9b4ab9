"""What a higher or lower threshold would bring: precision against recall of a warning, and a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from sklearn.metrics import precision_recall_curve

from advisor.evaluation.answers import Answer

_SIDE, _MARGIN = 320, 48


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


def drawing(found: Sequence[Point]) -> str:
    """The points as an SVG picture, joined by a line."""
    low, high = _MARGIN, _MARGIN + _SIDE
    line = " ".join(
        f"{low + round(point.recall * _SIDE, 1)},{high - round(point.precision * _SIDE, 1)}"
        for point in found
    )
    ticks = "".join(
        f'<text x="{low + tick * _SIDE}" y="{high + 16}" text-anchor="middle">{tick:g}</text>'
        f'<text x="{low - 6}" y="{high - tick * _SIDE + 4}" text-anchor="end">{tick:g}</text>'
        for tick in (0, 0.5, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{high + _MARGIN}" height="{high + _MARGIN}" '
        'font-family="sans-serif" font-size="12" role="img" aria-label="Precision against recall">'
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<path d="M{low} {low}V{high}H{high}" fill="none" stroke="#333"/>{ticks}'
        f'<polyline points="{line}" fill="none" stroke="#1f5fbf" stroke-width="2"/>'
        f'<text x="{low + _SIDE / 2}" y="{high + 36}" text-anchor="middle">recall</text>'
        f'<text x="{low}" y="{low - 12}">precision</text></svg>'
    )
