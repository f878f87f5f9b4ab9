"""`advisor package`: the same bytes wherever and whenever it runs, and failures in one sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli import main

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "extension"
README = ROOT / "README.md"


@pytest.fixture
def settings(monkeypatch, tmp_path):
    """Where whoever packs keeps their settings."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder


@pytest.fixture
def run(monkeypatch, capsys, settings):
    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["advisor", "package", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return call


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def copied_tree(tmp_path):
    """The same source at another place, checked out at another time and with other permissions."""
    tree = tmp_path / "elsewhere"
    without = shutil.ignore_patterns("*.jsonl", "__pycache__")
    shutil.copytree(ROOT / "advisor", tree / "advisor", ignore=without)
    shutil.copytree(EXTENSION, tree / "extension")
    for path in (tree / "extension").rglob("*"):
        path.chmod(0o700)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return tree


def test_two_runs_give_the_same_bytes(run, settings, tmp_path, copied_tree, version):
    assert run("--out", tmp_path / "first")[0] == 0
    again = subprocess.run(
        [sys.executable, "-m", "advisor", "package", "--out", tmp_path / "second"],
        cwd=copied_tree,
        env={**os.environ, "PYTHONPATH": str(copied_tree), "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    written = files_of(tmp_path / "first")
    assert written.keys() == {
        f"post-advisor-{version}-chromium.zip",
        f"post-advisor-{version}.crx",
        f"post-advisor-{version}-firefox.xpi",
        "update.xml",
    }
    assert files_of(tmp_path / "second") == written


def test_a_key_is_made_once_outside_of_the_source_and_said(run, settings, tmp_path):
    _, said, _ = run("--out", tmp_path / "out")
    [key] = settings.rglob("*.pem")
    assert str(key) in said
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_bytes()
    assert "Made a signing key" not in run("--out", tmp_path / "out")[1]
    assert key.read_bytes() == before


def test_a_given_key_and_address(run, settings, tmp_path, key_file, packed):
    address = "https://intranet.example/post-advisor/update.xml"
    status, said, failed = run("--key", key_file, "--update-url", address, "--out", tmp_path / "out")
    assert (status, failed) == (0, "")
    assert files_of(tmp_path / "out") == packed.files
    assert not settings.exists()
    assert f"Extension id: {packed.extension_id}\n" in said
    # The key of the manifest is that of the unpacked extension, so that id is told apart.
    assert packed.unpacked_id != packed.extension_id and packed.unpacked_id in said


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("--key", "none.pem"), 1, "The signing key can't be read: no such file or directory.\n"),
        (("--key", README), 1, "The signing key is no private key in PEM form.\n"),
        (("--update-url", "e.example"), 1, "The address for updates must be that of a file named update.xml"),
        (("--out", EXTENSION / "dist"), 2, "--out must not be in the extension's folder"),
        (("--out", README), 2, "--out doesn't take this value. See advisor package --help.\n"),
        (("--out", README / "dist"), 1, "Nothing can be written to the folder given to --out"),
        (("dist",), 2, ""),
    ],
)
def test_a_failure_is_one_sentence(run, tmp_path, monkeypatch, arguments, status, sentence):
    monkeypatch.chdir(tmp_path)
    ended, _, failed = run(*arguments)
    assert ended == status
    assert failed.startswith(f"Error: {sentence}") and failed.count("\n") == 1
    assert not list(tmp_path.glob("dist*"))


def test_signing_needs_an_extra_and_says_so(run, tmp_path, monkeypatch):
    # What is None there can't be imported.
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert run("--out", tmp_path / "out") == (
        1,
        "",
        "Error: Packing needs a library: pip install 'employee-post-advisor[package]'.\n",
    )
