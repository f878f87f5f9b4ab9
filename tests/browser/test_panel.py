"""The panel: what it says, when it opens, and that it keeps out of the author's way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WARNED = "my boss is a liar"


@pytest.fixture
def warned(x, scripted_service):
    scripted_service.warnings["a liar"] = "not always right"
    x.write(WARNED)
    expect(x.card).to_be_visible()
    return x


def test_a_warning_opens_the_card_and_leaves_the_caret_where_it_is(warned):
    expect(warned.card).to_contain_text("a liar")
    expect(warned.card).to_contain_text("People at that company may read this.")
    expect(warned.card).to_contain_text("Say what you look for instead.")
    expect(warned.card).to_contain_text("not always right")
    expect(warned.card).to_contain_text("Checked by your local service. Nothing is stored or reported.")
    warned.page.keyboard.type(", I think")
    assert warned.model_text() == f"{WARNED}, I think"


def test_a_note_is_a_chip_until_it_is_asked(x, scripted_service):
    scripted_service.notes["our customer"] = None
    x.write("our customer was happy")
    expect(x.chip).to_have_text("1 tip")
    assert x.card.count() == 0
    x.chip.click()
    expect(x.card).to_contain_text("our customer")
    x.page.keyboard.type("!")
    assert x.model_text() == "our customer was happy!"


def test_several_findings_are_stepped_through(x, scripted_service):
    scripted_service.warnings["a liar"] = None
    scripted_service.notes["my boss"] = None
    x.write("my boss is a liar")
    expect(x.card).to_contain_text("2 of 2")  # The warning first, wherever it stands.
    expect(x.card).to_contain_text("a liar")
    x.action("Next").click()
    expect(x.card).to_contain_text("1 of 2")
    expect(x.card).to_contain_text("A small tip")
    x.action("Previous").click()
    expect(x.card).to_contain_text("Worth a second look")


def test_escape_closes_the_card_and_not_the_page_s_dialog(warned):
    warned.page.evaluate(
        "window.escapes = 0; addEventListener('keydown', (e) => { escapes += e.key === 'Escape' })"
    )
    warned.page.keyboard.press("Escape")
    expect(warned.chip).to_have_text("Worth a second look")
    assert warned.page.evaluate("escapes") == 0
    warned.page.keyboard.press("Escape")
    assert warned.page.evaluate("escapes") == 1


def test_a_closed_card_does_not_open_again_by_itself(warned):
    warned.action("Close").click()
    warned.page.keyboard.type("!")
    warned.wait_until_nothing_is_underlined()
    warned.wait_until_underlined("a liar")
    expect(warned.chip).to_be_visible()


def test_an_underline_vanishes_while_it_is_uncertain(x, scripted_service):
    scripted_service.warnings.update({"a liar": None, "a thief": None})
    x.write("a liar and a thief he is")
    x.wait_until_underlined("a liar")
    scripted_service.free.clear()
    for _ in " he is":
        x.page.keyboard.press("Backspace")
    x.page.keyboard.press("Backspace")
    x.page.wait_for_function(
        "() => [...CSS.highlights.get('post-advisor-warn')].map(String).join() === 'a liar'"
    )


def test_use_this_replaces_exactly_the_words_and_can_be_undone(warned):
    warned.page.keyboard.type(" indeed")
    warned.wait_until_underlined("a liar")
    warned.action("Use this").click()
    warned.page.wait_for_function("() => modelText() === 'my boss is not always right indeed'")
    assert warned.editor.inner_text() == "my boss is not always right indeed"
    expect(warned.panel).to_have_count(0)
    warned.page.keyboard.press("Control+z")
    warned.page.wait_for_function("() => modelText() === 'my boss is a liar indeed'")


def test_an_editor_that_does_not_take_the_words_leads_to_a_copy(warned):
    warned.page.evaluate(
        "for (const type of ['beforeinput', 'paste'])"
        " addEventListener(type, (event) => { event.preventDefault(); event.stopPropagation(); }, true)"
    )
    warned.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    warned.action("Use this").click()
    expect(warned.card).to_contain_text("Copy them and paste them yourself.")
    assert warned.model_text() == WARNED
    warned.action("Copy").click()
    expect(warned.panel.get_by_role("status")).to_have_text("Copied.")
    assert warned.page.evaluate("navigator.clipboard.readText()") == "not always right"


def test_keep_mine_is_kept_as_a_hash_and_holds_no_more(warned, browser):
    warned.action("Keep mine, don’t remind me of this").click()
    warned.wait_until_nothing_is_underlined()
    expect(warned.panel).to_have_count(0)
    warned.post_control.click()
    assert warned.posts() == [WARNED]

    again = browser.open("x")
    again.write("well: A  LIAR")  # Not the warned words: the service finds none.
    again.post_control.click()
    again.expect_posts(1)
    third = browser.open("x")
    third.write(f"once more, {WARNED}")
    third.post_control.click()
    third.expect_posts(1)

    kept = browser.stored()["dismissals"]
    assert len(kept["hashes"]) == 1
    assert "liar" not in str(browser.stored())


def test_a_script_of_the_page_cannot_press_its_buttons(warned, browser):
    warned.action("Keep mine, don’t remind me of this").evaluate("button => button.click()")
    warned.action("Keep mine, don’t remind me of this").dispatch_event("click")
    expect(warned.card).to_be_visible()
    assert "dismissals" not in browser.stored()


def test_keep_mine_while_held_lets_the_next_press_through(warned):
    warned.post_control.click()
    warned.expect_held()
    warned.action("Keep mine, don’t remind me of this").click()
    expect(warned.panel).to_have_count(0)
    warned.post_control.click()
    assert warned.posts() == [WARNED]


def test_f6_leads_into_the_card_and_back(warned):
    # Sites pull the focus back into their own dialog; the card has to keep it.
    warned.page.evaluate(
        "document.addEventListener('focus', (event) => {"
        " const editor = document.querySelector('[contenteditable=true]');"
        " if (!document.querySelector('.composer').contains(event.target)) editor.focus(); }, true)"
    )
    warned.page.keyboard.press("F6")
    focused = "document.activeElement.localName"
    assert warned.page.evaluate(focused) == "post-advisor"
    for _ in range(12):
        if warned.action("Use this").evaluate("button => button === button.getRootNode().activeElement"):
            break
        warned.page.keyboard.press("Tab")
    warned.page.keyboard.press("Enter")
    warned.page.wait_for_function("() => modelText() === 'my boss is not always right'")


def test_escape_in_the_card_gives_the_focus_back(warned):
    warned.page.keyboard.press("F6")
    warned.page.keyboard.press("Escape")
    expect(warned.chip).to_be_visible()
    warned.page.keyboard.type("!")
    assert warned.model_text() == f"{WARNED}!"


def test_keys_in_the_card_are_not_the_page_s_shortcuts(warned):
    warned.page.keyboard.press("F6")
    warned.page.evaluate("window.keys = []; document.addEventListener('keydown', (e) => keys.push(e.key))")
    warned.page.keyboard.press("l")
    assert warned.page.evaluate("keys") == []


@pytest.mark.parametrize("size", [(1280, 720), (1000, 620), (700, 900), (390, 844)])
def test_the_card_covers_neither_the_text_nor_the_post_button(x, scripted_service, size):
    scripted_service.warnings["a liar"] = None
    x.page.set_viewport_size({"width": size[0], "height": size[1]})
    x.write(WARNED)
    expect(x.card).to_be_visible()
    card = x.card.bounding_box()
    assert card["x"] >= 0 and card["x"] + card["width"] <= size[0]
    assert card["y"] >= 0 and card["y"] + card["height"] <= size[1]
    for covered in (x.editor.bounding_box(), x.post_control.bounding_box()):
        assert (
            card["x"] >= covered["x"] + covered["width"]
            or card["x"] + card["width"] <= covered["x"]
            or card["y"] >= covered["y"] + covered["height"]
            or card["y"] + card["height"] <= covered["y"]
        )


def test_the_panel_goes_when_the_composer_goes(warned):
    warned.page.evaluate("document.getElementById('composer').remove()")
    expect(warned.panel).to_have_count(0)


def test_a_warning_is_announced_politely(warned):
    status = warned.panel.get_by_role("status")
    expect(status).to_have_text(
        "Worth a second look: “a liar”. Press F6 for the reason and a better wording."
    )
    assert status.get_attribute("aria-live") == "polite"


def test_the_card_is_seen_above_the_page_s_own_modal_dialog(x, scripted_service):
    scripted_service.warnings["a liar"] = None
    x.page.evaluate(
        "const dialog = document.createElement('dialog'); document.querySelector('main').append(dialog);"
        "dialog.append(document.getElementById('composer')); dialog.showModal()"
    )
    x.write(WARNED)
    expect(x.card).to_be_visible()
    x.page.keyboard.press("Control+Enter")
    x.expect_held()
    # Everything outside the page's dialog is inert, so the card has to stand in front of it.
    x.action("Post anyway").click()
    x.expect_posts(1)
