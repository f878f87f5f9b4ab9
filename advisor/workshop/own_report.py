"""The report on a training with own examples: one page for people, the same as JSON for programs.

No text of an example is in it, only its row.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from advisor.atomic import write_bytes
from advisor.drawing import MISSING, can_draw
from advisor.evaluation.answers import Answer
from advisor.evaluation.precision_recall import drawing as precision_recall_drawing
from advisor.evaluation.precision_recall import points as precision_recall_points
from advisor.evaluation.reliability import drawing as reliability_drawing
from advisor.evaluation.reliability import points as reliability_points
from advisor.taxonomy import LEVELS
from advisor.workshop.own_training import MOST_RISE, OwnTraining

PAGE, FIGURES = "report.html", "report.json"


def report(trained: OwnTraining, file: str, remarks: Sequence[str]) -> dict[str, Any]:
    """Every figure of the report, as plain JSON values.

    Args:
        trained: What came of the training.
        file: Name of the file with the examples.
        remarks: On rows that were left out.
    """
    background = trained.background
    return {
        "file": file,
        "examples": len(trained.before),
        "acceptable": trained.acceptable,
        "background": {
            "posts": background.posts,
            "warned_before": background.warned_before,
            "warned_after": background.warned_after,
            "rise_points": round(100 * background.rise, 3),
            "allowed_points": 100 * MOST_RISE,
        },
        "sides": {"before": _side(trained.before), "after": _side(trained.after)},
        "changed": [
            {
                "row": old.example.id,
                "label": old.example.level,
                "before": old.advice.level,
                "after": new.advice.level,
            }
            for old, new in zip(trained.before, trained.after, strict=True)
            if old.advice.level != new.advice.level
        ],
        "doubted": list(trained.doubted),
        "remarks": list(remarks),
    }


def write_report(trained: OwnTraining, file: str, remarks: Sequence[str], folder: Path) -> None:
    """Write the report as a page and as JSON into a folder that exists.

    Without the library that draws, the page says so where the drawings would be.

    Raises:
        OSError: They can't be written.
    """
    from jinja2 import Environment

    figures = report(trained, file, remarks)
    page = Environment(autoescape=True, trim_blocks=True).from_string(
        files(__package__).joinpath("own_report.html").read_text(encoding="utf-8")
    )
    sides = {"before": trained.before, "after": trained.after}
    html = page.render(
        **figures,
        levels=LEVELS,
        drawings={name: _drawn(side) for name, side in sides.items()},
        without_drawings=MISSING,
    )
    write_bytes(folder / PAGE, html.encode())
    write_bytes(folder / FIGURES, (json.dumps(figures, indent=2, ensure_ascii=False) + "\n").encode())


def _side(given: Sequence[Answer]) -> dict[str, Any]:
    confusion = {level: dict.fromkeys(LEVELS, 0) for level in LEVELS}
    for one in given:
        confusion[one.example.level][one.advice.level] += 1
    return {
        "errors": sum((one.example.level == "warn") != (one.advice.level == "warn") for one in given),
        "confusion": confusion,
        "reliability": [point._asdict() for point in reliability_points(given)],
        "precision_recall": [point._asdict() for point in precision_recall_points(given)],
    }


def _drawn(given: Sequence[Answer]) -> dict[str, str]:
    """The drawings as addresses that hold the whole picture; none if there is no library that draws."""
    if not can_draw():
        return {}
    return {
        "reliability": _address(reliability_drawing(reliability_points(given))),
        "precision_recall": _address(precision_recall_drawing(precision_recall_points(given))),
    }


def _address(picture: bytes) -> str:
    return f"data:image/svg+xml;base64,{b64encode(picture).decode()}"
