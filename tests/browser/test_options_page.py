"""The options page: switches, engine, what was dismissed, what is stored, and its plain statement."""

from __future__ import annotations

import time

import pytest
from browser.composer_page import SITES
from playwright.sync_api import expect


@pytest.fixture
def options(browser):
    return browser.open_options()


def choose_the_service(options) -> None:
    options.get_by_role("radio", name="A service").click()
    options.wait_for_function("async () => (await chrome.storage.local.get('engine')).engine === 'service'")


def test_it_shows_what_a_fresh_installation_does(options):
    expect(options.get_by_role("switch", name="Advise me while I write")).to_be_checked()
    for name in ("X", "LinkedIn", "Facebook", "Mastodon", "Bluesky", "Reddit"):
        expect(options.get_by_role("switch", name=name, exact=True)).to_be_checked()
    expect(options.get_by_role("radio", name="On this device (nothing leaves it)")).to_be_checked()
    expect(options.get_by_label("Address of the advice service")).to_be_hidden()
    expect(options.locator("#dismissed-count")).to_have_text(
        "There are no phrases that you asked not to be reminded of."
    )
    expect(options.get_by_role("button", name="Remind me of them again")).to_be_hidden()
    expect(options.get_by_label("Names of accounts, one a line")).to_have_value("")
    expect(options.get_by_text("Nothing is stored.")).to_be_visible()
    expect(options.get_by_role("button", name="Delete all of it")).to_be_hidden()


def test_the_address_shows_only_for_the_service(options, browser):
    choose_the_service(options)
    expect(options.get_by_label("Address of the advice service")).to_have_value("http://127.0.0.1:8750")
    assert browser.stored()["engine"] == "service"
    options.get_by_role("radio", name="On this device").click()
    expect(options.get_by_label("Address of the advice service")).to_be_hidden()
    options.wait_for_function("async () => (await chrome.storage.local.get('engine')).engine === 'device'")


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
    choose_the_service(options)
    options.get_by_label("Address of the advice service").fill(" https://advice.example.org/ ")
    options.get_by_role("button", name="Save").click()
    expect(options.locator("#service-status")).to_have_text("Saved.")
    assert browser.stored()["service"] == "https://advice.example.org"


def test_an_unsafe_address_is_refused_and_explained(options, browser):
    choose_the_service(options)
    field = options.get_by_label("Address of the advice service")
    field.fill("http://advice.example.org")
    options.get_by_role("button", name="Save").click()
    expect(options.locator("#service-status")).to_contain_text("It must begin with https://")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "service" not in browser.stored()


def test_the_connection_can_be_tested(options, real_service):
    choose_the_service(options)
    options.get_by_label("Address of the advice service").fill(real_service)
    options.get_by_role("button", name="Test connection").click()
    expect(options.locator("#service-status")).to_have_text("The service answers.")


def test_a_service_that_is_away_is_reported(options, browser):
    choose_the_service(options)
    options.get_by_label("Address of the advice service").fill("http://127.0.0.1:9")
    options.get_by_role("button", name="Test connection").click()
    expect(options.locator("#service-status")).to_contain_text("The service does not answer.")
    expect(options.locator("#service-status")).to_contain_text(browser.extension_origin)


def test_an_address_that_is_being_typed_is_not_overwritten(options, browser):
    choose_the_service(options)
    options.get_by_label("Address of the advice service").fill("https://half.")
    browser.set(sitesOff=["x"])
    expect(options.get_by_role("switch", name="X", exact=True)).not_to_be_checked()
    expect(options.get_by_label("Address of the advice service")).to_have_value("https://half.")


def test_a_pause_can_be_begun_and_ended(options, browser):
    options.get_by_role("button", name="Pause for an hour").click()
    expect(options.locator("#pause-text")).to_contain_text("Paused until")
    assert browser.stored()["pausedUntil"] > time.time() * 1000
    options.get_by_role("button", name="Go on now").click()
    expect(options.locator("#pause-text")).to_have_text("It is not paused.")
    assert "pausedUntil" not in browser.stored()


def test_house_accounts_are_kept_one_a_line(options, browser):
    options.get_by_label("Names of accounts, one a line").fill(" @example \n\nExample Ltd\n@example\n")
    options.get_by_role("heading", name="Accounts of your employer").click()
    options.wait_for_function("async () => (await chrome.storage.local.get('houseAccounts')).houseAccounts")
    assert browser.stored()["houseAccounts"] == ["@example", "Example Ltd"]


@pytest.fixture
def dismissed(browser, scripted_service):
    """An open page of X with two warnings that a test dismisses."""
    scripted_service.warnings.update({"a liar": None, "a thief": None})
    browser.set(service=scripted_service.url)
    x = browser.open("x")
    x.write("a liar and a thief")
    return x


def test_dismissed_phrases_are_counted_and_can_be_brought_back(dismissed, browser):
    x = dismissed
    options = browser.open_options()
    for count in ("1 phrase.", "2 phrases."):
        x.page.bring_to_front()
        x.action("Keep mine, don’t remind me of this").click()
        expect(options.locator("#dismissed-count")).to_contain_text(count)
    expect(x.panel).to_have_count(0)

    options.bring_to_front()
    options.get_by_role("button", name="Remind me of the latest one again").click()
    expect(options.locator("#dismissed-count")).to_contain_text("1 phrase.")
    expect(options.get_by_role("heading", name="What you want to keep")).to_be_focused()
    # The page that is still open hears of it.
    x.page.bring_to_front()
    expect(x.card).to_be_visible()
    assert len(x.underlined()) == 1

    options.bring_to_front()
    options.get_by_role("button", name="Remind me of them again").click()
    expect(options.locator("#dismissed-count")).to_contain_text("no phrases")
    assert "dismissals" not in browser.stored()
    x.page.bring_to_front()
    x.wait_until_underlined("a thief")
    x.wait_until_underlined("a liar")


def test_dismissed_kinds_are_listed_by_name_and_undone_singly(dismissed, browser):
    x = dismissed
    browser.set(dismissals={"salt": "s", "hashes": ["00"], "categories": ["career", "legal"]})
    x.wait_until_nothing_is_underlined()
    options = browser.open_options()
    rows = options.locator("#dismissed-kinds li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Your own career")
    options.get_by_role("button", name="Remind me again: Your own career").click()
    expect(rows).to_have_count(1)
    assert browser.stored()["dismissals"] == {"salt": "s", "hashes": ["00"], "categories": ["legal"]}
    x.page.bring_to_front()
    x.wait_until_underlined("a liar")


def test_everything_that_is_stored_is_shown_and_can_be_deleted(browser):
    everything = {
        "enabled": True,
        "engine": "service",
        "service": "https://advice.example.org",
        "sitesOff": ["x"],
        "houseAccounts": ["@example"],
        "pausedUntil": int(time.time() * 1000) + 60_000,
        "dismissals": {"salt": "s", "hashes": ["00"], "categories": ["legal"]},
    }
    browser.set(**everything)
    options = browser.open_options()
    shown = options.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#stored dt')]"
        ".map((name) => [name.textContent, JSON.parse(name.nextElementSibling.textContent)]))"
    )
    assert shown == everything == browser.stored()
    options.get_by_role("button", name="Delete all of it").click()
    expect(options.get_by_text("Nothing is stored.")).to_be_visible()
    expect(options.get_by_role("switch", name="X", exact=True)).to_be_checked()
    expect(options.locator("#dismissed-kinds li")).to_have_count(0)
    expect(options.get_by_role("heading", name="Everything this extension has stored")).to_be_focused()
    browser.set()
    assert browser.stored() == {}


def test_deleting_everything_wakes_an_open_page(dismissed, browser, scripted_service):
    browser.set(pausedUntil=time.time() * 1000 + 60_000)
    dismissed.wait_until_nothing_is_underlined()
    options = browser.open_options()
    options.get_by_role("button", name="Delete all of it").click()
    expect(options.get_by_text("Nothing is stored.")).to_be_visible()
    browser.set(service=scripted_service.url)
    dismissed.page.bring_to_front()
    dismissed.page.keyboard.type("!")
    dismissed.wait_until_underlined("a liar")
