"""Building the default model: train it, measure it on authors it has not seen, and write it down."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import numpy as np
import scipy
import sklearn
import spacy

from advisor.corpus import corpus_digest, corpus_files, load_corpus
from advisor.model.evaluation import figures, held_out_answers
from advisor.model.settings import SETTINGS, Settings
from advisor.model.store import save_model
from advisor.model.training import Progress, feature_lists, fit, no_progress
from advisor.taxonomy import BOUNDARIES, CATEGORIES
from advisor.version import __version__

_DIGITS = 4


def build(out: Path, settings: Settings = SETTINGS, progress: Progress = no_progress) -> dict[str, Any]:
    """Train the default model from the corpus of this package and write it to a folder.

    Returns:
        The manifest, without the digests of the files.
    """
    paths = corpus_files()
    examples = load_corpus(paths)
    features = feature_lists(examples, progress)
    trained = fit(examples, features, settings)
    given = held_out_answers(examples, features, settings, progress)
    groups = {"all": given} | {
        lang: [one for one in given if one.example.lang == lang] for lang in ("de", "en")
    }
    manifest = {
        "version": __version__,
        "trained_on": {"posts": len(examples), "corpus_sha256": corpus_digest(paths)},
        "settings": settings.to_dict(),
        "libraries": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "scikit-learn": sklearn.__version__,
            "spacy": spacy.__version__,
        },
        "categories": list(CATEGORIES),
        "boundaries": list(BOUNDARIES),
        "thresholds": {"note": settings.thresholds.note, "warn": settings.thresholds.warn},
        "features": len(trained.arrays["names"]),
        "figures": {
            "of": "each author's posts, judged by a model that was trained on the others'",
            "level": [_rounded(figures(group, answers).to_dict()) for group, answers in groups.items()],
        },
    }
    save_model(out, trained.arrays, trained.pipeline, manifest)
    return manifest


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, _DIGITS) if isinstance(value, float) else value for name, value in row.items()}
