"""Where the advisor is off, nothing of it is in the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WARNED = "my boss is a liar"


@pytest.fixture
def service(browser, scripted_service):
    scripted_service.warnings["a liar"] = None
    browser.set(service=scripted_service.url)
    return scripted_service


def isolated_worlds(browser, page) -> list[str]:
    """The origins of the worlds in the page, the extension's among them if anything of it was injected."""
    session = browser.context.new_cdp_session(page)
    origins = []
    session.on("Runtime.executionContextCreated", lambda event: origins.append(event["context"]["origin"]))
    session.send("Runtime.enable")
    return origins


def test_where_it_is_on_the_extension_has_a_world_in_the_page(browser, service):
    assert browser.extension_origin in isolated_worlds(browser, browser.open("x").page)


@pytest.mark.parametrize("settings", [{"enabled": False}, {"sitesOff": ["x"]}])
def test_where_it_is_off_nothing_is_injected(browser, service, settings):
    browser.set(**settings)
    x = browser.open("x")
    x.write(WARNED)
    x.post_control.click()
    x.expect_posts(1)
    assert browser.extension_origin not in isolated_worlds(browser, x.page)
    assert service.texts == []


def test_other_sites_stay_on(browser, service):
    browser.set(sitesOff=["x"])
    mastodon = browser.open("mastodon")
    mastodon.write(WARNED)
    mastodon.wait_until_underlined("a liar")


def test_pages_of_nobody_s_concern_are_never_touched(browser, service):
    page = browser.new_page()
    page.route("https://example.org/**", lambda route: route.fulfill(body="<p>x", content_type="text/html"))
    page.goto("https://example.org/")
    assert browser.extension_origin not in isolated_worlds(browser, page)


@pytest.mark.parametrize("settings", [{"enabled": False}, {"sitesOff": ["x"]}])
def test_an_open_page_falls_silent_at_once_and_can_be_woken_again(browser, service, settings):
    x = browser.open("x")
    x.write(WARNED)
    expect(x.card).to_be_visible()
    browser.set(**settings)
    expect(x.panel).to_have_count(0)
    x.wait_until_nothing_is_underlined()
    asked = len(service.texts)
    x.page.keyboard.type(" indeed")
    x.post_control.click()
    x.expect_posts(1)
    assert len(service.texts) == asked

    browser.set(enabled=True, sitesOff=[])
    x.write(WARNED)
    x.wait_until_underlined("a liar")
