"""Keeping a trained model: plain arrays and a manifest that says what they are.

joblib files are pickles and run code when opened. The pipeline is kept for trainers all the same, and opened
only if its digest stands in the manifest beside it, or if the caller vouches for it.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from advisor.atomic import write_bytes
from advisor.encoder import SIZE, load_encoder
from advisor.errors import ModelError
from advisor.model.convolution import Convolution
from advisor.model.joint import Joint
from advisor.model.risk_model import RiskModel
from advisor.model.second_reader import SecondReader, Weights
from advisor.model.thresholds import Thresholds
from advisor.taxonomy import BOUNDARIES, CATEGORIES
from advisor.vectors import WordVectors

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

FORMAT = 3
"""Counted up whenever older models can't be read any more."""

MANIFEST = "manifest.json"
WEIGHTS = "weights.npz"
PIPELINE = "pipeline.joblib"
SECOND_READER = "second_reader.npz"

_HEADS = ("risk_weights", "risk_intercept", "boundary_weights", "boundary_intercept")
_NETWORK = ("mark_weights", "filters", "filter_bias", "out_weights", "out_bias")


def default_model_folder() -> Path:
    """The folder of the model that comes with the package, or with the checkout it runs from."""
    package = Path(__file__).parents[1]
    packed = package / "_models"
    return (packed if packed.is_dir() else package.parent / "models") / "default"


def pack_weights(model: RiskModel) -> bytes:
    """The arrays of a model as the bytes of an .npz file; the same model gives the same bytes."""
    arrays: dict[str, np.ndarray] = {
        "names": np.array(model.names, dtype=np.str_),
        **{name: getattr(model, name).astype(np.float32) for name in _HEADS},
        "boundary_names": np.array(model.boundary_names, dtype=np.str_),
        "joint": np.array(model.joint),
        "mark_names": np.array(model.networks[0].mark_names, dtype=np.str_),
    }
    for name in _NETWORK:
        stacked = np.stack([getattr(network, name) for network in model.networks])
        arrays[f"network_{name}"] = stacked.astype(np.float16)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def save_model(
    folder: Path,
    model: RiskModel,
    pipeline: Pipeline,
    manifest: Mapping[str, Any],
    second_reader: Weights | None = None,
) -> None:
    """Write a model; each file appears whole or not at all, the manifest last."""
    import joblib  # only trainers wait for it

    folder.mkdir(parents=True, exist_ok=True)
    weights = pack_weights(model)
    packed = io.BytesIO()
    joblib.dump(pipeline, packed, compress=3)
    digests = {WEIGHTS: _digest(weights), PIPELINE: _digest(packed.getvalue())}
    write_bytes(folder / WEIGHTS, weights)
    write_bytes(folder / PIPELINE, packed.getvalue())
    if second_reader is not None:
        data = second_reader.to_bytes()
        digests[SECOND_READER] = _digest(data)
        write_bytes(folder / SECOND_READER, data)
    body = {"format": FORMAT, "files": digests, **manifest}
    write_bytes(folder / MANIFEST, (json.dumps(body, indent=2, ensure_ascii=False) + "\n").encode())


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a model folder.

    Raises:
        ModelError: There is none, or it is not for this version.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(f"There is no model in {folder}: train one with 'advisor train --out'.") from error
    except (OSError, ValueError) as error:
        raise ModelError(f"The manifest in {folder} can't be read: train the model again.") from error
    if manifest.get("format") != FORMAT:
        raise ModelError(f"The model in {folder} was made for another version: train it again.")
    return manifest


def load_model(folder: Path) -> RiskModel:
    """The model in a folder.

    Raises:
        ModelError: It is missing, damaged, or made for other categories.
    """
    manifest = read_manifest(folder)
    weights = _verified(folder, WEIGHTS, manifest)
    if manifest["categories"] != list(CATEGORIES) or manifest["boundaries"] != list(BOUNDARIES):
        raise ModelError(f"The model in {folder} knows other categories: train it again.")
    with np.load(io.BytesIO(weights), allow_pickle=False) as arrays:
        marks = tuple(arrays["mark_names"].tolist())
        layers = [arrays[f"network_{name}"].astype(np.float64) for name in _NETWORK]
        return RiskModel(
            names=tuple(arrays["names"].tolist()),
            **{name: arrays[name].astype(np.float64) for name in _HEADS},
            boundary_names=tuple(arrays["boundary_names"].tolist()),
            networks=tuple(Convolution(marks, *weights) for weights in zip(*layers, strict=True)),
            joint=Joint(*arrays["joint"].tolist()),
            vectors=WordVectors.load(),
            thresholds=Thresholds(**manifest["thresholds"]),
            digest=manifest["files"][WEIGHTS],
        )


def load_second_reader(folder: Path) -> SecondReader:
    """The second reader of the model in a folder.

    Raises:
        AdvisorError: The encoder that it needs is not installed.
        ModelError: The model has none, or it is damaged or made for another encoder.
    """
    manifest = read_manifest(folder)
    if SECOND_READER not in manifest["files"]:
        raise ModelError(
            f"The model in {folder} has no second reader: train one with 'advisor train --second-reader', "
            "or leave the second reader off."
        )
    thresholds = Thresholds(**manifest["second_reader"]["thresholds"])
    reader = SecondReader.of(_verified(folder, SECOND_READER, manifest), thresholds, load_encoder())
    if reader.weights.hidden_weights.shape[1] != SIZE:
        raise ModelError(
            f"The second reader in {folder} was made for another encoder: train it again with "
            "'advisor train --second-reader'."
        )
    return reader


def load_pipeline(folder: Path, *, trusted: bool = False) -> Pipeline:
    """The scikit-learn pipeline of a model, for trainers.

    Args:
        folder: The model's folder.
        trusted: Open the file even if its digest is not the manifest's. Opening it runs code that it holds.

    Raises:
        ModelError: The file is missing, or not the one that the manifest names.
    """
    import joblib  # only trainers wait for it

    path = folder / PIPELINE
    if trusted:
        return joblib.load(path)
    return joblib.load(io.BytesIO(_verified(folder, PIPELINE, read_manifest(folder))))


def _verified(folder: Path, name: str, manifest: Mapping[str, Any]) -> bytes:
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise ModelError(f"{folder / name} can't be read: train the model again.") from error
    if _digest(data) != manifest["files"].get(name):
        raise ModelError(f"{folder / name} is not the file its manifest names: train the model again.")
    return data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
