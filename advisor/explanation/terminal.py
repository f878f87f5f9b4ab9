"""Draws an explanation for a person at a terminal, in the language of the draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from advisor.draft import Advice
from advisor.explanation.behind import Explanation
from advisor.explanation.contrast import NearPair
from advisor.explanation.counterfactual import MOST_CHANGES, Change, Counterfactual
from advisor.model.thresholds import Thresholds
from advisor.terminal import marked, print_indented, visible
from advisor.terminal_words import terminal_words

_MOST_CONTRIBUTIONS = 12
_RISKY, _HARMLESS = "yellow", "cyan"


def print_explanation(console: Console, text: str, explanation: Explanation) -> None:
    """What carried the score of a draft."""
    advice, words = explanation.advice, _words(explanation.advice)
    summary = words["summary"].format(
        level=advice.level, risk=advice.risk, boundary=advice.boundary, lang=advice.lang
    )
    _print_line(console, summary)
    _print_line(console, f"{words['probabilities']}: {', '.join(_likeliest(explanation))}")
    for title, evidence in (("evidence", explanation.evidence), ("excused", explanation.excused)):
        for found in evidence:
            quoted = _quoted(words, text[found.start : found.end])
            _print_line(console, f"{words[title]}: {found.kind} {quoted}")
    for name in ("protected", "distress"):
        if getattr(explanation.exemptions, name):
            _print_line(console, f"{words['exemption']}: {name}")
    table = Table(title=words["score"].format(category=explanation.category), title_justify="left")
    table.add_column(words["log_odds"], justify="right")
    table.add_column(words["feature"], overflow="fold")
    table.add_column(words["words"], overflow="fold")
    for part in explanation.contributions[:_MOST_CONTRIBUTIONS]:
        table.add_row(f"{part.log_odds:+.3f}", part.feature, Text(_in_line(text[part.start : part.end])))
    console.print(table)


def print_contrast(console: Console, advice: Advice, near: NearPair | None) -> None:
    """The nearest contrast pair; the words in which its posts differ are marked."""
    words = _words(advice)
    console.print()
    if near is None:
        _print_line(console, words["no_pair"])
        return
    pair = near.pair
    _print_line(console, words["pair"].format(nearness=near.nearness))
    sides = ((pair.risky, pair.risky_words, _RISKY), (pair.harmless, pair.harmless_words, _HARMLESS))
    for post, differing, style in sides:
        body = marked(console, post.text, [(start, end, style) for start, end in differing])
        print_indented(console, Text(f"  {post.level:<5}  ", style="dim"), body)


def print_counterfactual(
    console: Console, advice: Advice, found: Counterfactual | None, thresholds: Thresholds
) -> None:
    """What makes the draft milder; for a draft that is clear, how far it is from a tip.

    Args:
        console: Where to.
        advice: On the draft.
        found: What makes it milder, if anything does.
        thresholds: Those of the likeliest category.
    """
    words = _words(advice)
    console.print()
    if advice.lang == "other":
        _print_line(console, terminal_words(advice.lang)["other"])
    elif advice.level == "clear":
        said = "none_needed" if advice.risk < thresholds.note else "exempt"
        _print_line(console, words[said].format(risk=advice.risk, note=thresholds.note))
    elif found is None:
        _print_line(console, words["no_change"].format(most=MOST_CHANGES))
    else:
        _print_line(console, words["change"])
        for change in found.changes:
            print_indented(console, Text("  "), Text(_described(words, change)))
        then = words["then"].format(level=found.advice.level, risk=found.advice.risk)
        print_indented(console, Text("  "), Text(then))
        print_indented(console, Text("  "), Text(visible(found.text)))


def _described(words: dict[str, Any], change: Change) -> str:
    quoted = _quoted(words, change.words)
    if change.instead:
        return words["put"].format(words=quoted, instead=_quoted(words, change.instead))
    return words["left_out"].format(words=quoted)


def _likeliest(explanation: Explanation) -> Iterable[str]:
    ranked = sorted(explanation.judgement.categories.items(), key=lambda pair: -pair[1])
    return [f"{category} {probability:.3f}" for category, probability in ranked[:3]]


def _words(advice: Advice) -> dict[str, Any]:
    return terminal_words(advice.lang)["explain"]


def _quoted(words: dict[str, Any], quote: str) -> str:
    return words["quoted"].format(words=_in_line(quote))


def _in_line(quote: str) -> str:
    return visible(" ".join(quote.split()))


def _print_line(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False)
