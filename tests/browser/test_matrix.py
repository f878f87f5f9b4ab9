"""Every kind of editor in Chromium and in Firefox: typing, underlining, replacing, undoing and holding."""

from __future__ import annotations

import re

import pytest
from browser.chromium_tab import ChromiumTab
from browser.editor_page import EDITORS, EditorPage
from browser.firefox import open_firefox

BROWSERS = ["Chromium", "Firefox"]
# An emoji takes two UTF-16 units: the engine counts code points.
DRAFT = "😀 Übrigens, my boss is a liar today"
MENDED = DRAFT.replace("a liar", "not always right")
# Quill takes a replacement for two steps, a deletion and an insertion.
MOST_UNDO_STEPS = 2
# Draft.js gives its nodes names by chance.
RANDOM_NAMES = re.compile(r'(?<=data-editor=")\w+|(?<=data-offset-key=")\w+')


@pytest.fixture(scope="session")
def session_firefox(editors, tmp_path_factory):
    with open_firefox(tmp_path_factory.mktemp("firefox"), editors) as firefox:
        yield firefox


@pytest.fixture
def firefox(session_firefox):
    """The session's Firefox, with the settings of a fresh installation."""
    session_firefox.reset()
    yield session_firefox
    session_firefox.close_tabs()


@pytest.fixture(params=BROWSERS)
def advised(request, scripted_service):
    """A browser whose advice comes from the scripted service."""
    chosen = request.getfixturevalue("browser" if request.param == "Chromium" else "firefox")
    scripted_service.warnings["a liar"] = "not always right"
    chosen.set(engine="service", service=scripted_service.url)
    return chosen


@pytest.fixture
def new_tab(advised):
    """Opens a tab of that browser."""
    return advised.new_tab if hasattr(advised, "new_tab") else lambda: ChromiumTab(advised.new_page())


@pytest.fixture(params=EDITORS)
def name(request):
    return request.param


@pytest.fixture
def page(new_tab, name):
    return EditorPage(new_tab(), name)


@pytest.fixture
def warned(page):
    """An editor with a warned draft in it."""
    page.write(DRAFT)
    page.wait_until_underlined("a liar")
    return page


def test_type(page):
    page.write(DRAFT)
    page.wait_until_underlined("a liar")
    page.tab.type(" and tomorrow")
    page.wait_for_text(f"{DRAFT} and tomorrow")
    assert page.shown_text() == f"{DRAFT} and tomorrow"


def test_underline(page, scripted_service):
    scripted_service.free.clear()
    page.write(DRAFT)
    page.wait_for_text(DRAFT)
    before = page.orange_dots()  # The emoji has some.
    scripted_service.free.set()
    page.wait_until_underlined("a liar")
    assert page.orange_dots() > before + 20


def test_use_this(warned):
    warned.use("Use this")
    warned.wait_for_text(MENDED)
    assert warned.shown_text() == MENDED
    warned.wait_until_underlined()
    warned.wait_for_caret_behind(MENDED)
    warned.tab.type("!")
    warned.wait_for_text(f"{MENDED}!")


def test_leave_out(page, scripted_service):
    scripted_service.warnings.clear()
    scripted_service.warnings["a liar "] = ""
    page.write(DRAFT)
    page.wait_until_underlined("a liar ")
    page.tab.press("Home")
    page.wait_for_caret_behind("")
    page.use("Use this")
    page.wait_for_text(DRAFT.replace("a liar ", ""))
    assert page.shown_text() == DRAFT.replace("a liar ", "")
    page.wait_for_caret_behind("")


def test_undo(warned):
    warned.use("Use this")
    warned.wait_for_text(MENDED)
    for _ in range(MOST_UNDO_STEPS):
        if warned.model_text() != DRAFT:
            warned.tab.press("Control+z")
    warned.wait_for_text(DRAFT)
    warned.wait_until_underlined("a liar")
    assert warned.shown_text() == DRAFT


def hold_once(page, press):
    press()
    page.expect_held()
    assert page.model_text() == DRAFT
    press()
    page.wait_for_posts(DRAFT)
    page.wait_until_underlined()


def test_hold_by_mouse(warned):
    hold_once(warned, lambda: warned.click(warned.post_control))


def test_hold_by_ctrl_enter(warned):
    hold_once(warned, lambda: warned.tab.press("Control+Enter"))


def test_hold_by_keyboard_on_the_button(warned):
    warned.focus_post_control()
    hold_once(warned, lambda: warned.tab.press("Enter"))


def test_no_change_in_or_beside_the_editor(page, scripted_service):
    scripted_service.free.clear()
    page.write(DRAFT)
    page.wait_for_text(DRAFT)
    page.record_mutations()
    scripted_service.free.set()
    page.wait_until_underlined("a liar")
    page.tab.press("Control+Enter")
    page.expect_held()
    assert page.mutations() == []


def test_the_same_nodes_as_without_the_extension(advised, new_tab, name):
    written = []
    for enabled in (True, False):
        advised.set(enabled=enabled)
        page = EditorPage(new_tab(), name)
        page.write(DRAFT)
        page.wait_for_text(DRAFT)
        if enabled:
            page.wait_until_underlined("a liar")
        written.append(RANDOM_NAMES.sub("", page.html()))
    assert written[0] == written[1]


@pytest.mark.parametrize("chosen", BROWSERS)
def test_a_fresh_installation_advises_on_the_device(request, chosen):
    """No service: the engine in the extension reads the draft, in either browser."""
    advised = request.getfixturevalue("browser" if chosen == "Chromium" else "firefox")
    page = EditorPage(
        advised.new_tab() if hasattr(advised, "new_tab") else ChromiumTab(advised.new_page()), "textarea"
    )
    page.write("and my boss is an idiot")
    page.wait_until_underlined("my boss is an idiot")
