"""What a browser needs goes in, what only developers need stays out."""

from __future__ import annotations

import shutil

import pytest

from advisor.errors import PackagingError
from advisor.packaging.contents import LEFT_OUT, contents

TEXTS = (".js", ".json", ".html", ".css")


@pytest.fixture
def folder(extension, tmp_path):
    return shutil.copytree(extension, tmp_path / "extension")


def test_everything_but_what_is_left_out(extension):
    present = {path.relative_to(extension).as_posix() for path in extension.rglob("*") if path.is_file()}
    assert present >= LEFT_OUT
    assert set(contents(extension)) == {name for name in present - LEFT_OUT if "__pycache__" not in name}


def test_new_files_go_in(folder):
    (folder / "engine" / "more.json").write_bytes(b"{}")
    assert contents(folder)["engine/more.json"] == b"{}"


def test_nothing_that_goes_in_names_what_is_left_out(extension):
    for name, data in contents(extension).items():
        if name.endswith(TEXTS):
            for left_out in LEFT_OUT:
                assert left_out.rpartition("/")[2].encode() not in data, name


@pytest.mark.parametrize(
    "stray", [".DS_Store", "content/.main.js.swp", ".git/config", "icons/__pycache__/a.pyc"]
)
def test_strays_stay_out(folder, stray):
    before = contents(folder)
    path = folder / stray
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"stray")
    assert contents(folder) == before


def test_a_private_key_is_never_packed(folder, key_file):
    shutil.copy(key_file, folder / "content" / "key.txt")
    with pytest.raises(PackagingError, match=r"content/key\.txt"):
        contents(folder)
