"""Whether a risk of five in a hundred comes true in five of a hundred posts: points, and a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from advisor.drawing import GUIDE, HARMLESS, drawn
from advisor.evaluation.answers import Answer

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_BINS = 10
_SIDE = 4.2
"""Width and height of the drawing, in inches."""

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


def drawing(found: Sequence[Point]) -> bytes:
    """The points as an SVG picture; the diagonal is where risk and frequency agree.

    Raises:
        DrawingError: The library that draws is missing.
    """
    return drawn(partial(_paint, found), "Risk against frequency", _SIDE, _SIDE)


def _paint(found: Sequence[Point], figure: Figure) -> None:
    axes = figure.add_axes((0.18, 0.13, 0.78, 0.82))
    axes.plot([_LOWEST, 1], [_LOWEST, 1], color=GUIDE, linestyle="--")
    axes.plot(
        [max(point.risk, _LOWEST) for point in found],
        [max(point.frequency, _LOWEST) for point in found],
        color=HARMLESS,
        marker="o",
        linestyle="",
        clip_on=False,
        gid="points",
    )
    for axis, set_scale in ((axes.xaxis, axes.set_xscale), (axes.yaxis, axes.set_yscale)):
        set_scale("log")
        axis.set_major_formatter("{x:g}")
        axis.minorticks_off()
    axes.set(xlim=(_LOWEST, 1), ylim=(_LOWEST, 1))
    axes.set(xlabel="mean risk", ylabel="share that deserves a warning")
    axes.spines[["top", "right"]].set_visible(False)
