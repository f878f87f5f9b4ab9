"""The toolbar's pop-up: it says how the advisor is doing in the page, and why."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

WARNED = "my boss is a liar"


@pytest.fixture
def service(browser, scripted_service):
    scripted_service.warnings["a liar"] = None
    browser.set(service=scripted_service.url)
    return scripted_service


def health(popup) -> str:
    return popup.locator("#health").inner_text()


def test_where_it_is_active_it_says_so(browser):
    popup = browser.open_popup(browser.open("x").page)
    assert health(popup) == "Active here: 1 text field"
    expect(popup.get_by_role("switch", name="Advise me on X")).to_be_checked()


def test_several_editors_are_counted(browser):
    popup = browser.open_popup(browser.open("reddit").page)
    assert health(popup) == "Active here: 3 text fields"


def test_an_editor_in_a_shadow_root_is_found(browser):
    # The post is written in a shadow root, the comment in the page itself.
    popup = browser.open_popup(browser.open("linkedin").page)
    assert health(popup) == "Active here: 2 text fields"


def test_a_page_whose_editor_is_not_found_is_reported(browser):
    x = browser.open("x")
    x.page.evaluate(
        "document.querySelectorAll('[data-testid^=tweetTextarea_]')"
        ".forEach((each) => each.removeAttribute('data-testid'))"
    )
    assert health(browser.open_popup(x.page)).startswith(
        "Not active on this page\n\nThere is no text field for a post here."
    )


def test_a_site_that_is_not_listed(browser):
    page = browser.new_page()
    page.route("https://example.org/**", lambda route: route.fulfill(body="<p>x", content_type="text/html"))
    page.goto("https://example.org/")
    popup = browser.open_popup(page)
    assert "This site is not one of those it knows." in health(popup)
    expect(popup.get_by_role("switch")).to_have_count(0)


def test_a_page_that_was_open_before_is_to_be_reloaded(browser):
    browser.set(sitesOff=["x"])
    x = browser.open("x")
    popup = browser.open_popup(x.page)
    assert health(popup) == "Not active on this page\n\nIt is switched off for X."
    popup.get_by_role("switch", name="Advise me on X").dispatch_event("click")
    expect(popup.locator("#health")).to_contain_text("Please reload the page.")
    browser.set()
    x.page.reload()
    x.page.wait_for_function("() => window.modelText !== undefined")
    assert health(browser.open_popup(x.page)) == "Active here: 1 text field"


def test_its_switch_silences_the_page_at_once_and_wakes_it_again(browser, service):
    x = browser.open("x")
    x.write(WARNED)
    expect(x.card).to_be_visible()
    popup = browser.open_popup(x.page)
    popup.get_by_role("switch").dispatch_event("click")
    expect(popup.locator("#health")).to_contain_text("It is switched off for X.")
    x.wait_until_nothing_is_underlined()
    popup.get_by_role("switch").dispatch_event("click")
    expect(popup.locator("#health-text")).to_have_text("Active here: 1 text field")
    x.write("!")
    x.wait_until_underlined("a liar")


def test_a_pause_and_its_early_end(browser, service):
    x = browser.open("x")
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    popup = browser.open_popup(x.page)
    popup.get_by_role("button", name="Pause for an hour").dispatch_event("click")
    expect(popup.locator("#health")).to_contain_text("Paused until")
    x.wait_until_nothing_is_underlined()
    popup.get_by_role("button", name="Go on now").dispatch_event("click")
    expect(popup.locator("#health-text")).to_have_text("Active here: 1 text field")
    x.wait_until_underlined("a liar")
    assert "pausedUntil" not in browser.stored()


def test_a_pause_that_is_over_is_not_shown(browser):
    browser.set(pausedUntil=time.time() * 1000 - 1)
    popup = browser.open_popup(browser.open("x").page)
    assert health(popup) == "Active here: 1 text field"
    expect(popup.get_by_role("button", name="Pause for an hour")).to_be_visible()


def test_where_everything_is_off_it_can_be_switched_on(browser):
    browser.set(enabled=False)
    popup = browser.open_popup(browser.open("x").page)
    assert "It is switched off everywhere." in health(popup)
    expect(popup.get_by_role("switch")).to_be_disabled()
    popup.get_by_role("button", name="Switch on").dispatch_event("click")
    expect(popup.locator("#health")).to_contain_text("Please reload the page.")
    browser.set()
    assert browser.stored()["enabled"] is True


def test_it_leads_to_the_settings(browser):
    popup = browser.open_popup(browser.open("x").page)
    with browser.context.expect_page() as opened:
        popup.get_by_role("button", name="Settings").dispatch_event("click")
    assert opened.value.url.endswith("/options/options.html")
    opened.value.close()


def test_everything_by_keyboard(browser):
    popup = browser.open_popup(browser.open("x").page)
    popup.bring_to_front()
    reached = []
    for _ in range(3):
        popup.keyboard.press("Tab")
        reached.append(popup.evaluate("document.activeElement.id"))
    assert reached == ["site", "action", "settings"]


def test_a_page_cannot_ask_and_is_not_told(browser):
    """Only the extension's own pages get an answer: a site must not learn that the advisor is there."""
    x = browser.open("x")
    assert x.page.evaluate("typeof chrome === 'undefined' || chrome.runtime?.sendMessage === undefined")
