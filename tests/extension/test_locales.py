"""English and German say the same things, and everything that is said is used."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from advisor.policy.schema import Channel
from advisor.taxonomy import CATEGORIES

EXTENSION = Path(__file__).parents[2] / "extension"
LOCALES = {
    path.parent.name: json.loads(path.read_text(encoding="utf-8"))
    for path in (EXTENSION / "_locales").glob("*/messages.json")
}
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for pattern in ("*.js", "*.html", "manifest.json")
    for path in EXTENSION.rglob(pattern)
)
# Built from a key and "Many".
PLURALS = {"chipNoteMany", "chipWarnMany"}
# Built from what a remark is about.
KINDS = {f"kind_{topic}" for topic in (*CATEGORIES, "account")}
# Built from what a house's channel is for.
CHANNELS = {f"channel_{kind}" for kind in get_args(Channel.model_fields["kind"].annotation)}


def test_there_are_english_and_german():
    assert set(LOCALES) == {"en", "de"}


def test_both_have_the_same_keys_in_the_same_order():
    assert list(LOCALES["en"]) == list(LOCALES["de"])


@pytest.mark.parametrize("key", LOCALES["en"])
def test_a_message_is_complete_in_both(key):
    texts = [LOCALES[name][key]["message"] for name in ("en", "de")]
    assert all(texts)
    assert len({tuple(sorted(re.findall(r"\$\d", text))) for text in texts}) == 1


def test_every_key_that_is_used_exists():
    uses = (
        r'data-message="(\w+)"',
        r'\bmessage\(\s*"(\w+)"',
        r'#button\("(\w+)"',
        r'#iconButton\("\w+", "(\w+)"',
        r"__MSG_(\w+)__",
    )
    used = [set(re.findall(use, SOURCES)) for use in uses]
    assert all(used)
    assert set.union(*used) <= set(LOCALES["en"])


def test_every_key_that_exists_is_used():
    quoted = set(re.findall(r'"(\w+)"', SOURCES)) | set(re.findall(r"__MSG_(\w+)__", SOURCES)) | PLURALS
    assert set(LOCALES["en"]) <= quoted | KINDS | CHANNELS


def test_every_kind_of_remark_has_a_name():
    assert set(LOCALES["en"]) >= KINDS | CHANNELS
