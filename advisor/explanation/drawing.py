"""Draws an explanation: the text with its evidence under it, and what moved the score."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from advisor.drawing import GUIDE, HARMLESS, INK, RISK, drawn
from advisor.explanation.behind import Contribution, Explanation
from advisor.terminal_words import terminal_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST_BARS = 12
_MOST_LINES = 30
"""Lines of a text that are drawn; whoever explains a longer one looks at the terminal."""

_LINE_WIDTH, _ROOM = 72, 112
"""Characters of text in a line, and that there is room for with what stands beside it."""

_WIDTH, _MARGIN, _ROW, _BAR, _AXIS, _LEGEND = 9.0, 0.25, 0.2, 0.3, 0.75, 0.45
"""In inches: the drawing, the space around it, a row of text, a bar, what stands under the bars, and how far
under them the legend begins."""

_LABEL = 0.41
"""Share of the width that the names of the bars take."""

_LONGEST_LABEL = 42


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the text, or one piece of evidence under it.

    Attributes:
        start: The column, in characters, it begins in.
        words: The line; for evidence its name.
        length: Characters that are underlined; 0 for a line of the text.
        excused: Whether an excuse holds for the evidence.
    """

    start: int
    words: str
    length: int = 0
    excused: bool = False


def drawing(text: str, explanation: Explanation, file_format: str = "svg") -> bytes:
    """An explanation as a picture, in the language of the text.

    Bars towards risk are vermilion, hatched and begin with a plus; bars towards harmlessness are blue, plain
    and begin with a minus.

    Args:
        text: The text that was explained.
        explanation: What is behind the advice on it.
        file_format: `"svg"` or `"png"`.

    Raises:
        DrawingError: The library that draws is missing.
    """
    words = terminal_words(explanation.advice.lang)["explain"]
    rows = list(_rows(text, explanation, words["excused"]))
    bars = [part for part in explanation.contributions[:_MOST_BARS] if part.log_odds]
    height = 2 * _MARGIN + _ROW * len(rows) + _BAR * (max(len(bars), 1) + 2) + _AXIS
    title = words["score"].format(category=explanation.category)

    def paint(figure: Figure) -> None:
        _paint_rows(figure.add_axes(_box(height, _MARGIN, _ROW * len(rows), 0.0)), rows)
        top = _MARGIN + _ROW * len(rows) + _BAR
        axes = figure.add_axes(_box(height, top, _BAR * (max(len(bars), 1) + 1), _LABEL))
        axes.set_title(title, loc="left", fontsize=10)
        _paint_bars(axes, text, bars, words)

    return drawn(paint, title, _WIDTH, height, file_format)


def _box(height: float, top: float, tall: float, left: float) -> tuple[float, float, float, float]:
    """A place on the drawing in matplotlib's measures, from one in inches from above."""
    edge = _MARGIN / _WIDTH
    return edge + left, 1 - (top + tall) / height, 1 - 2 * edge - left, tall / height


def _rows(text: str, explanation: Explanation, excused: str) -> Iterator[_Row]:
    found = [(one, False) for one in explanation.evidence] + [(one, True) for one in explanation.excused]
    lines = list(_lines(text))
    for start, end in lines[:_MOST_LINES]:
        yield _Row(0, _drawable(text[start:end]))
        for one, held_back in sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[0].kind)):
            first, last = max(one.start, start), min(one.end, end)
            if first < last:
                name = f"{one.kind} ({excused})" if held_back else one.kind
                yield _Row(first - start, name, last - first, held_back)
    if len(lines) > _MOST_LINES:
        yield _Row(0, "…")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines stand that a text is broken into, at white space where there is any."""
    at = 0
    while at < len(text):
        begin = at + len(text[at:]) - len(text[at:].lstrip())
        end = begin + min(len(text[begin:].partition("\n")[0]), _LINE_WIDTH)
        inside = end < len(text) and not text[end].isspace()
        if inside and (space := max(text.rfind(" ", begin, end), begin)) > begin:
            end = space
        if end > begin:
            yield begin, end
        at = max(end, at + 1)


def _paint_rows(axes: Axes, rows: Sequence[_Row]) -> None:
    axes.set(xlim=(0, _ROOM), ylim=(max(len(rows), 1), 0))
    axes.axis("off")
    write = partial(axes.text, family="monospace", fontsize=9, verticalalignment="center")
    for number, row in enumerate(rows):
        if not row.length:
            # Word for word, for some characters are wider than others.
            for start, word in _placed(row.words):
                write(start, number + 0.5, word, color=INK)
            continue
        end = row.start + row.length
        dashes = (0, (2, 2)) if row.excused else "-"
        colour = GUIDE if row.excused else RISK
        axes.plot([row.start, end], [number + 0.15] * 2, color=colour, linewidth=2, linestyle=dashes)
        write(min(end + 1, _ROOM - len(row.words)), number + 0.4, row.words, color=colour)


def _placed(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    for word in line.split(" "):
        if word:
            yield at, word
        at += len(word) + 1


def _paint_bars(axes: Axes, text: str, bars: Sequence[Contribution], words: dict[str, str]) -> None:
    axes.spines[["top", "right", "left"]].set_visible(False)
    if not bars:
        axes.text(0, 0.5, words["nothing_moved"])
        axes.axis("off")
        return
    weights = [part.log_odds for part in bars]
    widest = max(map(abs, weights))
    for name, colour, hatch, chosen in (
        ("towards_risk", RISK, "////", [at for at, weight in enumerate(weights) if weight > 0]),
        ("towards_harmless", HARMLESS, "", [at for at, weight in enumerate(weights) if weight < 0]),
    ):
        drawn_bars = axes.barh(
            chosen,
            [weights[at] for at in chosen],
            color=colour,
            hatch=hatch,
            label=words[name],
            height=0.7,
        )
        axes.bar_label(drawn_bars, [f"{weights[at]:+.2f}".replace("-", "−") for at in chosen], padding=3)
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_yticks(range(len(bars)), [_name(text, part, words) for part in bars])
    axes.tick_params(axis="y", length=0)
    room = 0.25 * widest
    axes.set(xlim=(min(0, *weights) - room, max(0, *weights) + room), ylim=(len(bars) - 0.4, -0.6))
    axes.set_xlabel(words["log_odds"])
    below = -_LEGEND / (_BAR * (len(bars) + 1))
    axes.legend(loc="upper right", bbox_to_anchor=(1, below), ncols=2, frameon=False)


def _name(text: str, part: Contribution, words: dict[str, str]) -> str:
    quote = _drawable(" ".join(text[part.start : part.end].split()))
    room = max(_LONGEST_LABEL - len(part.feature), 12)
    return f"{words['quoted'].format(words=textwrap.shorten(quote, room, placeholder='…'))}  {part.feature}"


def _drawable(text: str) -> str:
    """The text with what can't stand in a picture replaced, character by character."""
    shown = (unicodedata.category(char) not in _UNDRAWABLE for char in text)
    return "".join(
        char if can else "\N{REPLACEMENT CHARACTER}" for char, can in zip(text, shown, strict=True)
    )


_UNDRAWABLE = ("Cc", "Cn", "Cs")
"""Control characters, those that no character is assigned to, and halves of surrogates."""
