"""The options page: switches, service, dismissed phrases, and its plain statement."""

from __future__ import annotations

import pytest
from browser.composer_page import SITES
from playwright.sync_api import expect


@pytest.fixture
def options(browser):
    return browser.open_options()


def test_it_shows_what_a_fresh_installation_does(options):
    expect(options.get_by_role("switch", name="Advise me while I write")).to_be_checked()
    for name in ("X", "LinkedIn", "Facebook", "Mastodon", "Bluesky", "Reddit"):
        expect(options.get_by_role("switch", name=name, exact=True)).to_be_checked()
    expect(options.get_by_label("Address of the advice service")).to_have_value("http://127.0.0.1:8750")
    expect(options.locator("#dismissed-count")).to_have_text(
        "There are no phrases that you asked not to be reminded of."
    )
    expect(options.get_by_role("button", name="Remind me of them again")).to_be_hidden()
    expect(options.get_by_role("listitem")).to_have_count(4)


def test_it_says_what_the_advisor_never_does(options):
    for never in (
        "never blocks a post",
        "never stores or logs",
        "never reports to anybody",
        "your private life",
    ):
        expect(options.get_by_role("main")).to_contain_text(never)


def test_a_switch_is_kept_and_takes_effect(options, browser):
    options.get_by_role("switch", name="Reddit").click()
    browser.set()
    assert browser.stored()["sitesOff"] == ["reddit"]
    options.get_by_role("switch", name="Advise me while I write").click()
    options.wait_for_function("async () => (await chrome.storage.local.get('enabled')).enabled === false")
    options.reload()
    expect(options.get_by_role("switch", name="Reddit")).not_to_be_checked()
    expect(options.get_by_role("switch", name="Advise me while I write")).not_to_be_checked()
    expect(options.locator("#sites input")).to_have_count(len(SITES))


def test_an_address_is_kept_tidied(options, browser):
    options.get_by_label("Address of the advice service").fill(" https://advice.example.org/ ")
    options.get_by_role("button", name="Save").click()
    expect(options.locator("#service-status")).to_have_text("Saved.")
    assert browser.stored()["service"] == "https://advice.example.org"


def test_an_unsafe_address_is_refused_and_explained(options, browser):
    field = options.get_by_label("Address of the advice service")
    field.fill("http://advice.example.org")
    options.get_by_role("button", name="Save").click()
    expect(options.locator("#service-status")).to_contain_text("It must begin with https://")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "service" not in browser.stored()


def test_the_connection_can_be_tested(options, real_service):
    options.get_by_label("Address of the advice service").fill(real_service)
    options.get_by_role("button", name="Test connection").click()
    expect(options.locator("#service-status")).to_have_text("The service answers.")


def test_a_service_that_is_away_is_reported(options, browser):
    options.get_by_label("Address of the advice service").fill("http://127.0.0.1:9")
    options.get_by_role("button", name="Test connection").click()
    expect(options.locator("#service-status")).to_contain_text("The service does not answer.")
    expect(options.locator("#service-status")).to_contain_text(browser.extension_origin)


def test_dismissed_phrases_are_counted_and_can_be_brought_back(browser, scripted_service):
    scripted_service.warnings.update({"a liar": None, "a thief": None})
    browser.set(service=scripted_service.url)
    x = browser.open("x")
    x.write("a liar and a thief")
    options = browser.open_options()
    for count in ("1 phrase.", "2 phrases."):
        x.page.bring_to_front()
        x.action("Keep mine, don’t remind me of this").click()
        expect(options.locator("#dismissed-count")).to_contain_text(count)
    expect(x.panel).to_have_count(0)

    options.bring_to_front()
    options.get_by_role("button", name="Remind me of them again").click()
    expect(options.locator("#dismissed-count")).to_contain_text("no phrases")
    assert "dismissals" not in browser.stored()
    # The page that is still open hears of it.
    x.page.bring_to_front()
    x.wait_until_underlined("a thief")
