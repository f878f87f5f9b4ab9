"""The hand-out as HTML: the same each time, whole in both languages, mostly about what is fine."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from advisor.taxonomy import LEVELS
from advisor.workshop import paper
from advisor.workshop.packs import SECTORS, load_packs
from advisor.workshop.paper.handout import handout
from advisor.workshop.paper.quiz import Item, draw_quiz
from advisor.workshop.texts import load_texts

LANGUAGES = ("en", "de")
TEXTS = {
    lang: json.loads(files(paper).joinpath(f"texts/{lang}.json").read_text("utf-8")) for lang in LANGUAGES
}
FORMAL_ADDRESS = re.compile(r"(?<=[^.:?!] )(Ihr|Ihre[mnrs]?|Ihnen|Sie)\b")


class Words(HTMLParser):
    """What can be read in a page, by the class of the sheet on which it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sheets: dict[str, str] = {}
        self._sheet = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self._sheet = dict(attrs)["class"].split()[-1]

    def handle_data(self, data: str) -> None:
        self.sheets[self._sheet] = self.sheets.get(self._sheet, "") + data


def shape_of(value: object) -> object:
    """What a text has in it, without its words."""
    if isinstance(value, dict):
        return {key: shape_of(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape_of(one) for one in value]
    return re.findall(r"\{\w*\}", value)


def made(lang: str, sector: str | None = None, seed: int = 7) -> str:
    return handout(draw_quiz(load_packs(sector), lang, seed), lang, sector, seed)


def test_both_languages_say_the_same_things() -> None:
    assert shape_of(TEXTS["en"]) == shape_of(TEXTS["de"])
    assert set(TEXTS["en"]["sectors"]) == {"all", *SECTORS}


def test_german_is_informal() -> None:
    assert not FORMAL_ADDRESS.search(json.dumps(TEXTS["de"], ensure_ascii=False))


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert made("de") == made("de") != made("de", seed=8)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sheet_and_key_belong_together(lang: str) -> None:
    quiz = draw_quiz(load_packs("care"), lang, 3)
    sheets = Words(handout(quiz, lang, "care", 3)).sheets
    for item in quiz:
        assert item.text in sheets["quiz"]
        assert item.reason in sheets["key"]
        assert item.reason not in sheets["quiz"]
        assert (item.span or "") in sheets["key"]
        assert (item.better or "") in sheets["key"]
    name = TEXTS[lang]["sheet"].format(seed=3, sector=TEXTS[lang]["sectors"]["care"])
    assert name in sheets["quiz"]
    assert name in sheets["key"]
    for sheet in ("cards", "quiz"):
        assert all(load_texts(lang)["levels"][level] in sheets[sheet] for level in LEVELS)
    assert list(sheets)[-1] == "key"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_colour_a_card_is_told_by_its_shape_and_its_word(lang: str) -> None:
    cards = re.findall(r'<div class="card \w+">(.*?)</div>', made(lang), re.S)
    assert [re.search(r"<p>(.*)</p>", card)[1] for card in cards] == list(load_texts(lang)["levels"].values())
    drawn = {re.sub(r'(fill|stroke)="#?\w+"', "", re.search(r"<svg.*</svg>", card)[0]) for card in cards}
    assert len(drawn) == len(LEVELS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_wall_card_says_more_about_what_is_fine_than_about_all_else(lang: str) -> None:
    wall = TEXTS[lang]["wall"]
    fine = [f"{one['what']} {one['more']}" for one in wall["fine"]]
    other = [*wall["questions"], *wall["wait"]]
    assert len(fine) > len(other)
    assert len(" ".join(fine)) > len(" ".join(other))


def test_the_page_needs_no_other_file() -> None:
    assert not re.search(r"https?:|url\(|\bsrc=|\bhref=|@import|<script|<link", made("en"))


def test_words_that_look_like_markup_stay_words() -> None:
    markup = "<img src=x onerror=alert(1)> & co"
    page = handout([Item("office-x", markup, "clear", markup)], "en", None, 1)
    assert "<img" not in page
    assert Words(page).sheets["quiz"].count(markup) == 1
