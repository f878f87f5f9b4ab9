"""What the pages for IT say is true of the extension, and the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "it"
PAGES = {
    "en": (DOCS / "deployment.md").read_text("utf-8"),
    "de": (DOCS / "de" / "deployment.md").read_text("utf-8"),
}
MOST_COMMANDS = 15


def commands(page: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def test_the_commands_are_the_same_and_few():
    trial, fleet = commands(PAGES["en"])
    assert commands(PAGES["de"]) == [trial, fleet]
    assert 1 < len(trial.splitlines()) <= MOST_COMMANDS


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_setting_has_its_row(page, schema):
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", page, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"\w+", row)} == set(schema["properties"])


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("key", ["sitesOff", "locked"])
def test_a_row_lists_the_values_there_are(page, key, schema):
    row = re.search(rf"^\| `{key}` \| (.*?) \|", page, re.MULTILINE)[1]
    assert re.findall(r"`(\w+)`", row) == schema["properties"][key]["items"]["enum"]
