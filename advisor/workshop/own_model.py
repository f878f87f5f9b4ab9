"""Writing a corrected model, so that it loads like any other."""

from __future__ import annotations

from pathlib import Path

from advisor.model.risk_model import RiskModel
from advisor.model.store import load_pipeline, read_manifest, save_model


def save_own(out: Path, base_folder: Path, model: RiskModel, examples: int) -> None:
    """Write a model that was corrected by own examples.

    The manifest is the base's, without the base's figures, which do not hold any more.

    Args:
        out: The folder to write to.
        base_folder: The model that was corrected.
        model: The base, corrected.
        examples: How many it was corrected by.

    Raises:
        ModelError: The base lacks its pipeline.
        OSError: The folder can't be written to.
    """
    base = read_manifest(base_folder)
    manifest = {name: value for name, value in base.items() if name not in ("format", "files", "figures")}
    manifest["corrected"] = {"base": base["files"], "own_examples": examples}
    pipeline = load_pipeline(base_folder)
    classifier = pipeline.named_steps["risk"]
    classifier.networks_, classifier.joint_ = model.networks, model.joint
    save_model(out, model, pipeline, manifest)
