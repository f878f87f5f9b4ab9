"""Draws an advice for a person at a terminal."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from advisor.draft import Advice

_STYLES = {"note": "cyan", "warn": "yellow"}
_PARTS = ("reason", "suggestion", "rewrite")
_NARROWEST, _WIDEST = 20, 100
_UNWRAPPED = 1_000_000


def draw(text: str, advice: Advice, file: TextIO) -> None:
    """Write the level, the text with its risky words marked, and for each of them why and what to do.

    On a terminal the words are underlined; elsewhere they stand in square brackets, and no line is wrapped.
    """
    console = Console(file=file, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST) if console.is_terminal else _UNWRAPPED
    words = _words("de" if advice.lang == "de" else "en")
    if not advice.findings:
        console.print(Text(words["other" if advice.lang == "other" else "clear"]))
        if advice.encouragement:
            console.print(Text(advice.encouragement, style="green"))
        return
    shown = _visible(text)
    draft = _underlined(shown, advice) if console.is_terminal else Text(_bracketed(shown, advice))
    console.print(Text(words[advice.level], style=f"bold {_STYLES[advice.level]}"))
    console.print()
    _print_indented(console, Text("  "), draft)
    for finding in advice.findings:
        console.print()
        _print_indented(console, Text(), Text(f"“{_visible(finding.quote)}”", style=_STYLES[finding.level]))
        for name in _PARTS:
            if said := getattr(finding, name):
                label = words[name].ljust(max(len(words[part]) for part in _PARTS))
                _print_indented(console, Text(f"  {label}  ", style="dim"), Text(_visible(said)))


def _print_indented(console: Console, head: Text, body: Text) -> None:
    """Print a text behind `head`, its further lines as far to the right as the first."""
    room = max(console.width - len(head), _NARROWEST)
    for number, line in enumerate(body.wrap(console, room)):
        indent = head if number == 0 else Text(" " * len(head) if line.plain else "")
        line.rstrip()
        console.print(Text.assemble(indent, line), soft_wrap=True)


def _underlined(text: str, advice: Advice) -> Text:
    drawn = Text(text)
    for finding in advice.findings:
        drawn.stylize(f"underline {_STYLES[finding.level]}", finding.start, finding.end)
    return drawn


def _bracketed(text: str, advice: Advice) -> str:
    drawn = text
    for start, end in reversed(_stretches(advice)):
        drawn = f"{drawn[:start]}[{drawn[start:end]}]{drawn[end:]}"
    return drawn


def _stretches(advice: Advice) -> list[tuple[int, int]]:
    """The spans of the findings in the order of the text, those that overlap made into one."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted((finding.start, finding.end) for finding in advice.findings):
        if stretches and start < stretches[-1][1]:
            start, end = stretches[-1][0], max(end, stretches.pop()[1])
        stretches.append((start, end))
    return stretches


def _visible(text: str) -> str:
    """The text with its control characters replaced, so that none of them steers the terminal."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) == "Cc" and char not in "\n\t" else char
        for char in text
    )


@cache
def _words(lang: str) -> dict[str, str]:
    folder = Path(__file__).parent / "terminal_words"
    return json.loads((folder / f"{lang}.json").read_text("utf-8"))
