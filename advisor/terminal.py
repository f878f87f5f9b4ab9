"""Draws an advice for a person at a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from advisor.draft import Advice
from advisor.terminal_words import terminal_words

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
    words = terminal_words(advice.lang)
    if not advice.findings:
        console.print(Text(words["other" if advice.lang == "other" else "clear"]))
        if advice.encouragement:
            console.print(Text(advice.encouragement, style="green"))
        return
    marks = [(found.start, found.end, _STYLES[found.level]) for found in advice.findings]
    console.print(Text(words[advice.level], style=f"bold {_STYLES[advice.level]}"))
    console.print()
    print_indented(console, Text("  "), marked(console, text, marks))
    for finding in advice.findings:
        console.print()
        print_indented(console, Text(), Text(f"“{visible(finding.quote)}”", style=_STYLES[finding.level]))
        for name in _PARTS:
            if said := getattr(finding, name):
                label = words[name].ljust(max(len(words[part]) for part in _PARTS))
                print_indented(console, Text(f"  {label}  ", style="dim"), Text(visible(said)))


def print_indented(console: Console, head: Text, body: Text) -> None:
    """Print a text behind `head`, its further lines as far to the right as the first."""
    room = max(console.width - len(head), _NARROWEST)
    for number, line in enumerate(body.wrap(console, room)):
        indent = head if number == 0 else Text(" " * len(head) if line.plain else "")
        line.rstrip()
        console.print(Text.assemble(indent, line), soft_wrap=True)


def marked(console: Console, text: str, marks: Iterable[tuple[int, int, str]]) -> Text:
    """A text with stretches marked: underlined on a terminal, elsewhere between square brackets.

    Args:
        console: Where it will be printed.
        text: The text.
        marks: Start, end (code points) and style of each stretch.
    """
    shown = visible(text)
    if not console.is_terminal:
        return Text(_bracketed(shown, ((start, end) for start, end, _ in marks)))
    drawn = Text(shown)
    for start, end, style in marks:
        drawn.stylize(f"underline {style}", start, end)
    return drawn


def _bracketed(text: str, spans: Iterable[tuple[int, int]]) -> str:
    drawn = text
    for start, end in reversed(_stretches(spans)):
        drawn = f"{drawn[:start]}[{drawn[start:end]}]{drawn[end:]}"
    return drawn


def _stretches(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in the order of the text, those that overlap made into one."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if stretches and start < stretches[-1][1]:
            start, end = stretches[-1][0], max(end, stretches.pop()[1])
        stretches.append((start, end))
    return stretches


def visible(text: str) -> str:
    """The text with its control characters replaced, so that none of them steers the terminal."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) == "Cc" and char not in "\n\t" else char
        for char in text
    )
