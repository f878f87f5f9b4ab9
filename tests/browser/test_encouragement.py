"""The warm word on a good post: once, quietly, and never in anybody's way."""

from __future__ import annotations

import pytest
from browser.extension_browser import open_browser
from browser.test_accessibility import violations
from playwright.sync_api import expect

GOOD = "So proud of my team: the new ward opened its doors today"
GERMAN = "Danke an meine Kolleginnen für die Geduld und den Kuchen"
WORD = "Good to hear from somebody who does it."


@pytest.fixture
def encouraged(x, scripted_service):
    scripted_service.encouragement = WORD
    x.write(GOOD)
    expect(x.line).to_contain_text(WORD)
    return x


def test_a_good_post_gets_it(x_for_real):
    x_for_real.write(GOOD)
    expect(x_for_real.line).to_contain_text("Good to hear this from someone who does the work.")


@pytest.mark.parametrize(
    "text",
    ["I had soup for lunch and the sun is out", "love my job 🙄", "thanks a lot for another lost weekend"],
)
def test_other_posts_get_none(browser, text):
    x = browser.open("x")
    x.write(text)
    x.expect_no_line()


def test_it_comes_only_when_the_author_has_paused(x, scripted_service):
    scripted_service.encouragement = WORD
    x.write(GOOD)
    scripted_service.wait_until_asked(GOOD)
    since = x.page.evaluate("performance.now()")
    expect(x.line).to_contain_text(WORD)
    assert x.page.evaluate("performance.now()") - since > 1_000


def test_the_author_stays_where_they_are(encouraged):
    encouraged.page.keyboard.type("!")
    assert encouraged.model_text() == f"{GOOD}!"


def test_it_goes_with_the_next_key_and_does_not_come_again(encouraged, scripted_service):
    encouraged.page.keyboard.type("!")
    expect(encouraged.line).to_have_count(0)
    encouraged.page.keyboard.press("Backspace")
    encouraged.expect_no_line()


def test_another_draft_in_the_same_page_gets_none(encouraged):
    encouraged.post_control.click()
    expect(encouraged.line).to_have_count(0)
    encouraged.write("Proud of my team, we planted a tree")
    encouraged.expect_no_line()


def test_escape_closes_it_and_not_the_page_s_dialog(encouraged):
    encouraged.page.evaluate(
        "window.escapes = 0; addEventListener('keydown', (e) => { escapes += e.key === 'Escape' })"
    )
    encouraged.page.keyboard.press("Escape")
    expect(encouraged.line).to_have_count(0)
    assert encouraged.page.evaluate("escapes") == 0
    encouraged.page.keyboard.press("Escape")
    assert encouraged.page.evaluate("escapes") == 1


def test_a_click_closes_it_and_the_caret_stays(encouraged):
    encouraged.line.get_by_role("button", name="Close").click()
    expect(encouraged.line).to_have_count(0)
    encouraged.page.keyboard.type("!")
    assert encouraged.model_text() == f"{GOOD}!"


def test_it_goes_when_the_author_does(encouraged):
    encouraged.editor.blur()
    expect(encouraged.line).to_have_count(0)


def test_it_goes_by_itself(encouraged):
    expect(encouraged.line).to_have_count(0, timeout=20_000)


def test_post_is_not_held(encouraged):
    encouraged.post_control.click()
    encouraged.expect_posts(1)
    assert encouraged.posts() == [GOOD]


def test_beside_a_finding_there_is_none(x, scripted_service):
    scripted_service.encouragement = WORD
    scripted_service.notes["my team"] = None
    x.write(GOOD)
    expect(x.chip).to_have_text("1 tip")
    x.expect_no_line()


def test_a_finding_takes_its_place(encouraged, scripted_service):
    scripted_service.warnings["a liar"] = None
    encouraged.page.keyboard.type(" and my boss is a liar")
    expect(encouraged.card).to_be_visible()
    expect(encouraged.line).to_have_count(0)


def test_nobody_who_has_left_the_editor_gets_it(x, scripted_service):
    scripted_service.encouragement = WORD
    x.write(GOOD)
    scripted_service.wait_until_asked(GOOD)
    x.editor.blur()
    x.expect_no_line()


def test_it_can_be_switched_off(browser):
    options = browser.open_options()
    options.get_by_role("switch", name="A warm word for good posts about work").click()
    options.wait_for_function(
        "async () => (await chrome.storage.local.get('encouragement')).encouragement === false"
    )
    x = browser.open("x")
    x.write(GOOD)
    x.expect_no_line()


def test_a_service_that_does_not_know_of_it_is_heard(x, scripted_service):
    """It is older than the extension."""
    advice = scripted_service.advice
    scripted_service.notes["my team"] = None
    scripted_service.advice = lambda text: {
        key: value for key, value in advice(text).items() if key != "encouragement"
    }
    x.write(GOOD)
    expect(x.chip).to_have_text("1 tip")


def test_nothing_of_it_is_kept(encouraged, browser):
    before = browser.stored()
    encouraged.page.keyboard.press("Escape")
    expect(encouraged.line).to_have_count(0)
    assert browser.stored() == before
    assert before.keys() == {"engine", "service"}


def test_it_lies_apart_from_the_page_and_covers_nothing(encouraged):
    assert encouraged.page.evaluate("document.documentElement.lastElementChild.localName") == "post-advisor"
    line = encouraged.line.bounding_box()
    for control in (encouraged.editor, encouraged.post_control):
        box = control.bounding_box()
        apart_across = line["x"] + line["width"] <= box["x"] or box["x"] + box["width"] <= line["x"]
        apart_along = line["y"] + line["height"] <= box["y"] or box["y"] + box["height"] <= line["y"]
        assert apart_across or apart_along


def test_to_keys_is_listened_only_while_it_is_shown(encouraged, browser):
    assert {"resize", "scroll"} <= browser.listened_events(encouraged.page)
    encouraged.page.keyboard.type("!")
    expect(encouraged.line).to_have_count(0)
    assert not {"resize", "scroll"} & browser.listened_events(encouraged.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(encouraged, axe_source, scheme):
    encouraged.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    assert violations(encouraged.page, axe_source, "post-advisor") == []
    assert encouraged.line.get_by_role("status").text_content() == WORD
    assert encouraged.line.get_by_role("status").get_attribute("lang") == "en"


def test_in_german(playwright, editors, axe_source, tmp_path):
    with open_browser(playwright, tmp_path, editors, language="de") as browser:
        x = browser.open("x")
        x.write(GERMAN)
        expect(x.line).to_contain_text("Ein öffentlicher Dank freut doppelt.")
        assert x.line.get_by_role("status").get_attribute("lang") == "de"
        options = browser.open_options()
        expect(options.get_by_role("switch", name="Ein warmes Wort")).to_be_checked()
        assert violations(options, axe_source, "html") == []
