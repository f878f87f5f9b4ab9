"""The copy of a text field has each word where the field has it, as Chromium's ranges in the field tell."""

from __future__ import annotations

import json

import pytest
from browser.extension_browser import EXTENSION
from playwright.sync_api import Page

TEXT = "😀 Übrigens, my boss is a liar today\n" + "and so on, with many more words than fit on a line " * 12
WORDS = "a liar"

SIZE = "width: 300px; height: 120px"
FIELDS = {
    "textarea": f'<textarea id="field" style="{SIZE}"></textarea>',
    "large and centred": f"""<textarea id="field" style="{SIZE}; font: italic 700 23px/1.7 serif;
        border: 7px solid; padding: 3px 20px 5px 11px; text-align: center"></textarea>""",
    "unwrapped": f'<textarea id="field" wrap="off" style="{SIZE}"></textarea>',
    "from right to left": f'<textarea id="field" dir="rtl" style="{SIZE}"></textarea>',
    "input": '<input id="field" style="width: 420px; height: 48px; padding: 4px 12px; font: 19px serif">',
    "small input": '<input id="field">',
    "in a dialog": f'<dialog id="dialog"><textarea id="field" style="{SIZE}"></textarea></dialog>',
}

# Opens the mirror and gives the test two functions, one for the place of the words and one for what is seen.
OPEN = """([html, text, words]) => {
    document.body.removeAttribute("style");
    document.body.innerHTML = html;
    document.getElementById("dialog")?.showModal();
    window.field = document.getElementById("field");
    field.value = text;
    window.mirror?.remove();
    window.mirror = new FieldMirror(field);
    const start = field.value.indexOf(words);
    const end = start + words.length;
    const box = ({ left, top, right, bottom }) => [left, top, right, bottom];
    window.follow = () => mirror.follow(field.value);
    window.native = () => box(field.createValueRange(start, end).getBoundingClientRect());
    window.copied = () => box(mirror.range(start, end).getBoundingClientRect());
    window.seen = () => box(mirror.root.host.getBoundingClientRect());
    follow();
}"""
NEAR = "native().every((edge, index) => Math.abs(edge - copied()[index]) < 1)"


@pytest.fixture(scope="module")
def content(session_browser):
    """A blank page with the scripts of the inline experience."""
    page = session_browser.context.new_page()
    for name in json.loads((EXTENSION / "content" / "files.json").read_text()):
        page.add_script_tag(path=EXTENSION / "content" / name)
    yield page
    page.close()


def mirror(page: Page, field: str) -> None:
    page.evaluate(OPEN, [field, TEXT, WORDS])


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_the_words_are_where_they_are_in_the_field(content, field):
    mirror(content, field)
    assert content.evaluate("native()") == pytest.approx(content.evaluate("copied()"), abs=1)


@pytest.mark.parametrize(
    "change",
    [
        "field.scrollTop = 17",
        "field.style.width = '200px'",
        "document.body.style.paddingTop = '3000px'; scrollTo(0, 2900)",
        # Nothing is scrolled or resized here; something above has only grown.
        "document.getElementById('above').style.height = '70px'",
        "document.getElementById('scroller').scrollTop = 30",
    ],
)
def test_the_copy_follows_whatever_moves_the_field(content, change):
    mirror(
        content,
        '<div id="scroller" style="height: 200px; overflow: auto"><div id="above" style="height: 50px"></div>'
        f'{FIELDS["textarea"]}<div style="height: 500px"></div></div>',
    )
    before = content.evaluate("native()")
    content.evaluate(f"() => {{ {change} }}")
    content.wait_for_function(NEAR)
    assert content.evaluate("native()") != before


def test_what_is_scrolled_out_of_a_box_is_not_underlined_there(content):
    mirror(
        content,
        f'<div id="box" style="height: 60px; overflow: auto">{FIELDS["textarea"]}</div>',
    )
    box = content.evaluate(
        "(({top, bottom}) => [top, bottom])(document.getElementById('box').getBoundingClientRect())"
    )
    seen = content.evaluate("seen()")
    assert box[0] <= seen[1] <= seen[3] <= box[1]


def test_a_field_that_is_turned_is_not_underlined(content):
    mirror(content, f'<div style="transform: scale(0.5)">{FIELDS["textarea"]}</div>')
    left, top, right, bottom = content.evaluate("seen()")
    assert (right - left, bottom - top) == (0, 0)


def test_the_copy_is_out_of_reach(content):
    mirror(content, FIELDS["textarea"])
    host = content.locator("post-advisor-mirror")
    assert host.evaluate("host => [host.shadowRoot, host.inert, getComputedStyle(host).pointerEvents]") == [
        None,
        True,
        "none",
    ]
    content.evaluate("mirror.remove()")
    assert host.count() == 0
