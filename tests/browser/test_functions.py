"""The extension's pure functions, in the browser they are made for."""

from __future__ import annotations

import json

import pytest
from browser.extension_browser import EXTENSION
from browser.scripted_service import find


@pytest.fixture(scope="module")
def content(session_browser):
    """A blank page with the scripts of the inline experience, as the try-it page loads them."""
    page = session_browser.context.new_page()
    for name in json.loads((EXTENSION / "content" / "files.json").read_text()):
        page.add_script_tag(path=EXTENSION / "content" / name)
    yield page
    page.close()


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [("abc", 0, 0), ("abc", 3, 3), ("abc", 4, -1), ("😀b", 1, 2), ("a🇩🇪b", 3, 5), ("", 0, 0), ("", 1, -1)],
)
def test_offsets_are_counted_in_utf_16(content, text, offset, expected):
    assert content.evaluate("([text, offset]) => utf16Offset(text, offset)", [text, offset]) == expected


def moved(content, before: str, after: str, words: str) -> list[str]:
    start = before.index(words)
    spans = [{"finding": {}, "start": start, "end": start + len(words)}]
    return content.evaluate(
        "([spans, before, after]) => moveSpans(spans, before, after)"
        ".map(({start, end}) => after.slice(start, end))",
        [spans, before, after],
    )


@pytest.mark.parametrize(
    ("after", "left"),
    [
        ("oh, he is a liar today", ["a liar"]),
        ("he is a liar to", ["a liar"]),
        ("he is today", []),
        ("he is a little liar today", []),
        ("he is a liars today", []),
        ("he isa liar today", []),
        ("", []),
    ],
)
def test_a_span_survives_only_an_edit_elsewhere(content, after, left):
    assert moved(content, "he is a liar today", after, "a liar") == left


@pytest.mark.parametrize(
    ("viewport", "avoid", "expected"),
    [
        # Room on the right of the composer, then on the left, then below it, then above it.
        ((1200, 800), (100, 100, 600, 300), {"left": 628, "top": 100}),
        ((1000, 800), (400, 100, 980, 300), {"left": 72, "top": 100}),
        ((700, 800), (50, 100, 650, 300), {"left": 350, "top": 328}),
        ((700, 800), (50, 500, 650, 780), {"left": 350, "top": 272}),
        # No room anywhere: where it covers least.
        ((700, 500), (20, 20, 680, 420), {"left": 388, "top": 288}),
    ],
)
def test_the_panel_is_put_beside_the_composer(content, viewport, avoid, expected):
    box = dict(zip(("left", "top", "right", "bottom"), avoid, strict=True))
    arguments = [{"width": 300, "height": 200}, {"width": viewport[0], "height": viewport[1]}, [box]]
    assert (
        content.evaluate("([size, viewport, avoid]) => choosePlace(size, viewport, avoid)", arguments)
        == expected
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one</p><p><br></p><p>two</p>", "one\n\ntwo"),
        ("<p>one<br></p><p>two<br></p>", "one\ntwo"),
        ("<p>one<br>two<br><br class='trailing'></p><p>three</p>", "one\ntwo\n\nthree"),
        ("one<div>two</div>three", "one\ntwo\nthree"),
        ("<div><div><span>one</span></div></div><ul><li>two</li><li>three</li></ul>", "one\ntwo\nthree"),
        ("<p>so <b>very</b> <a href='#'>good</a></p>", "so very good"),
        ("<p>a&nbsp;&nbsp;b</p>", "a  b"),
        ("<p>well <img alt='😀'> done</p>", "well 😀 done"),
        ("<p><br></p>", ""),
        ("", ""),
    ],
)
def test_an_editor_is_read_as_the_author_sees_it(content, html, text):
    assert content.evaluate(READ, html) == text


READ = """(html) => {
    document.body.innerHTML = `<div id="editor" contenteditable="true">${html}</div>`;
    return new DraftText(document.getElementById('editor')).text;
}"""


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>one</p><p>two</p>", "two"),
        ("<p>so <b>very</b> <a href='#'>good</a></p>", "very good"),
        ("<p>well <img alt='😀'> done</p>", "done"),
        ("<p>x&nbsp;&nbsp;😀 y</p>", "😀 y"),
        ("<p>first line</p><p>second line</p>", "line\nsecond"),
    ],
)
def test_a_range_covers_the_words(content, html, words):
    content.evaluate(READ, html)
    covered = content.evaluate(
        """(words) => {
            const draft = new DraftText(document.getElementById('editor'));
            const start = draft.text.indexOf(words);
            return draft.range(start, start + words.length).toString();
        }""",
        words,
    )
    assert covered == words.replace("\n", "")


@pytest.fixture
def options(browser):
    return browser.open_options()


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("http://127.0.0.1:8750", "http://127.0.0.1:8750"),
        ("http://localhost:9000/", "http://localhost:9000"),
        ("https://advice.example.org", "https://advice.example.org"),
        ("https://example.org/advice/", "https://example.org/advice"),
        ("http://advice.example.org", None),
        ("http://127.0.0.1.example.org", None),
        ("https://name:word@example.org", None),
        ("https://example.org/?a=1", None),
        ("ftp://127.0.0.1", None),
        ("127.0.0.1:8750", None),
        ("", None),
    ],
)
def test_a_service_is_this_machine_or_has_a_safe_line(options, typed, address):
    parsed = options.evaluate(
        "async (typed) => (await import('/background/service-address.js')).parseServiceAddress(typed)", typed
    )
    assert parsed == address


FINDING = find("😀 a liar", "a liar")
ANSWER = {
    "level": "warn",
    "risk": 0.9,
    "boundary": "work",
    "lang": "en",
    "protected": False,
    "engine": "test/00000000",
    "findings": [FINDING],
}

CHECK = """async ([answer, text]) => {
    const { checkAdvice } = await import('/engine/check-advice.js');
    try { return checkAdvice(answer, text).level; } catch (fault) { return fault.message; }
}"""


def test_an_answer_that_fits_is_taken(options):
    assert options.evaluate(CHECK, [ANSWER, "😀 a liar"]) == "warn"


@pytest.mark.parametrize("field", ["level", "risk", "boundary", "lang", "protected", "engine", "findings"])
def test_an_answer_that_lacks_something_is_refused(options, field):
    answer = {name: value for name, value in ANSWER.items() if name != field}
    assert options.evaluate(CHECK, [answer, "😀 a liar"]) == f"The service's answer does not fit: {field}."


@pytest.mark.parametrize(
    "field", ["category", "level", "start", "end", "quote", "reason", "suggestion", "rewrite"]
)
def test_a_finding_that_lacks_something_is_refused(options, field):
    finding = {name: value for name, value in ANSWER["findings"][0].items() if name != field}
    message = options.evaluate(CHECK, [ANSWER | {"findings": [finding]}, "😀 a liar"])
    assert message == f"The service's answer does not fit: a finding's {field}."


@pytest.mark.parametrize(
    ("field", "value"),
    [("start", -1), ("start", 0.5), ("start", 8), ("end", 2), ("end", 9), ("quote", "a liars")],
)
def test_a_finding_outside_the_draft_is_refused(options, field, value):
    message = options.evaluate(CHECK, [ANSWER | {"findings": [FINDING | {field: value}]}, "😀 a liar"])
    assert message.startswith("The service's answer does not fit: a finding's ")


def test_a_finding_whose_words_are_not_there_has_no_place(content):
    place = "([findings, text]) => placeFindings(findings, text).map(({start, end}) => [start, end])"
    assert content.evaluate(place, [[FINDING], "😀 a liar"]) == [[3, 9]]
    assert content.evaluate(place, [[FINDING], "😀 a lair"]) == []
    assert content.evaluate(place, [[FINDING | {"end": 99}], "😀 a liar"]) == []


def test_a_refusal_does_not_repeat_the_draft(options):
    assert "liar" not in options.evaluate(CHECK, [ANSWER, "another text of a liar"])
