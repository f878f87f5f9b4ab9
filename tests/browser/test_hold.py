"""Post is held once on a warned draft, whichever way it is pressed, and then goes out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WARNED = "my boss is a liar"


@pytest.fixture
def warned(x, scripted_service):
    """A composer with a warned draft in it."""
    scripted_service.warnings["a liar"] = "not always right"
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    return x


def test_the_mouse_is_held_once(warned):
    warned.post_control.click()
    warned.expect_held()
    warned.post_control.click()
    assert warned.posts() == [WARNED]
    expect(warned.panel).to_have_count(0)


def test_the_keys_are_held_once(warned):
    warned.page.keyboard.press("Control+Enter")
    warned.expect_held()
    warned.page.keyboard.press("Control+Enter")
    assert warned.posts() == [WARNED]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_button_by_keyboard_is_held_once(warned, key):
    warned.post_control.focus()
    warned.page.keyboard.press(key)
    warned.expect_held()
    warned.page.keyboard.press(key)
    assert warned.posts() == [WARNED]


def test_the_next_press_may_be_of_another_kind(warned):
    warned.page.keyboard.press("Control+Enter")
    warned.expect_held()
    warned.post_control.click()
    assert warned.posts() == [WARNED]


def test_post_anyway_posts_once(warned):
    warned.page.keyboard.press("Control+Enter")
    warned.action("Post anyway").click()
    warned.expect_posts(1)
    assert warned.posts() == [WARNED]
    expect(warned.panel).to_have_count(0)


def test_change_it_selects_the_words(warned):
    warned.post_control.click()
    warned.action("Change it").click()
    warned.page.wait_for_function("() => getSelection().toString() === 'a liar'")
    warned.page.keyboard.type("human")
    assert warned.model_text() == "my boss is human"
    warned.post_control.click()
    warned.expect_posts(1)


@pytest.mark.parametrize(("keys", "focus_control"), [(("Control", "Enter"), False), (("Enter",), True)])
def test_a_key_held_down_is_one_press(warned, keys, focus_control):
    if focus_control:
        warned.post_control.focus()
    for key in keys:
        warned.page.keyboard.down(key)
    warned.expect_held()
    for _ in range(3):
        warned.page.keyboard.down("Enter")  # A second "down" without an "up" is a repeat.
    assert warned.posts() == []
    for key in reversed(keys):
        warned.page.keyboard.up(key)
    warned.page.keyboard.press("+".join(keys))
    assert warned.posts() == [WARNED]


def test_keys_that_do_not_post_are_left_alone(warned):
    warned.page.keyboard.press("Enter")
    warned.page.keyboard.type("really")
    assert warned.model_text() == f"{WARNED}\nreally"


def test_another_warned_text_is_asked_about_again_the_same_text_never(warned):
    warned.post_control.click()
    warned.expect_held()
    warned.editor.click()
    warned.page.keyboard.press("End")
    warned.page.keyboard.type(" and a bore")
    warned.post_control.click()
    warned.expect_held()
    warned.editor.click()
    warned.page.keyboard.press("End")
    for _ in " and a bore":
        warned.page.keyboard.press("Backspace")
    assert warned.model_text() == WARNED
    warned.post_control.click()
    assert warned.posts() == [WARNED]


def test_a_note_never_holds(x, scripted_service):
    scripted_service.notes["best product ever"] = None
    x.write("best product ever")
    x.wait_until_underlined("best product ever", level="note")
    x.post_control.click()
    assert x.posts() == ["best product ever"]


def test_a_press_before_the_verdict_waits_for_it(x, scripted_service):
    scripted_service.warnings["a liar"] = None
    x.write(WARNED)
    x.post_control.click()
    x.expect_held()
    x.post_control.click()
    assert x.posts() == [WARNED]


@pytest.mark.parametrize("press", ["mouse", "keys"])
def test_a_harmless_draft_pressed_before_the_verdict_goes_out_once(x, scripted_service, press):
    x.write("my boss is a gem")
    if press == "mouse":
        x.post_control.click()
    else:
        x.page.keyboard.press("Control+Enter")
    x.expect_posts(1)
    assert x.posts() == ["my boss is a gem"]


def test_a_second_press_before_the_verdict_goes_through_at_once_and_posts_once(x, scripted_service):
    scripted_service.free.clear()
    x.write("my boss is a gem")
    x.post_control.dblclick()
    assert x.posts() == ["my boss is a gem"]
    scripted_service.free.set()
    x.write("next")
    x.wait_until_nothing_is_underlined()
    assert x.posts() == ["my boss is a gem"]


def test_every_part_of_a_thread_is_looked_at(x, scripted_service):
    scripted_service.warnings["a liar"] = None
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    x.page.locator('[data-testid="addButton"]').click()
    x.page.locator('[data-testid="tweetTextarea_1"]').click()
    x.page.keyboard.type("lovely weather")
    x.post_control.click()
    x.expect_held()
    expect(x.card).to_contain_text("a liar")
    x.post_control.click()
    assert x.posts() == [f"{WARNED}\n\nlovely weather"]


def test_a_hold_is_explained_even_if_the_editor_is_out_of_sight(warned):
    warned.post_control.evaluate("button => { button.style.cssText = 'position: fixed; right: 0; top: 0' }")
    warned.page.evaluate("document.body.style.paddingBottom = '3000px'; scrollTo(0, 2000)")
    expect(warned.panel).to_have_count(0)
    warned.post_control.click()
    warned.expect_held()
    warned.post_control.click()
    assert warned.posts() == [WARNED]


@pytest.mark.parametrize("verdict", ["known", "pending"])
def test_a_press_that_cannot_be_explained_is_not_held(x, scripted_service, browser, verdict):
    scripted_service.warnings["a liar"] = None
    in_extension = browser.isolated_world(x.page)
    in_extension("Panel.prototype.show = () => { throw new Error(); }")
    x.write(WARNED)
    if verdict == "known":
        x.wait_until_underlined("a liar")
    x.post_control.click()
    x.expect_posts(1)
    assert x.posts() == [WARNED]
