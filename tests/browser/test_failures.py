"""Whatever is wrong with the engine, the post goes out."""

from __future__ import annotations

import json
import time

import pytest
from browser.extension_browser import open_browser
from playwright.sync_api import expect

WARNED = "my boss is a liar"


@pytest.fixture
def warning_service(scripted_service):
    scripted_service.warnings["a liar"] = None
    return scripted_service


def expect_to_go_out(composer) -> None:
    composer.write(WARNED)
    assert composer.model_text() == WARNED
    composer.post_control.click()
    composer.expect_posts(1)
    assert composer.posts() == [WARNED]
    expect(composer.panel).to_have_count(0)


def test_the_same_draft_is_held_while_all_is_well(x, warning_service):
    """Without this, every test below could pass with an advisor that never warns."""
    x.write(WARNED)
    x.post_control.click()
    x.expect_held()


def test_no_engine(browser):
    browser.set(service="http://127.0.0.1:9")
    expect_to_go_out(browser.open("x"))


def test_an_engine_that_never_answers_costs_half_a_second(x, warning_service):
    warning_service.free.clear()
    x.write(WARNED)
    pressed = time.monotonic()
    x.post_control.click()
    x.expect_posts(1)
    assert time.monotonic() - pressed < 1.0
    assert x.posts() == [WARNED]


def test_an_engine_that_answers_too_late_is_not_listened_to(x, warning_service):
    warning_service.free.clear()
    expect_to_go_out(x)
    warning_service.free.set()
    x.write("something else")
    assert x.underlined() == []


@pytest.mark.parametrize("status", [204, 400, 403, 429, 500, 503])
def test_an_engine_that_refuses(x, warning_service, status):
    warning_service.status = status
    expect_to_go_out(x)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>no</html>",
        b"null",
        b"[]",
        b"{}",
        b'{"level":"warn"}',
        b'{"level":"warn","findings":[{}]}',
        b"\xff",
    ],
)
def test_an_engine_that_talks_nonsense(x, warning_service, body):
    warning_service.body = body
    expect_to_go_out(x)


@pytest.mark.parametrize(
    "change",
    [
        {"start": -1},
        {"start": 11.5},
        {"end": 10_000},
        {"start": 17, "end": 17},
        {"start": 0, "end": 6},
        {"quote": "something else"},
        {"level": "alarm"},
        {"category": "fashion"},
        {"reason": None},
        {"rewrite": 1},
    ],
    ids=json.dumps,
)
def test_a_finding_that_does_not_fit_the_draft(x, warning_service, change):
    warning_service.change = change
    expect_to_go_out(x)


def test_a_warning_without_any_finding(x, warning_service):
    warning_service.body = json.dumps(warning_service.advice("nothing") | {"level": "warn"}).encode()
    expect_to_go_out(x)


def test_a_very_long_draft_is_not_even_asked_about(x, warning_service):
    x.editor.click()
    x.page.keyboard.insert_text(f"a liar {'x' * 10_000}")
    x.post_control.click()
    x.expect_posts(1)
    assert warning_service.texts == []


def test_an_extension_that_was_removed_meanwhile(x, warning_service, browser):
    """What it left in open pages can no longer reach anybody."""
    in_extension = browser.isolated_world(x.page)
    in_extension(
        "Object.defineProperty(chrome.runtime, 'sendMessage', {value: () => { throw new Error('gone'); }})"
    )
    expect_to_go_out(x)
    assert warning_service.texts == []


def test_a_worker_that_never_answers_costs_half_a_second(x, warning_service, browser):
    """Not even the engine's own time limit is there to help."""
    in_extension = browser.isolated_world(x.page)
    in_extension(
        "Object.defineProperty(chrome.runtime, 'sendMessage', {value: () => new Promise(() => {})}); null"
    )
    x.write(WARNED)
    pressed = time.monotonic()
    x.post_control.click()
    x.expect_posts(1)
    assert time.monotonic() - pressed < 1.0


def test_a_worker_that_fell_asleep_is_woken(playwright, editors, warning_service, tmp_path):
    """Browsers stop a service worker that has nothing to do; the next draft starts it again."""
    with open_browser(playwright, tmp_path, editors) as browser:
        browser.set(service=warning_service.url)
        x = browser.open("x")
        browser.stop_worker()
        x.page.bring_to_front()
        x.write(WARNED)
        x.wait_until_underlined("a liar")


def test_a_worker_that_is_killed_while_it_is_asked(playwright, editors, warning_service, tmp_path):
    with open_browser(playwright, tmp_path, editors) as browser:
        warning_service.free.clear()
        browser.set(service=warning_service.url)
        x = browser.open("x")
        x.write(WARNED)
        warning_service.wait_until_asked(WARNED)
        browser.stop_worker()
        x.page.bring_to_front()
        assert x.model_text() == WARNED
        x.post_control.click()
        x.expect_posts(1)
        assert x.posts() == [WARNED]
        x.expect_no_further_post()


def test_an_engine_that_throws(playwright, editors, warning_service, tmp_path):
    with open_browser(playwright, tmp_path, editors) as browser:
        browser.set(service=warning_service.url)
        x = browser.open("x")
        browser.worker.evaluate("Response.prototype.json = () => { throw new Error('broken'); }; null")
        expect_to_go_out(x)
        assert warning_service.texts == [WARNED]


@pytest.mark.parametrize("part", ["AdviceClient.prototype.known", "DraftSession.prototype.review"])
def test_a_fault_of_the_advisor_s_own_in_the_page(x, warning_service, browser, part):
    in_extension = browser.isolated_world(x.page)
    in_extension(f"{part} = () => {{ throw new Error(); }}; null")
    expect_to_go_out(x)


def test_nothing_is_kept_of_a_draft_or_a_verdict(x, warning_service, browser):
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    x.post_control.click()
    x.expect_held()
    assert browser.stored() == {"engine": "service", "service": warning_service.url}
