"""The try-it page: the extension's own scripts, on the service's own page, asking the real service."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from advisor import Advisor
from advisor.service import pages

CHROMIUM = "/usr/bin/chromium"
RISKY = {
    "en": "The admin password of our server at work is Sommer2026! 👋 See you.",
    "de": "Das Admin-Passwort für unseren Server in der Firma ist Sommer2026! 👋 Bis bald.",
}
HARMLESS = {"en": "So glad I said yes to the new job!", "de": "Bin so froh über den neuen Job!"}
UNDERLINED = "() => [...(CSS.highlights.get('post-advisor-warn') ?? [])].map(String)"

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser without the extension."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def open_page(chromium: Browser, real_service: str) -> Iterator[Open]:
    """Opens the page; after the test nothing may have gone wrong on it, and nothing may have been kept."""
    opened: list[tuple[Page, list[str]]] = []

    def open_(lang: str, **context: object) -> Page:
        page = chromium.new_context(locale=lang, **context).new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(f"{real_service}/")
        opened.append((page, faults))
        return page

    yield open_
    for page, faults in opened:
        assert faults == []
        assert page.context.storage_state() == {"cookies": [], "origins": []}
        page.context.close()


def draft_of(page: Page) -> Locator:
    return page.get_by_role("textbox")


def card_of(page: Page) -> Locator:
    return page.locator("post-advisor .card[open]")


def write(page: Page, text: str) -> None:
    draft_of(page).click()
    page.keyboard.type(text)


def wait_for_underline(page: Page) -> list[str]:
    # The card of a warning opens together with the underline; the page's policy forbids to wait by eval.
    expect(card_of(page)).to_be_visible()
    return page.evaluate(UNDERLINED)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_risky_draft_is_underlined_held_once_and_then_goes_out(
    open_page: Open, advisor: Advisor, lang: str
) -> None:
    page = open_page(lang)
    write(page, RISKY[lang])
    finding = advisor.review(RISKY[lang]).findings[0]
    assert wait_for_underline(page) == [finding.quote]
    expect(card_of(page)).to_contain_text(finding.reason)
    expect(card_of(page)).to_contain_text(finding.suggestion)
    posted = page.locator("#posts article")
    page.locator("#post").click()
    expect(posted).to_have_count(0)
    expect(draft_of(page)).to_have_text(RISKY[lang])
    page.locator("#post").click()
    expect(posted).to_have_count(1)
    expect(posted).to_contain_text(RISKY[lang])
    expect(draft_of(page)).to_have_text("")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_harmless_draft_goes_out_at_once(open_page: Open, lang: str) -> None:
    page = open_page(lang)
    with page.expect_response("**/v1/review") as reviewed:
        write(page, HARMLESS[lang])
    assert reviewed.value.json()["level"] == "clear"
    assert page.evaluate(UNDERLINED) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator("#posts article")).to_have_count(1)


@pytest.mark.parametrize(("lang", "label"), [("en", "Thanks"), ("de", "Dank")])
def test_a_good_draft_gets_a_warm_word(open_page: Open, advisor: Advisor, lang: str, label: str) -> None:
    page = open_page(lang)
    page.get_by_role("button", name=label, exact=True).click()
    word = advisor.review(draft_of(page).inner_text()).encouragement
    expect(page.locator("post-advisor .line")).to_contain_text(word)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#posts article")).to_have_count(1)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_sample_can_be_taken(open_page: Open, advisor: Advisor, lang: str) -> None:
    texts = json.loads((Path(pages.__file__).parent / "texts" / f"{lang}.json").read_text("utf-8"))
    page = open_page(lang)
    for sample in texts["samples"]:
        with page.expect_response("**/v1/review") as reviewed:
            page.get_by_role("button", name=sample["label"], exact=True).click()
        assert reviewed.value.json()["level"] == advisor.review(sample["text"]).level
        expect(draft_of(page)).to_have_text(sample["text"])
        expect(draft_of(page)).to_be_focused()


def test_the_panel_speaks_the_language_of_the_page(open_page: Open) -> None:
    messages = pages.extension_files.messages("de")
    page = open_page("de")
    write(page, RISKY["de"])
    wait_for_underline(page)
    expect(card_of(page)).to_contain_text(messages["keepMine"]["message"])


def test_the_language_can_be_changed(open_page: Open) -> None:
    page = open_page("en")
    page.get_by_role("link", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ein zweiter Blick vor dem Posten")


def test_a_draft_that_is_too_long_cannot_be_posted(open_page: Open) -> None:
    page = open_page("en")
    draft_of(page).click()
    page.keyboard.insert_text("a " * 251)
    expect(page.locator("#count")).to_have_text("-2")
    expect(page.locator("#post")).to_be_disabled()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#posts article")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1100])
def test_nothing_runs_out_of_the_page(open_page: Open, width: int) -> None:
    page = open_page("de", viewport={"width": width, "height": 800})
    write(page, RISKY["de"])
    wait_for_underline(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(open_page: Open, axe_source: str, scheme: str) -> None:
    page = open_page("en", color_scheme=scheme)
    write(page, RISKY["en"])
    wait_for_underline(page)
    page.evaluate(axe_source)
    found = page.evaluate(
        "axe.run().then((result) => result.violations.map((one) => [one.id, one.nodes[0].html]))"
    )
    assert found == []
