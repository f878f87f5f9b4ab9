"""A zip says nothing of the machine that made it."""

from __future__ import annotations

import io
import zipfile

import pytest
from unpacking import unzip

from advisor.packaging.archive import archive

FILES = {"b/ü.json": b"{}", "a.js": b"let a;\n" * 1000, "B.txt": b""}


def test_it_holds_the_files():
    assert unzip(archive(FILES)) == FILES


def test_the_order_in_which_files_are_given_does_not_matter():
    assert archive(FILES) == archive(dict(reversed(FILES.items())))


@pytest.fixture
def entries() -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(archive(FILES))).infolist()


def test_names_are_sorted(entries):
    assert [entry.filename for entry in entries] == ["B.txt", "a.js", "b/ü.json"]


def test_nothing_else_is_kept(entries):
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)
        assert (entry.extra, entry.comment) == (b"", b"")
        # What compression gives depends on the version of zlib.
        assert entry.compress_type == zipfile.ZIP_STORED
