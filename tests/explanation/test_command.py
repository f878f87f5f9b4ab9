"""`advisor explain`, as a person calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advisor import Advisor
from advisor.cli import cli
from advisor.drawing import MISSING
from advisor.explanation.contrast import ContrastPairs
from advisor.explanation.counterfactual import find_counterfactual

RISKY = "omg my boss is such an idiot!!"
GERMAN = "Mein Chef ist so ein Idiot"


@pytest.fixture
def explain(monkeypatch: pytest.MonkeyPatch, advisor: Advisor, pairs: ContrastPairs):
    """Runs the command in this process, with an advisor and pairs that are loaded already."""
    monkeypatch.setattr(Advisor, "load", lambda model=None, policy=None, second_reader=False: advisor)
    monkeypatch.setattr(ContrastPairs, "load", lambda advisor: pairs)

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(cli, ["explain", *arguments], input=stdin)

    return call


def test_it_shows_words_evidence_and_weights(explain):
    done = explain(RISKY)
    assert done.exit_code == 0
    assert done.stdout.startswith("warn · risk ")
    for shown in ("boss_insulted", "insult_strong", "What moved the score of disparagement"):
        assert shown in done.output


def test_it_shows_the_nearest_pair_and_marks_the_difference(explain, advisor, pairs):
    near = pairs.nearest(RISKY, advisor.review(RISKY))
    shown = " ".join(explain(RISKY).output.split())
    for post, spans in (
        (near.pair.risky, near.pair.risky_words),
        (near.pair.harmless, near.pair.harmless_words),
    ):
        text = post.text
        for start, end in reversed(spans):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        assert f"{post.level} {' '.join(text.split())}" in shown


def test_it_shows_what_makes_it_milder(explain, advisor):
    found = find_counterfactual(advisor, RISKY)
    shown = " ".join(explain(RISKY).output.split())
    assert f"“{found.changes[0].words}” becomes “{found.changes[0].instead}”" in shown
    assert f"then: {found.advice.level}, risk {found.advice.risk:.3f} {found.text}" in shown


def test_words_to_leave_out_are_named(explain):
    assert "leave out “next phone”" in explain("Our next phone is not announced yet").output


def test_a_german_draft_is_explained_in_german(explain):
    shown = explain(GERMAN).output
    for words in ("Risiko", "Beleg:", "Nächstes Kontrastpaar", "Was es milder macht", "wird „"):
        assert words in shown
    assert "Evidence" not in shown and "becomes" not in shown


def test_a_clear_draft_is_told_how_far_it_is_from_a_tip(explain, advisor):
    shown = " ".join(explain("Lovely evening at the lake").output.split())
    assert "nothing to make milder" in shown
    assert f"a tip begins at {advisor.model.thresholds.note:.3f}" in shown


def test_a_draft_that_an_exemption_keeps_clear_is_told_so(explain, advisor):
    text = "I have burnout because my boss is such an idiot, I can't go on"
    advice = advisor.review(text)
    assert advice.level == "clear" and advice.risk >= advisor.model.thresholds.note
    assert "an exemption keeps the advisor silent" in " ".join(explain(text).output.split())


def test_what_can_not_be_made_milder_is_said(explain):
    assert "Keine Änderung an höchstens 4 Stellen" in explain("--lang", "de", "Kanakenpack").output


def test_another_language_is_not_explained_away(explain):
    shown = explain("mon patron est un idiot et je ne suis pas content").output
    assert "neither English nor German" in shown and "contrast pair" not in shown


def test_it_reads_standard_input(explain):
    assert "boss_insulted" in explain("-", stdin=f"{RISKY}\n").output


def test_a_draft_can_not_steer_the_terminal(explain):
    shown = explain("my boss is\x1b[2J such an idiot\x07 [red]x[/red]").output
    assert "\x1b" not in shown and "\x07" not in shown
    assert "[red]" in shown


@pytest.mark.parametrize(("name", "begins"), [("why.svg", b"<?xml"), ("why.PNG", b"\x89PNG")])
def test_it_draws(explain, tmp_path: Path, name: str, begins: bytes):
    assert explain("--draw", str(tmp_path / name), RISKY).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("--draw", "why.pdf", "x"), 2, "--draw takes a file that ends in .svg or .png."),
        (("--draw", "nowhere/why.svg", "x"), 1, "nowhere/why.svg can't be written"),
        (("",), 1, '"text" must be a string'),
        (("x" * 10_001,), 1, '"text" must be a string'),
    ],
)
def test_what_it_can_not_do_is_said_in_a_sentence(explain, arguments, status, sentence):
    done = explain(*arguments)
    assert done.exit_code == status
    assert sentence in done.output


def test_without_the_library_that_draws_it_explains_and_says_what_drawing_needs(
    explain, monkeypatch, tmp_path
):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert "boss_insulted" in explain(RISKY).output
    done = explain("--draw", str(tmp_path / "why.svg"), RISKY)
    assert str(done.exception) == MISSING and list(tmp_path.iterdir()) == []


def test_as_a_process_of_its_own():
    done = subprocess.run([sys.executable, "-m", "advisor", "explain", RISKY], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "boss_insulted" in done.stdout and "Nearest contrast pair" in done.stdout
