"""Every way to be left in peace from within the panel, and that the advisor keeps to it."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

WARNED = "my boss is a liar and a thief"


@pytest.fixture
def warned(x, scripted_service):
    scripted_service.warnings.update({"a liar": None, "a thief": None})
    x.write(WARNED)
    expect(x.card).to_be_visible()
    return x


def choose(composer, name: str) -> None:
    composer.action("More choices").click()
    composer.action(name).click()


def expect_silence(composer) -> None:
    composer.wait_until_nothing_is_underlined()
    expect(composer.panel).to_have_count(0)
    composer.post_control.click()
    composer.expect_posts(1)


def test_the_choices_are_folded_away_until_asked(warned):
    more = warned.action("More choices")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(warned.action("Pause for an hour")).to_be_hidden()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(warned.action("Pause for an hour")).to_be_visible()
    more.click()
    expect(warned.action("Pause for an hour")).to_be_hidden()


def test_the_opened_choices_stay_within_the_window(warned):
    warned.page.set_viewport_size({"width": 700, "height": 560})
    warned.action("More choices").click()
    warned.page.wait_for_function(
        """() => {
            const card = document.querySelector('post-advisor').shadowRoot.querySelector('.card');
            const { top, bottom } = card.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        }"""
    )


def test_not_this_kind_again(warned, browser):
    warned.action("More choices").click()
    warned.card.get_by_role("button", name="Not this kind again: Your own career").click()
    expect_silence(warned)
    assert browser.stored()["dismissals"]["categories"] == ["career"]
    assert browser.stored()["dismissals"]["hashes"] == []


def test_other_kinds_are_still_shown(x, scripted_service):
    scripted_service.warnings["a liar"] = None
    x.write("my boss is a liar")
    x.action("More choices").click()
    x.card.get_by_role("button", name="Not this kind again").click()
    expect(x.panel).to_have_count(0)
    scripted_service.change["category"] = "legal"
    x.page.keyboard.type(" indeed")
    x.wait_until_underlined("a liar")


def test_not_on_this_site(warned, browser):
    choose(warned, "Not on this site")
    expect_silence(warned)
    browser.set()
    assert browser.stored()["sitesOff"] == ["x"]


def test_a_pause_silences_every_open_page_and_is_over_within_the_hour(warned, browser):
    other = browser.open("mastodon")
    other.write(WARNED)
    other.wait_until_underlined("a liar")
    warned.page.bring_to_front()
    started = time.time() * 1000
    choose(warned, "Pause for an hour")
    expect_silence(warned)
    other.page.bring_to_front()
    expect_silence(other)
    hour = 3_600_000
    assert started + hour <= browser.stored()["pausedUntil"] <= time.time() * 1000 + hour


def test_after_the_pause_a_page_goes_on_by_itself(x, browser, scripted_service):
    scripted_service.warnings["a liar"] = None
    x.write("my boss is a liar")
    x.wait_until_underlined("a liar")
    browser.set(pausedUntil=time.time() * 1000 + 2_000)
    x.wait_until_nothing_is_underlined()
    x.wait_until_underlined("a liar", seconds=15)


def test_an_hour_is_the_longest_pause(x, browser, scripted_service):
    """A clock that was set back can't silence the advisor for days."""
    scripted_service.warnings["a liar"] = None
    browser.set(pausedUntil=time.time() * 1000 + 86_400_000)
    x.write("my boss is a liar")
    x.wait_until_underlined("a liar")


def test_everything_by_keyboard(warned, browser):
    warned.page.keyboard.press("F6")
    for name in ("More choices", "Not on this site"):
        button = warned.action(name)
        for _ in range(12):
            if button.evaluate("button => button === button.getRootNode().activeElement"):
                break
            warned.page.keyboard.press("Tab")
        warned.page.keyboard.press("Enter")
    expect(warned.panel).to_have_count(0)
    browser.set()
    assert browser.stored()["sitesOff"] == ["x"]
