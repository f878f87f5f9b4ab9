"""Drawing figures for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from advisor.evaluation.experiments import Measured
from advisor.evaluation.figures import Figures
from advisor.evaluation.key_figures import KeyFigure

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


def print_key_figures(console: Console, found: Sequence[KeyFigure]) -> None:
    """The key figures with their intervals, one row a figure and group."""
    console.width = max(console.width, _WIDTH)
    table = Table(title="Key figures", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("figure", "posts are", "value", "95% interval", "posts"):
        table.add_column(heading, justify="left" if heading in ("figure", "posts are") else "right")
    for figure in sorted(found, key=lambda one: one.name):
        draw = _fraction if "AUC" in figure.name or "calibration" in figure.name else _percent
        interval = figure.interval
        table.add_row(
            figure.name,
            figure.group,
            draw(figure.value),
            f"{draw(interval.low)} to {draw(interval.high)}" if interval else "–",
            str(figure.posts),
        )
    console.print(table)


def print_measured(console: Console, found: Sequence[Measured]) -> None:
    """Experiments, one row each."""
    console.width = max(console.width, _WIDTH)
    langs = sorted(found[0].auc)
    budgets = sorted(found[0].recall)
    table = Table(title="Experiments, by the risk of whole posts", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("trained")
    for heading in ("posts", *(f"AUC {lang}" for lang in langs), "must/must not"):
        table.add_column(heading, justify="right")
    for budget in budgets:
        table.add_column(f"recall at {_percent(budget)}", justify="right")
    for one in found:
        table.add_row(
            one.name,
            str(one.posts),
            *(_fraction(one.auc[lang]) for lang in langs),
            _fraction(one.must_against_must_not),
            *(_percent(one.recall[budget]) for budget in budgets),
        )
    console.print(table)


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, int):
        return str(value)
    return _fraction(value) if name in ("auc", "calibration_error") else _percent(value)


def _fraction(value: float) -> str:
    return f"{value:.3f}"


def _percent(value: float) -> str:
    return f"{100 * value:.1f}%"
