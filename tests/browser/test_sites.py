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
    site.press_post()
    site.expect_held()
    site.press_post()
    site.expect_posts(1)
    assert site.posts() == [DRAFT]
    expect(site.panel).to_have_count(0)


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


@pytest.fixture
def warning_browser(browser, scripted_service):
    scripted_service.warnings["a liar"] = None
    browser.set(service=scripted_service.url)
    return browser


@pytest.mark.parametrize("kind", ["post", "reply"])
@pytest.mark.parametrize("name", SITES)
def test_ctrl_enter_is_held_once(warning_browser, name, kind):
    composer = warning_browser.open(name) if kind == "post" else warning_browser.open_reply(name)
    composer.write(DRAFT)
    composer.wait_until_underlined("a liar")
    composer.page.keyboard.press("Control+Enter")
    composer.expect_held()
    composer.page.keyboard.press("Control+Enter")
    composer.expect_posts(1)
    assert composer.posts() == [DRAFT]


@pytest.mark.parametrize("verdict", ["known", "pending"])
@pytest.mark.parametrize("name", SITES)
def test_a_reply_is_held_once(warning_browser, name, verdict):
    reply = warning_browser.open_reply(name)
    reply.write(DRAFT)
    if verdict == "known":
        reply.wait_until_underlined("a liar")
    reply.press_post()
    reply.expect_held()
    reply.press_post()
    reply.expect_posts(1)
    assert reply.posts() == [DRAFT]
    expect(reply.panel).to_have_count(0)


@pytest.mark.parametrize("name", SITES)
def test_a_harmless_reply_sent_before_its_verdict_goes_out_once(warning_browser, name):
    reply = warning_browser.open_reply(name)
    reply.write("lovely weather")
    reply.press_post()
    reply.expect_posts(1)
    assert reply.posts() == ["lovely weather"]
    assert reply.panel.count() == 0


def test_a_comment_in_a_dialog_on_facebook_is_held_once(warning_browser):
    facebook = warning_browser.open("facebook")
    comment = facebook.page.locator("[aria-label='A friend’s photo'] [role=textbox]")
    comment.click()
    facebook.page.keyboard.type(DRAFT)
    facebook.wait_until_underlined("a liar")
    facebook.page.keyboard.press("Enter")
    facebook.expect_held()
    facebook.page.keyboard.press("Enter")
    facebook.expect_posts(1)
    assert facebook.posts() == [DRAFT]


def test_post_anyway_sends_a_comment_that_has_no_button(warning_browser):
    comment = warning_browser.open_reply("facebook")
    comment.write(DRAFT)
    comment.wait_until_underlined("a liar")
    comment.press_post()
    comment.action("Post anyway").click()
    comment.expect_posts(1)
    assert comment.posts() == [DRAFT]


# A field beside the text that a post makes public as well, and what has to be pressed to see it.
FIELDS = {
    "a choice of a poll on X": ("x", "Add poll", "Choice 2"),
    "a choice of a poll on Mastodon": ("mastodon", "Add poll", "Choice 1"),
    "a content warning on Mastodon": ("mastodon", None, "Content warning"),
    "an option of a poll on LinkedIn": ("linkedin", "Create a poll", "Option 2"),
    "a title on Reddit": ("reddit", None, "Title"),
}


@pytest.fixture(params=FIELDS)
def with_field(request, warning_browser):
    """A harmless text, and a further field that is still empty."""
    name, opener, label = FIELDS[request.param]
    composer = warning_browser.open(name)
    if opener:
        composer.page.get_by_label(opener).click()
    composer.write("a question to all")
    return composer, composer.page.get_by_label(label, exact=True)


def expect_one_hold(composer) -> None:
    composer.press_post()
    composer.expect_held()
    expect(composer.card).to_contain_text("a liar")
    composer.press_post()
    composer.expect_posts(1)
    assert "my boss is a liar" in composer.posts()[0]


def test_a_field_is_looked_at_as_it_is_filled_in(with_field):
    composer, field = with_field
    field.click()
    composer.page.keyboard.type("my boss is a liar")
    expect(composer.card).to_contain_text("a liar")
    expect_one_hold(composer)


def test_a_field_that_never_had_the_focus_is_looked_at_when_it_is_posted(with_field):
    composer, field = with_field
    # As a page fills in a draft that it had saved: without focus, keys or events.
    field.evaluate("field => { field.value = 'my boss is a liar' }")
    expect_one_hold(composer)


def test_a_saved_thread_is_looked_at_even_if_no_part_had_the_focus(warning_browser):
    x = warning_browser.open("x")
    x.page.evaluate("restoreDraft(['lovely weather', 'my boss is a liar'])")
    expect(x.page.locator('[data-testid="tweetTextarea_1"]')).to_have_text("my boss is a liar")
    expect_one_hold(x)


@pytest.mark.parametrize(
    ("name", "adder", "part"),
    [
        ("x", "Add post", '[data-testid="tweetTextarea_1"]'),
        ("bluesky", "Add another post", ".ProseMirror >> nth=1"),
    ],
)
@pytest.mark.parametrize("press", ["mouse", "keys in the first part"])
def test_the_second_part_of_a_thread_is_looked_at(warning_browser, name, adder, part, press):
    composer = warning_browser.open(name)
    composer.write("lovely weather")
    composer.page.get_by_label(adder).click()
    composer.page.locator(part).click()
    composer.page.keyboard.type("my boss is a liar")
    composer.wait_until_underlined("a liar")
    if press == "mouse":
        expect_one_hold(composer)
        return
    composer.editor.click()
    composer.page.keyboard.press("Control+Enter")
    composer.expect_held()
    expect(composer.card).to_contain_text("a liar")
    composer.page.keyboard.press("Control+Enter")
    composer.expect_posts(1)
    assert composer.posts() == ["lovely weather\n\nmy boss is a liar"]


def test_enter_in_a_field_of_a_form_is_held_once_and_its_repeats_confirm_nothing(warning_browser):
    """The browser submits such a form by itself, as if its button were clicked."""
    mastodon = warning_browser.open("mastodon")
    mastodon.write("a question to all")
    field = mastodon.page.get_by_label("Content warning")
    field.click()
    mastodon.page.keyboard.type("my boss is a liar")
    expect(mastodon.card).to_be_visible()
    mastodon.page.keyboard.down("Enter")
    mastodon.expect_held()
    for _ in range(3):
        mastodon.page.keyboard.down("Enter")  # A second "down" without an "up" is a repeat.
    assert mastodon.posts() == []
    mastodon.page.keyboard.up("Enter")
    mastodon.page.keyboard.press("Enter")
    mastodon.expect_posts(1)
    assert mastodon.posts() == ["a question to all\n\nmy boss is a liar"]


def test_a_comment_on_reddit_is_held_once_and_no_other_draft_with_it(warning_browser):
    reddit = warning_browser.open("reddit")
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
        composer.press_post()
        composer.expect_posts(1)
        assert scripted_service.texts[-1] == "one\n\ntwo", name


@pytest.mark.parametrize("label", ["Post", "Posten", "  POSTEN "])
def test_a_post_button_the_table_does_not_know_is_held_by_its_name(warning_browser, label):
    bluesky = warning_browser.open("bluesky")
    bluesky.post_control.evaluate(
        "(button, label) => { button.removeAttribute('data-testid'); button.textContent = label; }", label
    )
    bluesky.write("my boss is a liar")
    bluesky.wait_until_underlined("a liar")
    bluesky.post_control = bluesky.page.locator("[role=dialog] button").first
    bluesky.press_post()
    bluesky.expect_held()
    bluesky.press_post()
    bluesky.expect_posts(1)
