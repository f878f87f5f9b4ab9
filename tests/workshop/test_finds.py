"""Finds: a file that `advisor evaluate` reads, with nothing of who found them."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.corpus import read_examples
from advisor.errors import WorkshopError
from advisor.workshop.finds import save
from advisor.workshop.room import Find


def test_finds_are_added_and_none_stands_twice(tmp_path) -> None:
    file = tmp_path / "finds.jsonl"
    save(file, [Find("Schöner Tag", "clear", "warn")], "de")
    save(file, [Find("Schöner Tag", "clear", "warn"), Find("Oh dear", "note", "clear")], "de")
    assert [(one.text, one.lang, one.level) for one in read_examples(file)] == [
        ("Schöner Tag", "de", "clear"),
        ("Oh dear", "de", "note"),
    ]
    assert {name for line in file.read_text().splitlines() for name in json.loads(line)} == {
        "text",
        "lang",
        "level",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["finds.jsonl"]
    assert file.stat().st_mode & 0o077 == 0


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_was(tmp_path, text: str) -> None:
    file = tmp_path / "finds.jsonl"
    file.unlink(missing_ok=True)
    save(file, [Find(text, "warn", "clear")], "en")
    assert [one.text for one in read_examples(file)] == [text]


def test_a_file_that_cannot_be_written_is_named(tmp_path) -> None:
    with pytest.raises(WorkshopError, match=r"finds\.jsonl can't be written.*--finds"):
        save(tmp_path / "missing" / "finds.jsonl", [Find("a", "warn", "clear")], "en")
