"""The engine on the device: the advice of a fresh installation, and where it learns more from."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browser.extension_browser import EXTENSION
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


class BundleServer:
    """Serves one bundle, with the digest it is told to claim.

    Attributes:
        url: The bundle's address.
        body: What is served.
        claimed: The digest in the tag; the true one if None.
        statuses: What was answered, in order.
    """

    def __init__(self) -> None:
        self.url = ""
        self.body = b""
        self.claimed: str | None = None
        self.statuses: list[int] = []

    @property
    def tag(self) -> str:
        return f'"sha256-{self.claimed or hashlib.sha256(self.body).hexdigest()}"'


@pytest.fixture
def house() -> Iterator[BundleServer]:
    """A bundle that knows a code name."""
    served = BundleServer()
    data = json.loads((EXTENSION / "engine" / "bundle.json").read_bytes())
    data["house"]["classes"]["code_name"] = "project heron"
    served.body = json.dumps(data).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers["If-None-Match"] == served.tag
            served.statuses.append(304 if known else 200)
            self.send_response(served.statuses[-1])
            self.send_header("ETag", served.tag)
            self.end_headers()
            if not known:
                self.wfile.write(served.body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}/v1/bundle"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


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
