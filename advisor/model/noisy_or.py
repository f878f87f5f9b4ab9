"""Joining the probabilities of several independent causes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def noisy_or(probabilities: ArrayLike) -> NDArray[np.float64]:
    """Probability that at least one cause holds, over the last axis; 0 to 1."""
    return 1 - np.prod(1 - np.asarray(probabilities), axis=-1)
