from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from advisor import Advice, Finding
from advisor.terminal import draw

TEXT = "Hello 👋 our margin is 40 percent, don't tell"
WORDS = "margin is 40 percent"
START = TEXT.index(WORDS)
END = START + len(WORDS)


def advice(
    level: str = "warn", lang: str = "en", rewrite: str | None = "margin is fine", text: str = TEXT
) -> Advice:
    finding = Finding(
        "financial", level, START, END, text[START:END], "Figures may be secret.", "Leave it out.", rewrite
    )
    return Advice(level, 0.9, "work", lang, False, "test", (finding,))


def clear(lang: str) -> Advice:
    return Advice("clear", 0.01, "private", lang, False, "test")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def plain(given: Advice, text: str = TEXT) -> str:
    file = io.StringIO()
    draw(text, given, file)
    return file.getvalue()


def on_terminal(given: Advice, text: str = TEXT) -> str:
    file = Terminal()
    draw(text, given, file)
    return file.getvalue()


@pytest.fixture(autouse=True)
def _terminal_type(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_a_warning_away_from_a_terminal_is_plain_text() -> None:
    assert plain(advice()) == (
        "A warning.\n"
        "\n"
        "  Hello 👋 our [margin is 40 percent], don't tell\n"
        "\n"
        "“margin is 40 percent”\n"
        "  Why      Figures may be secret.\n"
        "  Instead  Leave it out.\n"
        "  Better   margin is fine\n"
    )


def test_a_warm_word_stands_below_the_verdict() -> None:
    encouraged = replace(clear("en"), encouragement="Good to hear.")
    assert plain(encouraged) == "Nothing to change.\nGood to hear.\n"


def test_on_a_terminal_the_words_are_underlined() -> None:
    drawn = on_terminal(advice())
    assert "Hello 👋 our \x1b[4;33mmargin is 40 percent\x1b[0m, don't tell" in drawn


def test_a_terminal_without_colour_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    drawn = on_terminal(advice())
    assert "\x1b[4mmargin is 40 percent\x1b[0m" in drawn
    assert "33" not in drawn and "36" not in drawn


def test_a_note_is_a_tip() -> None:
    assert plain(advice("note")).startswith("A tip.\n")


def test_without_a_rewrite_there_is_no_line_for_it() -> None:
    assert "Better" not in plain(advice(rewrite=None))


def test_german_advice_is_in_german() -> None:
    drawn = plain(advice(lang="de"))
    assert drawn.startswith("Eine Warnung.\n")
    assert "Warum" in drawn and "Stattdessen" in drawn and "Besser" in drawn


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Nothing to change.\n"),
        ("mixed", "Nothing to change.\n"),
        ("de", "Nichts zu ändern.\n"),
        ("other", "Nothing to say: the text is neither English nor German.\n"),
    ],
)
def test_clear_is_one_calm_line(lang: str, line: str) -> None:
    assert plain(clear(lang)) == line


def test_a_draft_cannot_steer_the_terminal() -> None:
    text = TEXT.replace("Hello ", "\x1b[2J\x07\r")
    drawn = on_terminal(advice(text=text), text)
    assert "\x1b[2J" not in drawn and "\x07" not in drawn and "\r" not in drawn
    assert "\x1b[4;33mmargin is 40 percent" in drawn


def test_markup_in_a_draft_is_only_text() -> None:
    text = TEXT.replace("Hello ", "[red]:x:")
    assert "[red]:x:👋" in plain(advice(text=text), text)


def test_line_breaks_of_the_draft_are_kept() -> None:
    text = TEXT.replace("Hello ", "Hey\n\ny")
    assert "\n  Hey\n\n  y👋 our" in plain(advice(text=text), text)


def test_long_lines_are_wrapped_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    given = advice(rewrite="a much better wording, though a long one")
    assert "  Better   a much better\n           wording, though a\n           long one\n" in strip(
        on_terminal(given)
    )
    assert "  Better   a much better wording, though a long one\n" in plain(given)


def strip(drawn: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", drawn)


@pytest.mark.parametrize(
    ("spans", "drawn"),
    [
        ([(0, 5), (0, 5)], "[Hello] our margin"),
        ([(0, 16), (6, 9)], "[Hello our margin]"),
        ([(0, 9), (6, 16)], "[Hello our margin]"),
        ([(6, 9), (0, 5)], "[Hello] [our] margin"),
        ([(0, 6), (6, 9)], "[Hello ][our] margin"),
    ],
)
def test_words_that_overlap_are_marked_as_one_and_explained_each(
    spans: list[tuple[int, int]], drawn: str
) -> None:
    text = "Hello our margin"
    findings = tuple(Finding("legal", "warn", *span, text[slice(*span)], "a", "b") for span in spans)
    shown = plain(Advice("warn", 0.9, "work", "en", False, "test", findings), text)
    assert f"\n  {drawn}\n" in shown
    for finding in findings:
        assert f"“{finding.quote}”\n" in shown
