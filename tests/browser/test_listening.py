"""What the extension listens to in a page: next to nothing until an author is in an editor."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

WARNED = "my boss is a liar"

# As a page fills a field by itself, without any focus.
FILL = """(field, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
PRESSES = {"click", "keydown", "keyup", "submit"}


@pytest.fixture
def listened(browser):
    return browser.listened_events


@pytest.fixture
def mastodon(browser, scripted_service):
    browser.set(service=scripted_service.url)
    return browser.open("mastodon")


def wait_until(condition) -> None:
    """Ask again until it holds; each question is a round trip to the browser."""
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline


def test_where_nobody_writes_to_the_focus_only(mastodon, listened):
    assert listened(mastodon.page) == {"focusin"}


def test_to_presses_while_there_is_a_draft(mastodon, listened):
    mastodon.write("Lovely weather")
    assert listened(mastodon.page) == {"focusin", *PRESSES}
    mastodon.editor.blur()
    assert listened(mastodon.page) == {"focusin", *PRESSES}


@pytest.mark.parametrize(
    "leave",
    [
        lambda editor: (editor.fill(""), editor.blur()),
        lambda editor: editor.evaluate("editor => editor.remove()"),
    ],
    ids=["left empty", "gone"],
)
def test_to_the_focus_only_once_the_editor_is(mastodon, listened, leave):
    mastodon.write("Lovely weather")
    leave(mastodon.editor)
    wait_until(lambda: listened(mastodon.page) == {"focusin"})


def test_to_what_the_panel_needs_while_it_is_shown(mastodon, listened, scripted_service):
    scripted_service.warnings["a liar"] = None
    mastodon.write(WARNED)
    expect(mastodon.card).to_be_visible()
    assert {"resize", "scroll"} <= listened(mastodon.page)
    mastodon.editor.fill("")
    expect(mastodon.card).to_be_hidden()
    assert not {"resize", "scroll"} & listened(mastodon.page)


def test_a_draft_that_nobody_was_in_is_held(mastodon, scripted_service):
    """The page brought the text along; the press itself tells that it is about to be posted."""
    scripted_service.warnings["a liar"] = None
    mastodon.editor.evaluate(FILL, WARNED)
    assert mastodon.page.evaluate("document.activeElement === document.body")
    mastodon.press_post()
    mastodon.expect_held()
