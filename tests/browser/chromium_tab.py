"""A tab of Chromium, driven with the few commands that a tab of Firefox has too."""

from __future__ import annotations

import base64

from playwright.sync_api import Page


class ChromiumTab:
    """An open tab.

    Args:
        page: Of Playwright.
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    def goto(self, url: str) -> None:
        self.page.goto(url)

    def evaluate(self, expression: str) -> object:
        """The value of a JavaScript expression; a promise is waited for."""
        return self.page.evaluate(f"async () => ({expression})")

    def type(self, text: str) -> None:
        """Type with real keystrokes."""
        self.page.keyboard.type(text)

    def press(self, chord: str) -> None:
        """Press keys together, named as in `Control+Enter`."""
        self.page.keyboard.press(chord)

    def click_at(self, x: float, y: float) -> None:
        """Click at a point of the window."""
        self.page.mouse.click(x, y)

    def screenshot(self) -> str:
        """A picture of the window, in base64."""
        return base64.b64encode(self.page.screenshot()).decode()
