"""The bundle: all that an engine needs to judge a draft on another runtime, in one JSON file.

Tables, numbers and patterns, never code. The browser's engine (`extension/engine/`) reads it and gives the
library's answers. The same model, policy and package give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.evidence.good_news import good_news_lexicon
from advisor.lexicon import Lexicon
from advisor.model.convolution import WIDTHS
from advisor.model.risk_model import RiskModel
from advisor.policy import House
from advisor.reading.language import telling_words
from advisor.taxonomy import BOUNDARIES, CATEGORIES
from advisor.vectors import WordVectors, packed_vectors
from advisor.version import __version__

FORMAT = 5
"""Counted up whenever older engines can't read a bundle any more."""

_PACKAGE = files("advisor")
_MESSAGE_LANGUAGES = ("en", "de")


def make_bundle(model: RiskModel, house: House) -> bytes:
    """The bundle of a model and a house, as JSON in UTF-8.

    Args:
        model: The trained model.
        house: What the house policy adds.
    """
    lexicon = Lexicon.load()
    bundle = {
        "format": FORMAT,
        "model": f"{__version__}/{model.digest[:8]}",
        "categories": CATEGORIES,
        "boundaries": BOUNDARIES,
        "thresholds": {
            "note": model.thresholds.note,
            "warn": model.thresholds.warn,
            "alone": model.thresholds.alone,
        },
        "patterns": _json(_PACKAGE / "reading" / "patterns.json"),
        "unassigned": _lines(_PACKAGE / "reading" / "unassigned.txt"),
        "levelled": _json(_PACKAGE / "spelling.json")["levelled"],
        "telling": {lang: "\n".join(sorted(words)) for lang, words in telling_words().items()},
        "lexicon": {lang: _entries(lexicon, lang) for lang in sorted(lexicon.classes)},
        "phrases": _json(_PACKAGE / "evidence" / "frames" / "phrases.json"),
        "frames": {name: _json(_PACKAGE / "evidence" / "frames" / f"{name}.json") for name in CATEGORIES},
        "good_news": _good_news(),
        "secrets": _json(_PACKAGE / "evidence" / "secret_patterns.json"),
        "topics": _lines(_PACKAGE / "model" / "topics.txt"),
        "heads": _heads(model),
        "networks": _networks(model),
        "vectors": _vectors(model.vectors),
        "messages": {lang: _json(_PACKAGE / "messages" / f"{lang}.json") for lang in _MESSAGE_LANGUAGES},
        "rewrites": _json(_PACKAGE / "rewrites.json"),
        "house": house.to_dict(),
    }
    return (json.dumps(bundle, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def digest_of(bundle: bytes) -> str:
    """SHA-256 of a bundle, hexadecimal."""
    return hashlib.sha256(bundle).hexdigest()


def _entries(lexicon: Lexicon, lang: str) -> dict[str, str]:
    """The entries of each class, one a line, their pieces as the matcher knows them."""
    return {
        name: "\n".join(sorted({" ".join(pieces) for pieces in entries}))
        for name, entries in lexicon.pieces_of(lang).items()
    }


def _good_news() -> dict[str, Any]:
    lexicon = good_news_lexicon()
    return {
        **_json(_PACKAGE / "evidence" / "good_news" / "frames.json"),
        "lexicon": {lang: _entries(lexicon, lang) for lang in sorted(lexicon.classes)},
    }


def _heads(model: RiskModel) -> dict[str, Any]:
    return {
        "names": "\n".join(model.names),
        "risk_weights": _packed(model.risk_weights, np.float16),
        "risk_intercept": model.risk_intercept.tolist(),
        "boundary_names": "\n".join(model.boundary_names),
        "boundary_weights": _packed(model.boundary_weights, np.float16),
        "boundary_intercept": model.boundary_intercept.tolist(),
    }


def _networks(model: RiskModel) -> dict[str, Any]:
    return {
        "widths": WIDTHS,
        "mark_names": "\n".join(model.networks[0].mark_names),
        "joint": model.joint._asdict(),
        "layers": [
            {
                "mark_weights": _packed(network.mark_weights, np.float16),
                "filters": _packed(network.filters, np.float16),
                "filter_bias": _packed(network.filter_bias, np.float16),
                "out_weights": _packed(network.out_weights, np.float16),
                "out_bias": _packed(network.out_bias, np.float16),
            }
            for network in model.networks
        ],
    }


def _vectors(vectors: WordVectors) -> dict[str, Any]:
    codes, step = packed_vectors()
    return {
        "words": "\n".join(vectors.words),
        "codes": _packed(codes, np.uint8),
        "step": _packed(step, np.float32),
    }


def _packed(array: NDArray[Any], kind: type[np.generic]) -> str:
    """An array in row order, little-endian, as base64."""
    return base64.b64encode(np.ascontiguousarray(array, np.dtype(kind).newbyteorder("<")).tobytes()).decode()


def _json(path: Traversable) -> Any:
    data = json.loads(path.read_text(encoding="utf-8"))
    # For the reader of the file; an engine has no use for it.
    data.pop("about", None)
    return data


def _lines(path: Traversable) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
