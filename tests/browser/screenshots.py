"""Takes the pictures of a warning as it really looks: `python tests/browser/screenshots.py docs/images`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.extension_browser import open_browser

DRAFT = "Cisco just offered me a job! Now I have to weigh the fat paycheck against hating the work."
SIZE = {"width": 1000, "height": 620}
EDITORS = Path(__file__).parent / "editors" / "dist"


def main() -> None:
    """Write warning-light.png and warning-dark.png into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        for scheme in ("light", "dark"):
            take(playwright, scheme, options.folder / f"warning-{scheme}.png")


def take(playwright, scheme: str, path: Path) -> None:
    """Take one picture in a colour scheme, `light` or `dark`."""
    with (
        tempfile.TemporaryDirectory() as profile,
        open_browser(
            playwright, Path(profile), EDITORS, viewport=SIZE, color_scheme=scheme, device_scale_factor=2
        ) as browser,
    ):
        x = browser.open("x")
        x.write(DRAFT)
        x.card.wait_for()
        x.card.evaluate("card => Promise.all(card.getAnimations().map((animation) => animation.finished))")
        x.page.screenshot(path=path)


if __name__ == "__main__":
    main()
