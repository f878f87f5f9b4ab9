"""The front end that the try-it page shares with the browser extension: the extension's own files.

In a checkout they lie in `extension/` beside the package, in an installed package inside it.
"""

from __future__ import annotations

import json
from pathlib import Path

from advisor.errors import AdvisorError

ICON = "icons/icon.svg"
"""The extension's icon, as a path inside of it."""

BUNDLE = "engine/bundle.json.gz"
"""What the engine on the device knows, as a path inside of the extension."""

_PACKAGE = Path(__file__).parents[1]
_PLACES = (_PACKAGE / "_extension", _PACKAGE.parent / "extension")


class ExtensionMissing(AdvisorError):
    """The extension's files are not where they should be."""


def root() -> Path:
    """The folder of the extension.

    Raises:
        ExtensionMissing: It lies at neither place.
    """
    for place in _PLACES:
        if (place / "manifest.json").is_file():
            return place
    raise ExtensionMissing("The extension's files are missing: install the package anew.")


def content_scripts() -> tuple[str, ...]:
    """The names of the scripts that make the inline experience, in the order in which a page loads them."""
    return tuple(json.loads((root() / "content" / "files.json").read_text("utf-8")))


def shared() -> frozenset[str]:
    """Everything a page may load, as paths inside of the extension."""
    return frozenset({ICON, *(f"content/{name}" for name in content_scripts())})


def messages(lang: str) -> dict[str, dict[str, str]]:
    """The extension's messages in a language, as browsers keep them: key to an object with `message`."""
    return json.loads((root() / "_locales" / lang / "messages.json").read_text("utf-8"))
