"""The papers exist in both languages, links lead somewhere, measured figures are those of the model card."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
ENGLISH = DOCS / "it"
GERMAN = ENGLISH / "de"
PAGES = sorted(DOCS.rglob("*.md"))
PAPERS = sorted(ENGLISH.rglob("*.md"))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.md"))


def broken_links(text: str, folder: Path) -> list[str]:
    """The relative links of a page in a folder that lead to no file; those in code are none."""
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.M | re.S)
    targets = re.findall(r"\]\(<?([^)>\s]+)[^)]*\)", prose)
    files = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    return [file for file in files if not (folder / file).exists()]


def shares_in(text: str) -> set[str]:
    """What is said as "8 of 32" or, in German, "8 von 32"; always given in English."""
    return {f"{part} of {whole}" for part, whole in re.findall(r"\b(\d+) (?:of|von) (\d+)\b", text)}


def test_both_languages_have_the_same_papers() -> None:
    assert names_in(ENGLISH) == names_in(GERMAN) != []


@pytest.mark.parametrize("folder", [ENGLISH, GERMAN], ids=["en", "de"])
def test_the_index_leads_to_every_paper(folder: Path) -> None:
    index = (folder / "README.md").read_text("utf-8")
    assert [name for name in names_in(folder) if name != "README.md" and f"]({name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken_links(page.read_text("utf-8"), page.parent) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(DOCS).as_posix())
def test_measured_shares_are_those_of_the_model_card(paper: Path) -> None:
    assert shares_in(paper.read_text("utf-8")) <= shares_in((DOCS / "model.md").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("[model](model.md) and [its limits](model.md#figures)", []),
        ("[up](../README.md), ![a picture](images/warning-light.png)", []),
        ("[elsewhere](https://example.org/nowhere.md), [here](#figures)", []),
        ("`[x](gone.md)`\n\n```\n[x](gone.md)\n```\n", []),
        ("[a](model.md) [b](gone.md)", ["gone.md"]),
        ("![a picture](images/gone.png 'with a title')", ["images/gone.png"]),
        ("`code` [b](it/gone.md#part) `code`", ["it/gone.md"]),
    ],
)
def test_broken_links_are_found_and_no_others(text: str, broken: list[str]) -> None:
    assert broken_links(text, DOCS) == broken


def test_shares_are_found_in_both_languages() -> None:
    assert shares_in("warned: **8 of 32**, 0,46 % von 1.541, 0 von 5, 3 of them") == {"8 of 32", "0 of 5"}
