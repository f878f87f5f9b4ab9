"""The hand-out in a real browser: accessible, whole, and four pages of A4 when it is printed from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Playwright

from advisor.workshop.packs import load_packs
from advisor.workshop.paper.handout import handout
from advisor.workshop.paper.quiz import draw_quiz

CHROMIUM = "/usr/bin/chromium"
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture(params=["en", "de"])
def page(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """The file, opened; it may ask for nothing else."""
    lang, file = request.param, tmp_path / "handout.html"
    file.write_text(handout(draw_quiz(load_packs(None), lang, 7), lang, None, 7), "utf-8")
    opened = chromium.new_context(viewport=DESK).new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri())
    yield opened
    opened.context.close()
    assert asked == [file.as_uri()]


def test_it_is_accessible(page: Page, axe_source: str) -> None:
    page.evaluate(axe_source)
    found = page.evaluate("axe.run().then((result) => [result.passes.length, result.violations])")
    assert found[0] > 0
    assert [(one["id"], one["nodes"][0]["html"]) for one in found[1]] == []
    levels = page.eval_on_selector_all("h1, h2, h3", "all => all.map((one) => one.tagName)")
    assert levels == ["H1", "H2", "H2", "H3", "H3", "H3", "H2"]


def test_printed_from_a_browser_it_has_the_same_four_pages(page: Page) -> None:
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [tuple(round(side * 25.4 / 72) for side in one.get_size()) for one in printed] == [(210, 297)] * 4
    headings = page.locator("h1, h2").all_inner_texts()
    for heading, one in zip(headings, printed, strict=True):
        assert one.get_textpage().get_text_range().startswith(heading)


def test_every_text_stands_within_its_sheet(page: Page) -> None:
    beyond = page.evaluate(
        "[...document.querySelectorAll('.sheet *')].filter((one) => {"
        "  const sheet = one.closest('.sheet').getBoundingClientRect(), box = one.getBoundingClientRect();"
        "  return box.left < sheet.left || box.right > sheet.right || box.bottom > sheet.bottom;"
        "}).map((one) => one.outerHTML)"
    )
    assert beyond == []


def test_at_least_half_of_the_wall_card_is_about_what_is_fine(page: Page) -> None:
    fine, other = (page.locator(part).bounding_box()["height"] for part in (".fine", ".beside"))
    assert fine > other
