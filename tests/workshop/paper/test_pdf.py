"""The hand-out as PDF: four pages of A4, nothing over an edge, readable for people and programs."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2 import raw

from advisor.workshop.paper.handout import handout
from advisor.workshop.paper.pdf import to_pdf
from advisor.workshop.paper.quiz import Item
from advisor.workshop.texts import load_texts

LANGUAGES = ("en", "de")
POINTS = 72 / 25.4
"""In a millimetre."""
MARGIN, TOP, CARD = 12, 20, 88
"""Of a page, above the first card, and the height of one, in millimetres."""
NOWHERE = "\ue123"
"""A character for private use, which no font has."""


def opened(html: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(to_pdf(html).data)


@pytest.fixture(scope="module", params=LANGUAGES)
def longest(request, longest_quiz) -> tuple[str, tuple[Item, ...], pypdfium2.PdfDocument]:
    """The fullest hand-out there can be: its language, its quiz and itself."""
    lang = request.param
    quiz = longest_quiz[lang]
    return lang, quiz, opened(handout(quiz, lang, "public", 999_999))


def said(page: pypdfium2.PdfPage) -> str:
    return re.sub(r"\s+", " ", page.get_textpage().get_text_range())


def boxes(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Every character that is drawn, with left, bottom, right and top in points."""
    text = page.get_textpage()
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if letter.strip():
            yield letter, text.get_charbox(place)


def fonts(page: pypdfium2.PdfPage) -> dict[str, bool]:
    """Which fonts a page uses, and whether they are in the file."""
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return {font.get_base_name(): font.is_embedded for font in (text.get_font() for text in texts)}


def is_coloured(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> bool:
    """Whether anything in a part of a page is neither black, white nor grey."""
    left, bottom, right, top = box
    width, height = page.get_size()
    picture = page.render(crop=(left, bottom, width - right, height - top), scale=4).to_pil().convert("HSV")
    return max(picture.getchannel("S").tobytes()) > 100


def test_four_pages_of_a4(longest) -> None:
    _, _, pdf = longest
    assert [page.get_size() for page in pdf] == [pytest.approx((210 * POINTS, 297 * POINTS), abs=0.1)] * 4


def test_nothing_reaches_into_the_margin(longest) -> None:
    _, _, pdf = longest
    edge = MARGIN * POINTS - 1
    for page in pdf:
        width, height = page.get_size()
        outside = [
            letter
            for letter, (left, bottom, right, top) in boxes(page)
            if left < edge or bottom < edge or right > width - edge or top > height - edge
        ]
        assert outside == []


def test_the_word_of_each_card_stands_within_its_card(longest) -> None:
    lang, _, pdf = longest
    height = pdf[0].get_size()[1]
    lines: dict[int, str] = {}
    for letter, (_, bottom, _, top) in boxes(pdf[0]):
        upper, lower = ((height - y) / POINTS - TOP for y in (top, bottom))
        if lower > 0:
            assert upper // CARD == lower // CARD
            lines[int(upper // CARD)] = lines.get(int(upper // CARD), "") + letter
    assert list(lines.values()) == [word.replace(" ", "") for word in load_texts(lang)["levels"].values()]


def test_the_text_can_be_read_by_programs(longest) -> None:
    _, quiz, pdf = longest
    for item in quiz:
        assert item.text in said(pdf[1])
        for told in (item.reason, item.span, item.better):
            assert told is None or told in said(pdf[3])


def test_it_says_its_language_and_title_and_is_tagged(longest) -> None:
    lang, _, pdf = longest
    assert pdf.get_metadata_value("Title").startswith("Post")
    assert raw.FPDFCatalog_IsTagged(pdf)
    size = raw.FPDFCatalog_GetLanguage(pdf, None, 0)
    said_lang = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(pdf, ctypes.cast(said_lang, ctypes.POINTER(ctypes.c_ushort)), size)
    assert said_lang.raw.decode("utf-16-le").rstrip("\0") == lang


def test_every_font_is_in_the_file(longest) -> None:
    _, _, pdf = longest
    for page in pdf:
        used = fonts(page)
        assert used
        assert all(used.values()), used
        # An emoji font has digits of its own, wide ones.
        assert not [name for name in used if "Emoji" in name]


def test_an_emoji_is_drawn_in_colour_and_is_no_box(longest_quiz) -> None:
    first, *rest = longest_quiz["en"]
    party = replace(first, text="We won \N{PARTY POPPER}")
    printed = to_pdf(handout([party, *rest], "en", None, 1))
    page = pypdfium2.PdfDocument(printed.data)[1]
    assert printed.left_out == frozenset()
    (drawn,) = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    assert is_coloured(page, drawn.get_bounds())
    assert not is_coloured(page, next(box for letter, box in boxes(page) if letter == "W"))


def test_a_character_that_no_font_has_is_left_out_and_told() -> None:
    page = handout([Item("office-x", f"We{NOWHERE} won", "clear", "Why not?")], "en", None, 1)
    printed = to_pdf(page)
    assert printed.left_out == {NOWHERE}
    assert "We won" in said(pypdfium2.PdfDocument(printed.data)[1])
    assert to_pdf(page.replace(NOWHERE, "")) == replace(printed, left_out=frozenset())


def test_nothing_is_fetched(tmp_path) -> None:
    picture = tmp_path / "red.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><path d="M0 0H99V99"/></svg>'
    )
    with_picture = f'<html lang="en"><title>x</title><p>here <img alt="gone" src="{picture.as_uri()}"></p>'
    page = pypdfium2.PdfDocument(to_pdf(with_picture).data)[0]
    assert {one.type for one in page.get_objects()} == {raw.FPDF_PAGEOBJ_TEXT}
    assert "gone" in said(page)
