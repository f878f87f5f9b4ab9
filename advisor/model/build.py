"""Building the default model: train it, measure it on authors it has not seen, and write it down."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import scipy
import sklearn
import spacy
from sklearn.metrics import roc_auc_score

from advisor.corpus import Example, corpus_digest, corpus_files, load_corpus
from advisor.encoder import load_encoder
from advisor.model.progress import Progress, no_progress
from advisor.model.rests import rests
from advisor.model.second_reader_fit import encoded, fit_second_reader
from advisor.model.settings import SETTINGS, Settings
from advisor.model.store import save_model
from advisor.model.training import Trained, fit, observations
from advisor.taxonomy import BOUNDARIES, CATEGORIES
from advisor.version import __version__

_DIGITS = 4
_BUDGETS = (0.005, 0.01, 0.05)
"""False-warning rates at which recall is given."""


def build(
    out: Path, settings: Settings = SETTINGS, progress: Progress = no_progress, second_reader: bool = False
) -> dict[str, Any]:
    """Train the default model from the corpus of this package and write it to a folder.

    Args:
        out: The folder.
        settings: Of the training.
        progress: Told how far it has come.
        second_reader: Also train the second reader, which takes a quarter of an hour more.

    Returns:
        The manifest, without the digests of the files.

    Raises:
        AdvisorError: The encoder of the second reader is not installed.
    """
    encode = load_encoder() if second_reader else None
    paths = corpus_files()
    examples = load_corpus(paths)
    trained = fit(examples, observations(examples, progress), settings, progress)
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
        "thresholds": asdict(settings.thresholds),
        "features": len(trained.model.names),
        "figures": {
            "of": "the risk of each author's posts, judged by readers that learned from other authors",
            "groups": [_figures(trained, examples, lang) for lang in (None, "de", "en")],
        },
    }
    weights = None
    if encode is not None:
        learned_from = examples + rests(examples)
        vectors = encoded([example.text for example in learned_from], encode, progress)
        weights = fit_second_reader(learned_from, vectors, trained.held_out_risk, settings, progress)
        manifest["second_reader"] = {"thresholds": asdict(settings.thresholds_of_both)}
    save_model(out, trained.model, trained.pipeline, manifest, weights)
    return manifest


def _figures(trained: Trained, examples: Sequence[Example], lang: str | None) -> dict[str, Any]:
    chosen = [lang in (None, example.lang) for example in examples]
    deserves = np.array([example.level == "warn" for example in examples])[chosen]
    risk = trained.held_out_risk[chosen]
    figures = {"auc": roc_auc_score(deserves, risk)} | {
        f"recall_at_{budget}": (risk[deserves] > np.quantile(risk[~deserves], 1 - budget)).mean()
        for budget in _BUDGETS
    }
    rounded = {name: round(float(value), _DIGITS) for name, value in figures.items()}
    return {"group": lang or "all", "posts": len(risk), "should_warn": int(deserves.sum()), **rounded}
