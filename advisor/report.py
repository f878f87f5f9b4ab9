"""Drawing figures and explanations for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from advisor.explanation import Explanation
from advisor.model.evaluation import Figures

_COLUMNS = {
    "posts": "posts",
    "should_warn": "risky",
    "precision": "precision",
    "recall": "recall",
    "tipped": "tipped",
    "false_warnings": "false",
    "false_tips": "tips",
    "auc": "AUC",
    "calibration_error": "ECE",
}
LEGEND = (
    "risky: posts that deserve a warning · precision: of the warnings, how many were deserved · recall: of "
    "the risky, how many were warned about · tipped: warned about or tipped · false: of the others, how "
    "many were warned about · tips: of the clear ones, how many got a tip · ECE: expected calibration error"
)
_MOST_CONTRIBUTIONS = 12
_WIDTH = 104


def print_figures(console: Console, title: str, rows: Sequence[Figures]) -> None:
    """A table of figures, one row a group of posts."""
    # Figures that are cut off are worse than lines that wrap.
    console.width = max(console.width, _WIDTH)
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    table.add_column("", no_wrap=True)
    for heading in _COLUMNS.values():
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(row.group, *(_cell(name, row.to_dict()[name]) for name in _COLUMNS))
    console.print(table)


def print_explanation(console: Console, text: str, explanation: Explanation) -> None:
    """What carried the score of a draft."""
    advice = explanation.advice
    console.print(
        f"{advice.level} · risk {advice.risk:.3f} · {advice.boundary} · {advice.lang}", highlight=False
    )
    console.print("Probabilities: " + ", ".join(_likeliest(explanation)), highlight=False)
    _print_places(
        console, "Evidence", text, ((found.kind, found.start, found.end) for found in explanation.evidence)
    )
    _print_places(
        console, "Excused", text, ((found.kind, found.start, found.end) for found in explanation.excused)
    )
    for name in ("protected", "distress"):
        if getattr(explanation.exemptions, name):
            console.print(f"Exemption: {name}")
    table = Table(title=f"What moved the score of {explanation.category}", title_justify="left")
    table.add_column("log-odds", justify="right")
    table.add_column("feature", overflow="fold")
    table.add_column("words", overflow="fold")
    for part in explanation.contributions[:_MOST_CONTRIBUTIONS]:
        table.add_row(f"{part.log_odds:+.3f}", part.feature, " ".join(text[part.start : part.end].split()))
    console.print(table)


def _print_places(console: Console, title: str, text: str, places: Iterable[tuple[str, int, int]]) -> None:
    for kind, start, end in places:
        words = " ".join(text[start:end].split())
        console.print(f"{title}: {kind} “{words}”", markup=False, highlight=False)


def _likeliest(explanation: Explanation) -> list[str]:
    ranked = sorted(explanation.judgement.categories.items(), key=lambda pair: -pair[1])
    return [f"{category} {probability:.3f}" for category, probability in ranked[:3]]


def _cell(name: str, value: float | int | str | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, int):
        return str(value)
    if name in ("auc", "calibration_error"):
        return f"{value:.3f}"
    return f"{100 * float(value):.1f}%"
