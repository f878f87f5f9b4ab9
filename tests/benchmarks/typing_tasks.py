"""The longest task of a page while 1,000 characters are typed into each editor, 10 a second, with underlines.

A task is what the browser does in one go; while it lasts, nothing typed appears. It is measured in time of
the processor, so that other work on the machine does not count; the page's own work does.
The bundled editors must be there: any test in `tests/browser` makes them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import CDPSession, sync_playwright
from table import Bar, report

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from browser.chromium_tab import ChromiumTab  # noqa: E402
from browser.editor_page import EDITORS, EditorPage  # noqa: E402
from browser.extension_browser import ExtensionBrowser, open_browser  # noqa: E402

CHARACTERS = 1000
PAUSE_MS = 100
SENTENCES = "My boss is a liar. The weather is lovely today, and tomorrow we will go for a walk. "
LONGEST_MS = 50


def measure() -> dict[str, float]:
    """The longest task for each editor, in milliseconds."""
    bundles = TESTS / "browser" / "editors" / "dist"
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as profile,
        open_browser(playwright, Path(profile), bundles) as browser,
    ):
        return {_figure(name): longest_task(browser, name) for name in EDITORS}


def longest_task(browser: ExtensionBrowser, name: str) -> float:
    """Type into an editor on a page of its own."""
    tab = ChromiumTab(browser.new_page())
    page = EditorPage(tab, name)
    page.write(SENTENCES)
    page.wait_until_underlined("My boss is a liar")
    session = browser.context.new_cdp_session(tab.page)
    session.send("Tracing.start", {"traceConfig": {"includedCategories": ["toplevel"]}})
    text = (SENTENCES * (CHARACTERS // len(SENTENCES) + 1))[:CHARACTERS]
    tab.page.keyboard.type(text, delay=PAUSE_MS)
    longest = _longest_main_task(_stop(session))
    assert page.model_text() == SENTENCES + text
    tab.page.close()
    return longest


def _stop(session: CDPSession) -> list[dict]:
    """End the recording and fetch it."""
    events: list[dict] = []
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    ended: list[object] = []
    session.on("Tracing.tracingComplete", lambda event: ended.append(event))
    session.send("Tracing.end")
    while not ended:
        session.send("Runtime.evaluate", {"expression": "0"})  # A round trip, in which the events arrive.
    return events


def _longest_main_task(events: list[dict]) -> float:
    """The longest task of any page's main thread, in milliseconds of the processor."""
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [event["tdur"] for event in events if "tdur" in event and (event["pid"], event["tid"]) in main]
    if len(tasks) < CHARACTERS:
        raise RuntimeError("The tasks were not recorded.")
    return max(tasks) / 1000


def _figure(name: str) -> str:
    return f"{name} (ms)"


if __name__ == "__main__":
    report("Longest task while typing", measure, {_figure(name): Bar(LONGEST_MS) for name in EDITORS})
