"""The engine on the device: the advice of a fresh installation, and where it learns more from."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

INSULT = "my boss is an idiot"
SECRET = "So excited about Project Heron"

COUNT_FETCHES = """() => {
    globalThis.fetched = [];
    const fetch = globalThis.fetch;
    globalThis.fetch = (address, options) => {
        fetched.push(String(address));
        return fetch(address, options);
    };
}"""


def test_a_fresh_installation_advises_with_no_service_and_says_so(browser):
    x = browser.open("x")
    x.write(INSULT)
    x.wait_until_underlined(INSULT, seconds=10)
    expect(x.card).to_contain_text("Checked on this device. Nothing leaves it.")
    x.post_control.click()
    x.expect_held()
    x.post_control.click()
    assert x.posts() == [INSULT]


def test_nothing_is_asked_of_any_network_while_somebody_types(browser):
    x = browser.open("x")
    x.write("warm up")
    browser.worker.evaluate(COUNT_FETCHES)
    requests = []
    browser.context.on("request", lambda request: requests.append(request.url))
    x.page.keyboard.type(f" and by the way {INSULT}, so there")
    x.wait_until_underlined(INSULT, seconds=10)
    assert browser.worker.evaluate("fetched") == []
    assert requests == []


def test_the_watch_on_the_network_sees_a_request(browser, scripted_service):
    browser.set(service=scripted_service.url)
    x = browser.open("x")
    browser.worker.evaluate(COUNT_FETCHES)
    scripted_service.warnings["idiot"] = None
    x.write(INSULT)
    x.wait_until_underlined("idiot")
    assert browser.worker.evaluate("fetched.length") > 0


def test_a_fetched_bundle_is_used_at_once_and_kept(browser, house):
    x = browser.open("x")
    x.write(SECRET)
    x.post_control.click()
    x.expect_posts(1)

    page = browser.open_options()
    page.locator("#bundle").fill(house.url)
    page.get_by_role("button", name="Save and fetch").click()
    expect(page.locator("#bundle-status")).to_have_text("Fetched and in use.")
    expect(page.locator("#stored")).to_contain_text(house.url)

    other = browser.open("x")
    other.write(SECRET)
    other.wait_until_underlined("Project Heron", seconds=10)

    page.bring_to_front()
    page.get_by_role("button", name="Save and fetch").click()
    expect(page.locator("#bundle-status")).to_have_text("What is in use is up to date.")
    assert house.statuses == [200, 304]


@pytest.mark.parametrize("fault", ["digest", "format", "shape", "json", "house"])
def test_what_is_damaged_is_refused_and_what_was_in_use_stays(browser, house, fault):
    if fault == "digest":
        house.claimed = "0" * 64
    elif fault == "json":
        house.body = b"no bundle"
    else:
        data = json.loads(house.body)
        data |= {
            "format": {"format": 99},
            "shape": {"vectors": {"words": 1}},
            "house": {"house": {**data["house"], "channels": [{"address": "javascript:0"}]}},
        }[fault]
        house.body = json.dumps(data).encode()
    page = browser.open_options()
    page.locator("#bundle").fill(house.url)
    page.get_by_role("button", name="Save and fetch").click()
    expect(page.locator("#bundle-status")).to_contain_text("What was in use stays.")

    x = browser.open("x")
    x.write(INSULT)
    x.wait_until_underlined(INSULT, seconds=10)


def test_without_an_address_nobody_is_asked_and_what_was_fetched_is_gone(browser, house):
    page = browser.open_options()
    page.locator("#bundle").fill(house.url)
    page.get_by_role("button", name="Save and fetch").click()
    expect(page.locator("#bundle-status")).to_have_text("Fetched and in use.")
    page.locator("#bundle").fill("")
    page.get_by_role("button", name="Save and fetch").click()
    expect(page.locator("#bundle-status")).to_contain_text("Nothing is fetched")
    assert page.evaluate("caches.keys()") == []


def test_a_draft_beyond_the_limit_meets_silence(browser):
    x = browser.open("x")
    x.editor.click()
    x.page.keyboard.insert_text(f"{INSULT}. " + "word " * 2100)
    x.post_control.click()
    x.expect_posts(1)
