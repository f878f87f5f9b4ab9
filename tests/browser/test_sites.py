"""On each of the sites: the editor is found, the words are underlined and replaced, Post is held once."""

from __future__ import annotations

import pytest
from browser.composer_page import SITES
from playwright.sync_api import expect

# An emoji takes two UTF-16 units, a flag four: the engine counts code points.
DRAFT = "😀🇩🇪 Übrigens, my boss is a liar 👩‍👩‍👧 and so on"
MENDED = DRAFT.replace("a liar", "not always right")


@pytest.fixture(params=SITES)
def site(request, browser, scripted_service):
    scripted_service.warnings["a liar"] = "not always right"
    browser.set(service=scripted_service.url)
    composer = browser.open(request.param)
    composer.write(DRAFT)
    return composer


def test_the_right_words_are_underlined_and_the_editor_is_left_alone(site):
    before = site.editor.evaluate("editor => editor.outerHTML")
    site.wait_until_underlined("a liar")
    assert site.underlined() == ["a liar"]
    assert site.editor.evaluate("editor => editor.outerHTML") == before
    assert site.model_text() == DRAFT


def test_post_is_held_once(site):
    site.wait_until_underlined("a liar")
    site.post_control.click()
    site.expect_held()
    site.post_control.click()
    site.expect_posts(1)
    assert site.posts() == [DRAFT]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_post_control_by_keyboard_is_held_once(site, key):
    site.wait_until_underlined("a liar")
    site.post_control.focus()
    site.page.keyboard.press(key)
    site.expect_held()
    site.page.keyboard.press(key)
    site.expect_posts(1)
    assert site.posts() == [DRAFT]


def test_post_anyway_posts_once(site):
    site.wait_until_underlined("a liar")
    site.post_control.click()
    site.action("Post anyway").click()
    site.expect_posts(1)
    assert site.posts() == [DRAFT]


def test_use_this_reaches_the_editor_s_model_and_can_be_undone(site):
    site.wait_until_underlined("a liar")
    site.action("Use this").click()
    site.page.wait_for_function("(text) => modelText() === text", arg=MENDED)
    expect(site.panel).to_have_count(0)
    site.page.keyboard.press("Control+z")
    site.page.wait_for_function("(text) => modelText() !== text", arg=MENDED)
    if site.model_text() != DRAFT:  # Quill takes a replacement for two steps, a deletion and an insertion.
        site.page.keyboard.press("Control+z")
    site.page.wait_for_function("(text) => modelText() === text", arg=DRAFT)


@pytest.mark.parametrize("name", ["x", "bluesky", "mastodon"])
def test_ctrl_enter_is_held_once_where_it_posts(browser, scripted_service, name):
    scripted_service.warnings["a liar"] = None
    browser.set(service=scripted_service.url)
    composer = browser.open(name)
    composer.write(DRAFT)
    composer.wait_until_underlined("a liar")
    composer.page.keyboard.press("Control+Enter")
    composer.expect_held()
    composer.page.keyboard.press("Control+Enter")
    composer.expect_posts(1)
    assert composer.posts() == [DRAFT]


def test_enter_in_a_comment_on_facebook_is_held_once(browser, scripted_service):
    scripted_service.warnings["a liar"] = None
    browser.set(service=scripted_service.url)
    facebook = browser.open("facebook")
    facebook.page.locator("[role=article] [role=textbox]").click()
    facebook.page.keyboard.type(DRAFT)
    facebook.wait_until_underlined("a liar")
    facebook.page.keyboard.press("Enter")
    facebook.expect_held()
    facebook.page.keyboard.press("Enter")
    facebook.expect_posts(1)
    assert facebook.posts() == [DRAFT]


def test_a_comment_on_reddit_is_held_once_and_no_other_draft_with_it(browser, scripted_service):
    scripted_service.warnings["a liar"] = None
    browser.set(service=scripted_service.url)
    reddit = browser.open("reddit")
    reddit.page.locator("#comment [role=textbox]").click()
    reddit.page.keyboard.type(DRAFT)
    reddit.wait_until_underlined("a liar")
    reddit.write("something harmless")
    reddit.post_control.click()
    reddit.expect_posts(1)
    comment = reddit.page.locator("#comment button")
    comment.click()
    expect(reddit.card).to_contain_text("press Post again")
    comment.click()
    reddit.expect_posts(2)
    assert reddit.posts() == ["something harmless", DRAFT]


def test_lines_are_told_apart(browser, scripted_service):
    """What the engine reads has the line breaks that the author sees."""
    browser.set(service=scripted_service.url)
    for name in SITES:
        composer = browser.open(name)
        composer.write("one")
        composer.page.keyboard.press("Enter")
        composer.page.keyboard.press("Enter")
        composer.page.keyboard.type("two")
        composer.post_control.click()
        composer.expect_posts(1)
        assert scripted_service.texts[-1] == "one\n\ntwo", name


@pytest.mark.parametrize("label", ["Post", "Posten", "  POSTEN "])
def test_a_post_button_the_table_does_not_know_is_held_by_its_name(browser, scripted_service, label):
    scripted_service.warnings["a liar"] = None
    browser.set(service=scripted_service.url)
    bluesky = browser.open("bluesky")
    bluesky.post_control.evaluate(
        "(button, label) => { button.removeAttribute('data-testid'); button.textContent = label; }", label
    )
    bluesky.write("my boss is a liar")
    bluesky.wait_until_underlined("a liar")
    button = bluesky.page.locator("[role=dialog] button")
    button.click()
    bluesky.expect_held()
    button.click()
    bluesky.expect_posts(1)
