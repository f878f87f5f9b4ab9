"""Whatever the extension asks for is explained to those who must allow it, and nothing else is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

DOCUMENT = (Path(__file__).parents[2] / "docs" / "permissions.md").read_text("utf-8")


@pytest.fixture(scope="module")
def manifest(extension):
    return json.loads((extension / "manifest.json").read_text("utf-8"))


def test_every_host_is_in_the_document_once(manifest):
    assert sorted(re.findall(r"`(https?://\S+/\*)`", DOCUMENT)) == sorted(manifest["host_permissions"])


def test_every_permission_is_a_row_of_the_table(manifest):
    table = DOCUMENT.partition("## Permissions")[2].partition("## Sites")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == manifest["permissions"]
