"""axe finds nothing to complain about, in light and dark, in English and German."""

from __future__ import annotations

import pytest
from browser.extension_browser import open_browser
from playwright.sync_api import Page, expect

WARNED = "my boss is a liar, our customer too"

RUN_AXE = """async (selector) => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const report = await axe.run(selector, { runOnly: rules });
    if (report.passes.length === 0) throw new Error("axe has checked nothing");
    return report.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}"""


def violations(page: Page, axe_source: str, selector: str) -> list[str]:
    page.evaluate(axe_source)
    return page.evaluate(RUN_AXE, selector)


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture
def advised(browser, scripted_service, scheme):
    scripted_service.warnings["a liar"] = "not always right"
    scripted_service.notes["our customer"] = None
    browser.set(service=scripted_service.url)
    x = browser.open("x")
    x.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    x.write(WARNED)
    expect(x.card).to_be_visible()
    return x


def test_a_warning(advised, axe_source):
    assert violations(advised.page, axe_source, "post-advisor") == []


def test_a_held_post(advised, axe_source):
    advised.post_control.click()
    advised.expect_held()
    assert violations(advised.page, axe_source, "post-advisor") == []


def test_a_held_post_in_a_dialog_of_the_page(browser, scripted_service, axe_source, scheme):
    scripted_service.warnings["a liar"] = "not always right"
    browser.set(service=scripted_service.url)
    reply = browser.open_reply("x")
    reply.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    reply.write(WARNED)
    reply.wait_until_underlined("a liar")
    reply.page.keyboard.press("Control+Enter")
    reply.expect_held()
    assert violations(reply.page, axe_source, "post-advisor") == []


def test_the_card_entered_by_keyboard(advised, axe_source):
    advised.page.keyboard.press("F6")
    assert violations(advised.page, axe_source, "post-advisor") == []


def test_a_tip_and_the_chip(advised, axe_source):
    advised.action("Next").click()
    expect(advised.card).to_contain_text("A small tip")
    assert violations(advised.page, axe_source, "post-advisor") == []
    advised.action("Close").click()
    expect(advised.chip).to_be_visible()
    assert violations(advised.page, axe_source, "post-advisor") == []


def test_the_opened_choices(advised, axe_source):
    advised.action("More choices").click()
    expect(advised.action("Pause for an hour")).to_be_visible()
    assert violations(advised.page, axe_source, "post-advisor") == []


def test_the_options_page(browser, axe_source, scheme):
    browser.set(engine="service", dismissals={"salt": "s", "hashes": ["0", "1"], "categories": ["legal"]})
    options = browser.open_options()
    options.emulate_media(color_scheme=scheme)
    options.get_by_label("Address of the advice service").fill("nonsense")
    options.get_by_role("button", name="Save").click()
    expect(options.locator("#service-status")).not_to_be_empty()
    expect(options.get_by_role("button", name="Delete all of it")).to_be_visible()
    assert violations(options, axe_source, "html") == []


@pytest.mark.parametrize("settings", [{}, {"enabled": False}, {"sitesOff": ["x"]}])
def test_the_pop_up(browser, axe_source, scheme, settings):
    browser.set(**settings)
    popup = browser.open_popup(browser.open("x").page)
    popup.emulate_media(color_scheme=scheme)
    popup.bring_to_front()
    assert violations(popup, axe_source, "html") == []


def test_axe_would_find_a_fault(advised, axe_source):
    advised.action("Close").evaluate("button => button.removeAttribute('aria-label')")
    advised.action("Close").evaluate("button => button.removeAttribute('title')")
    assert any(
        found.startswith("button-name") for found in violations(advised.page, axe_source, "post-advisor")
    )


def test_every_target_is_large_enough(advised):
    advised.post_control.click()
    advised.expect_held()
    advised.action("More choices").click()
    for button in advised.card.get_by_role("button").all():
        box = button.bounding_box()
        assert box["width"] >= 24 and box["height"] >= 24, button.inner_text()


def test_the_levels_differ_in_forced_colours(advised):
    advised.page.emulate_media(forced_colors="active")
    styles = advised.editor.evaluate(
        """(editor) => ['warn', 'note'].map((level) => {
            const style = getComputedStyle(editor, `::highlight(post-advisor-${level})`);
            return style.textDecorationStyle;
        })"""
    )
    assert styles == ["wavy", "dotted"]


def test_in_german(playwright, editors, scripted_service, axe_source, tmp_path):
    scripted_service.warnings["a liar"] = None
    with open_browser(playwright, tmp_path, editors, language="de") as browser:
        browser.set(service=scripted_service.url)
        x = browser.open("x")
        x.write(WARNED)
        expect(x.card).to_contain_text("Lieber noch einmal lesen")
        x.post_control.click()
        expect(x.card).to_contain_text("Du kannst trotzdem posten: drück noch einmal auf Posten.")
        assert x.panel.get_attribute("lang") == "de"
        assert x.card.locator(".reason").get_attribute("lang") == "en"

        options = browser.open_options()
        expect(options.get_by_role("heading", level=1)).to_have_text("Einstellungen des Beitrags-Ratgebers")
        assert options.locator("html").get_attribute("lang") == "de"
        assert violations(options, axe_source, "html") == []

        popup = browser.open_popup(x.page)
        expect(popup.locator("#health-text")).to_have_text("Hier aktiv: 1 Textfeld")
        popup.bring_to_front()
        assert violations(popup, axe_source, "html") == []
