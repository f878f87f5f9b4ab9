"""What the organisation manages, seen by people: locked controls that say so, and open pages that follow.

`test_installed_by_policy.py` goes the whole way, from a policy's file.
"""

from __future__ import annotations

import pytest
from browser.extension_browser import open_browser
from browser.test_accessibility import violations
from playwright.sync_api import expect

WARNED = "my boss is a liar"
INSULT = "my boss is an idiot"
NOTE = {"en": "Set by your organisation.", "de": "Von deiner Organisation festgelegt."}
ALL = ["engine", "service", "bundleAddress", "sitesOff", "houseAccounts"]


@pytest.fixture
def service(scripted_service):
    scripted_service.warnings["a liar"] = None
    return scripted_service


def disabled(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll(':disabled')].map((each) => each.id || each.value)")


def notes(page) -> list[str]:
    return page.locator(".locked:visible").evaluate_all("notes => notes.map((note) => note.id)")


def test_nothing_is_locked_where_nothing_is_managed(browser):
    options = browser.open_options()
    assert (disabled(options), notes(options)) == ([], [])


@pytest.mark.parametrize(
    ("locked", "controls"),
    [
        ("engine", ["device", "service"]),
        ("service", ["service", "service-save"]),
        ("bundleAddress", ["bundle", "bundle-save"]),
        ("sitesOff", [f"site-{id}" for id in ("x", "linkedin", "facebook", "mastodon", "bluesky", "reddit")]),
        ("houseAccounts", ["accounts"]),
    ],
)
def test_exactly_what_is_locked_is_disabled_and_says_so_at_once(browser, locked, controls):
    options = browser.open_options()
    engine = "service" if locked == "service" else "device"
    browser.manage(engine=engine, locked=[locked])
    note = options.locator(f"#locked-{locked}")
    expect(note).to_be_visible()
    expect(note).to_have_text(NOTE["en"])
    assert (disabled(options), notes(options)) == (controls, [f"locked-{locked}"])
    first = options.locator(f"#{controls[0]}" if locked != "engine" else "#engine")
    assert f"locked-{locked}" in first.get_attribute("aria-describedby").split()
    browser.manage()
    expect(note).to_be_hidden()
    assert disabled(options) == []


def test_what_is_managed_but_not_locked_is_a_default(browser):
    browser.manage(sitesOff=["reddit"], houseAccounts=["@example"])
    options = browser.open_options()
    expect(options.get_by_role("switch", name="Reddit")).not_to_be_checked()
    expect(options.get_by_label("Names of accounts, one a line")).to_have_value("@example")
    options.get_by_role("switch", name="Reddit").click()
    options.wait_for_function(
        "async () => (await chrome.storage.local.get('sitesOff')).sitesOff?.length === 0"
    )
    expect(options.get_by_role("switch", name="Reddit")).to_be_checked()


def test_a_lock_wins_over_what_was_chosen_before(browser, service):
    browser.set(sitesOff=[])
    browser.manage(sitesOff=["x"], locked=["sitesOff"])
    page = browser.open_options()
    expect(page.get_by_role("switch", name="X", exact=True)).not_to_be_checked()


def test_the_pop_up_says_so_too(browser):
    browser.manage(sitesOff=["reddit"], locked=["sitesOff"])
    popup = browser.open_popup(browser.open("x").page)
    expect(popup.get_by_role("switch", name="Advise me on X")).to_be_disabled()
    expect(popup.locator("#locked-sitesOff")).to_have_text(NOTE["en"])
    # Off for an hour, and off everywhere, stay the author's to say.
    expect(popup.get_by_role("button", name="Pause for an hour")).to_be_enabled()


def test_the_pop_up_says_nothing_where_nothing_is_locked(browser):
    popup = browser.open_popup(browser.open("x").page)
    expect(popup.get_by_role("switch", name="Advise me on X")).to_be_enabled()
    expect(popup.locator("#locked-sitesOff")).to_be_hidden()


def test_a_locked_site_is_not_offered_in_the_panel_either(browser, service):
    browser.set(service=service.url)
    x = browser.open("x")
    x.write(WARNED)
    x.action("More choices").click()
    expect(x.action("Not on this site")).to_be_visible()
    browser.manage(locked=["sitesOff"])
    x.page.keyboard.type("!")
    x.action("More choices").click()
    expect(x.action("Pause for an hour")).to_be_visible()
    expect(x.action("Not on this site")).to_have_count(0)


def test_an_open_page_follows_when_its_site_is_switched_off(browser, service):
    browser.set(service=service.url)
    x = browser.open("x")
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    browser.manage(sitesOff=["x"], locked=["sitesOff"])
    x.wait_until_nothing_is_underlined()
    expect(x.panel).to_have_count(0)


def test_an_open_page_reviews_anew_when_the_engine_is_switched(browser, service):
    x = browser.open("x")
    x.write(f"{INSULT} and a liar")
    x.wait_until_underlined(INSULT, seconds=10)
    browser.manage(engine="service", service=service.url, serviceKey="k-1")
    x.wait_until_underlined("a liar")
    expect(x.card).to_contain_text("Checked by your local service.")
    assert service.keys == ["Bearer k-1"]
    browser.manage(engine="device")
    x.wait_until_underlined(INSULT, seconds=10)
    expect(x.card).to_contain_text("Checked on this device.")


def test_the_author_s_own_change_of_engine_is_followed_too(browser, service):
    x = browser.open("x")
    x.write(f"{INSULT} and a liar")
    x.wait_until_underlined(INSULT, seconds=10)
    browser.set(service=service.url)
    x.wait_until_underlined("a liar")
    assert service.keys == [None]


def test_the_key_goes_to_no_other_address(browser, service):
    browser.manage(service="https://advice.example.org", serviceKey="k-1")
    browser.set(service=service.url)
    browser.open("x").write(WARNED)
    service.wait_until_asked(WARNED)
    options = browser.open_options()
    options.get_by_role("button", name="Test connection").click()
    expect(options.locator("#service-status")).to_have_text("The service answers.")
    assert service.keys == [None, None]


def test_the_connection_is_tested_with_the_key(browser, service):
    browser.manage(engine="service", service=service.url, serviceKey="k-1", locked=ALL)
    options = browser.open_options()
    options.get_by_role("button", name="Test connection").click()
    expect(options.locator("#service-status")).to_have_text("The service answers.")
    assert service.keys == ["Bearer k-1"]


def test_the_key_is_not_shown_and_deleting_leaves_what_is_managed(browser):
    managed = {"serviceKey": "k-secret", "sitesOff": ["x"]}
    browser.manage(**managed)
    browser.set(houseAccounts=["@example"])
    options = browser.open_options()
    expect(options.locator("#stored")).to_contain_text("serviceKey")
    assert "k-secret" not in options.content()
    options.get_by_role("button", name="Delete all of it").click()
    expect(options.get_by_role("button", name="Delete all of it")).to_be_hidden()
    assert browser.stored() == {"managed": managed}


def test_a_managed_bundle_is_fetched_and_open_pages_review_with_it(browser, house):
    x = browser.open("x")
    x.write(f"So excited about Project Heron, {INSULT}")
    x.wait_until_underlined(INSULT, seconds=10)
    browser.manage(bundleAddress=house.url)
    x.wait_until_underlined("Project Heron")
    assert house.statuses == [200]


@pytest.mark.parametrize("own", [True, False])
def test_a_bundle_of_the_service_is_fetched_with_its_key_and_no_other(browser, house, own):
    service = house.url.removesuffix("/v1/bundle") if own else "https://advisor.example"
    browser.manage(service=service, serviceKey="k-secret", bundleAddress=house.url)
    x = browser.open("x")
    x.write("So excited about Project Heron")
    x.wait_until_underlined("Project Heron", seconds=20)
    assert house.keys == ["Bearer k-secret" if own else None]


def test_axe_finds_nothing_where_everything_is_locked(browser, axe_source):
    browser.manage(engine="service", sitesOff=["reddit"], locked=ALL)
    popup = browser.open_popup(browser.open("x").page)
    options = browser.open_options()
    for page in (popup, options):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert violations(page, axe_source, "html") == []


def test_in_german(playwright, editors, axe_source, tmp_path):
    with open_browser(playwright, tmp_path, editors, "de") as browser:
        browser.manage(engine="service", locked=ALL)
        options = browser.open_options()
        assert notes(options) == [
            f"locked-{key}" for key in ("sitesOff", "engine", "service", "houseAccounts")
        ]
        assert set(options.locator(".locked").all_inner_texts()) == {NOTE["de"]}
        assert violations(options, axe_source, "html") == []
