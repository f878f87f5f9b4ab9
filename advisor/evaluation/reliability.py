"""Whether a risk of five in a hundred comes true in five of a hundred posts: points, and a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from advisor.atomic import write_bytes
from advisor.evaluation.answers import Answer

_BINS = 10
_SIDE, _MARGIN = 320, 48
_LOWEST = 1e-3
"""Risks below it are drawn on the edge: the axes are logarithmic, for nearly all risks are small."""


class Point(NamedTuple):
    """A tenth of the posts: their mean risk, how often they deserve a warning, and how many they are."""

    risk: float
    frequency: float
    posts: int


def points(given: Sequence[Answer]) -> list[Point]:
    """Risk and frequency in ten bins of equally many posts, the least risky first."""
    ordered = sorted(given, key=lambda answer: answer.judgement.risk)
    found = []
    for part in np.array_split(np.arange(len(ordered)), _BINS):
        members = [ordered[at] for at in part]
        if members:
            risk = float(np.mean([one.judgement.risk for one in members]))
            frequency = float(np.mean([one.example.level == "warn" for one in members]))
            found.append(Point(risk, frequency, len(members)))
    return found


def draw(found: Sequence[Point], path: Path) -> None:
    """Write the points as an SVG picture (`drawing`)."""
    write_bytes(path, drawing(found).encode())


def drawing(found: Sequence[Point]) -> str:
    """The points as an SVG picture; the diagonal is where risk and frequency agree."""
    low, high = _MARGIN, _MARGIN + _SIDE
    ticks = [0.001, 0.01, 0.1, 1.0]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{high + _MARGIN}" height="{high + _MARGIN}" '
        'font-family="sans-serif" font-size="12" role="img" aria-label="Risk against frequency">',
        f'<rect width="100%" height="100%" fill="#fff"/><path d="M{low} {high}L{high} {low}" stroke="#888" '
        'stroke-dasharray="4 4"/>',
        f'<path d="M{low} {low}V{high}H{high}" fill="none" stroke="#333"/>',
    ]
    for tick in ticks:
        at = _place(tick)
        parts.append(f'<text x="{low + at}" y="{high + 16}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{low - 6}" y="{high - at + 4}" text-anchor="end">{tick:g}</text>')
    parts.extend(
        f'<circle cx="{low + _place(point.risk)}" cy="{high - _place(point.frequency)}" r="5" fill="#1f5fbf">'
        f"<title>{point.posts} posts: risk {point.risk:.4f}, frequency {point.frequency:.4f}</title></circle>"
        for point in found
    )
    parts.append(f'<text x="{low + _SIDE / 2}" y="{high + 36}" text-anchor="middle">mean risk</text>')
    parts.append(f'<text x="{low}" y="{low - 12}">share that deserves a warning</text></svg>')
    return "\n".join(parts)


def _place(value: float) -> float:
    """Where a value lies on an axis, in pixels from its beginning."""
    return round((np.log10(max(value, _LOWEST)) + 3) / 3 * _SIDE, 1)
