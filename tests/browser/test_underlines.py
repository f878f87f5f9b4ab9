"""How underlines look, that each editor of a page keeps its own, and when editors are watched."""

from __future__ import annotations

import pytest

WARNED = "my boss is a liar"

STYLE = """(level) => {
    const editor = document.querySelector('[data-testid="tweetTextarea_0"]');
    const style = getComputedStyle(editor, `::highlight(post-advisor-${level})`);
    return `${style.textDecorationLine} ${style.textDecorationStyle}`;
}"""


@pytest.mark.parametrize(
    "media",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced colours"],
)
def test_the_levels_differ_by_the_shape_of_the_line(x, scripted_service, media):
    scripted_service.warnings["a liar"] = None
    x.page.emulate_media(**media)
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    assert x.page.evaluate(STYLE, "warn") == "underline wavy"
    assert x.page.evaluate(STYLE, "note") == "underline dotted"


def test_every_editor_of_a_thread_keeps_its_underlines(x, scripted_service):
    scripted_service.warnings.update({"a liar": None, "a thief": None})
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    x.page.locator('[data-testid="addButton"]').click()
    second = x.page.locator('[data-testid="tweetTextarea_1"]')
    second.click()
    x.page.keyboard.type("and a thief")
    x.wait_until_underlined("a thief")
    assert sorted(x.underlined()) == ["a liar", "a thief"]
    x.editor.click()
    x.page.keyboard.press("Home")
    x.page.keyboard.type("Oh, ")
    assert sorted(x.underlined()) == ["a liar", "a thief"]
    assert x.model_text() == f"Oh, {WARNED}\n\nand a thief"


COUNT_WATCHED = """{
    globalThis.watched = 1;
    const stop = DraftWatcher.prototype.stop;
    DraftWatcher.prototype.stop = function () {
        watched -= 1;
        stop.call(this);
    };
}"""


def test_an_editor_without_underlines_is_watched_only_while_the_author_is_in_it(x, scripted_service, browser):
    scripted_service.warnings["a liar"] = None
    in_extension = browser.isolated_world(x.page)
    x.write("my boss is ")
    in_extension(COUNT_WATCHED)
    x.page.locator("h1, nav").first.click()
    until(x, lambda: in_extension("watched") == 0)
    x.write("a liar")
    x.wait_until_underlined("a liar")


def test_an_editor_with_underlines_is_watched_when_the_author_has_left_it(x, scripted_service, browser):
    scripted_service.warnings["a liar"] = None
    in_extension = browser.isolated_world(x.page)
    x.write(WARNED)
    x.wait_until_underlined("a liar")
    in_extension(COUNT_WATCHED)
    x.page.locator("h1, nav").first.click()
    assert in_extension("watched") == 1
    assert x.underlined() == ["a liar"]


def until(x, holds) -> None:
    """Wait for something that only the extension knows."""
    end = x.page.evaluate("performance.now() + 10_000")
    while not holds():
        assert x.page.evaluate("performance.now()") < end
