"""How far a figure can be trusted: bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_RESAMPLES = 1000
_SEED = 2009


class Interval(NamedTuple):
    """The lower and upper end of a 95% interval."""

    low: float
    high: float


Statistic = Callable[[NDArray[np.int_]], float | None]
"""Given the positions of some posts, with repetitions: the figure for them, or None if there is none."""


def bootstrap(statistic: Statistic, clusters: Sequence[Hashable]) -> Interval | None:
    """The 95% percentile interval of a statistic (Efron 1979), drawn by cluster with one fixed seed.

    Posts of one cluster (an incident, a contrast pair) are drawn together, for they are not independent.

    Args:
        statistic: The figure wanted.
        clusters: The cluster of each post.

    Returns:
        The interval; None if the figure exists in fewer than half of the resamples.
    """
    members: dict[Hashable, list[int]] = {}
    for position, cluster in enumerate(clusters):
        members.setdefault(cluster, []).append(position)
    positions = [np.array(found) for found in members.values()]
    random = np.random.default_rng(_SEED)
    values = []
    for _ in range(_RESAMPLES if positions else 0):
        drawn = random.integers(len(positions), size=len(positions))
        value = statistic(np.concatenate([positions[number] for number in drawn]))
        if value is not None:
            values.append(value)
    if len(values) * 2 < _RESAMPLES:
        return None
    low, high = np.percentile(values, (2.5, 97.5))
    return Interval(float(low), float(high))
