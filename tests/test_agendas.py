"""The agendas for workshops add up, name games and stories as the workshop does, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from advisor.workshop.cases import load_cases

ROOT = Path(__file__).parents[1]
GUIDES = {"en": ROOT / "docs/trainers", "de": ROOT / "docs/trainers/de"}
MINUTES = {"two-hours.md": 120, "half-day.md": 240}
AGENDAS = [(lang, name) for lang in GUIDES for name in MINUTES]


def rows(lang: str, name: str) -> list[tuple[int, str, str]]:
    """Minutes, what and how of each point."""
    text = (GUIDES[lang] / name).read_text("utf-8")
    return [
        (int(minutes), what.strip(), how)
        for minutes, what, how in re.findall(r"^\| (\d+) \|([^|]*)\|([^|]*)\|$", text, flags=re.M)
    ]


@pytest.mark.parametrize(("lang", "name"), AGENDAS)
def test_the_minutes_add_up(lang: str, name: str) -> None:
    assert sum(minutes for minutes, _, _ in rows(lang, name)) == MINUTES[name]


@pytest.mark.parametrize("name", MINUTES)
def test_both_languages_give_each_point_the_same_time(name: str) -> None:
    first, second = ([minutes for minutes, _, _ in rows(lang, name)] for lang in GUIDES)
    assert first == second


@pytest.mark.parametrize(("lang", "name"), AGENDAS)
def test_every_game_has_its_time_under_its_name(lang: str, name: str) -> None:
    texts = json.loads((ROOT / f"advisor/workshop/texts/{lang}.json").read_text("utf-8"))
    points = {what.casefold() for _, what, _ in rows(lang, name)}
    assert {game.casefold() for game in texts["games"].values()} <= points


@pytest.mark.parametrize(("lang", "name"), AGENDAS)
def test_stories_are_cases_of_the_library(lang: str, name: str) -> None:
    titles = {(case.en if lang == "en" else case.de).title for case in load_cases()}
    told = {
        title
        for _, _, how in rows(lang, name)
        if re.search(r"\b(?:19|20)\d\d\b|three cases|drei Fälle", how)
        for title in re.findall(r"\*([^*]+)\*", how)
    }
    assert told
    assert told <= titles
