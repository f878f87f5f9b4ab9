"""A private post that is about to go out under one of the house's own names gets a tip, and nothing more."""

from __future__ import annotations

import pytest
from browser.composer_page import ComposerPage
from playwright.sync_api import expect

DRAFT = "the garden is lovely this morning"

# How each site shows who is posting: the element's attributes, and the lines in it.
SHOWN = {
    "x": ("div", {"data-testid": "SideNav_AccountSwitcher_Button"}, ["Example @ Home", "@example"]),
    "mastodon": ("div", {"class": "navigation-bar"}, [("span", "display-name__account", "@example")]),
    "linkedin": (
        "button",
        {"class": "share-unified-settings-entry-button"},
        ["Example Ltd", "Post to Anyone"],
    ),
    "bluesky": ("a", {"href": "/profile/example.org", "aria-label": "Profile"}, []),
}
NAMES = {"x": "@example", "mastodon": "@example", "linkedin": "Example Ltd", "bluesky": "example.org"}

SHOW_ACCOUNT = """([tag, attributes, lines]) => {
    const shown = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) shown.setAttribute(name, value);
    for (const line of lines) {
        const [kind, look, text] = Array.isArray(line) ? line : ['div', '', line];
        const part = document.createElement(kind);
        part.className = look;
        part.textContent = text;
        shown.append(part);
    }
    const shadow = document.getElementById('interop-outlet')?.shadowRoot;
    (shadow?.querySelector('[role=dialog]') ?? document.querySelector('main')).prepend(shown);
}"""


@pytest.fixture
def private(browser, scripted_service):
    scripted_service.boundary = "private"
    browser.set(service=scripted_service.url, houseAccounts=["@Example", "Example Ltd", "example.org"])
    return scripted_service


def open_as_house(browser, site: str) -> ComposerPage:
    composer = browser.open(site)
    composer.page.evaluate(SHOW_ACCOUNT, list(SHOWN[site]))
    return composer


@pytest.mark.parametrize("site", SHOWN)
def test_the_tip_names_the_account_and_never_holds(browser, private, site):
    composer = open_as_house(browser, site)
    composer.write(DRAFT)
    expect(composer.chip).to_have_text(f"You are posting as {NAMES[site]}.")
    assert composer.underlined("note") == composer.underlined("warn") == []
    composer.post_control.click()
    composer.expect_posts(1)
    expect(composer.panel).to_have_count(0)


@pytest.mark.parametrize("boundary", ["mixed", "work"])
def test_a_post_about_work_is_what_the_account_is_for(browser, private, boundary):
    private.boundary = boundary
    private.notes["garden"] = None
    x = open_as_house(browser, "x")
    x.write(DRAFT)
    expect(x.chip).to_have_text("1 tip")
    x.chip.click()
    expect(x.card).not_to_contain_text("You are posting as")


def test_an_account_of_one_s_own_is_nobody_s_business(browser, private):
    browser.set(houseAccounts=["@example2", "example ltd"])
    private.notes["garden"] = None
    x = open_as_house(browser, "x")
    x.write(DRAFT)
    expect(x.chip).to_have_text("1 tip")


def test_it_stands_beside_what_else_there_is_to_say(browser, private):
    private.warnings["lovely"] = None
    x = open_as_house(browser, "x")
    x.write(DRAFT)
    expect(x.card).to_contain_text("1 of 2")
    x.action("Next").click()
    expect(x.card).to_contain_text("You are posting as @example.")
    expect(x.card).to_contain_text("switch to your own account first")


def test_it_stays_while_the_author_types_on(browser, private):
    x = open_as_house(browser, "x")
    x.write(DRAFT)
    expect(x.chip).to_be_visible()
    private.free.clear()
    x.page.keyboard.type(" and so")
    assert x.chip.is_visible()


@pytest.mark.parametrize("choice", ["Keep mine, don’t remind me of this", "Not this kind again"])
def test_it_can_be_dismissed(browser, private, choice):
    x = open_as_house(browser, "x")
    x.write(DRAFT)
    x.chip.click()
    x.action("More choices").click()
    x.card.get_by_role("button", name=choice).click()
    expect(x.panel).to_have_count(0)
    private.notes["garden"] = None
    again = open_as_house(browser, "x")
    again.write(DRAFT)
    expect(again.chip).to_have_text("1 tip")


@pytest.mark.parametrize(
    ("shown", "listed", "is_one"),
    [
        ("@example", "example", True),
        ("@example", " @EXAMPLE ", True),
        ("@example", "@example@mastodon.social", True),
        ("@example@mastodon.social", "@example", True),
        ("@example", "@example@other.social", False),
        ("@example", "@examples", False),
        ("Example  Ltd", "Example", False),
    ],
)
def test_a_name_is_the_same_however_it_is_written(browser, shown, listed, is_one):
    in_page = browser.isolated_world(browser.open("mastodon").page)
    assert in_page(f"isHouseAccount({shown!r}, [{listed!r}], 'mastodon.social')") is is_one
