"""`advisor deploy`: the same bytes each time, and failures in one sentence before anything is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli import main

ROOT = Path(__file__).parents[2]
ID = "abcdefghijklmnopabcdefghijklmnop"
UPDATE_URL = "https://intranet.example/post-advisor/update.xml"
NEEDED = ("--extension-id", ID, "--update-url", UPDATE_URL)


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["advisor", "deploy", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return call


@pytest.fixture
def settings(tmp_path) -> Path:
    file = tmp_path / "settings.toml"
    file.write_text('engine = "service"\nserviceKey = "k-secret"\nlocked = ["engine"]\n')
    return file


def files_of(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_two_runs_give_the_same_bytes(run, settings, tmp_path):
    status, said, failed = run("--out", tmp_path / "first", *NEEDED, "--settings", settings)
    assert (status, failed) == (0, "")
    command = [sys.executable, "-m", "advisor", "deploy", "--out", tmp_path / "second", *NEEDED]
    subprocess.run(
        [*command, "--settings", settings],
        cwd=ROOT,
        env={**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        umask=0o077,
        capture_output=True,
        check=True,
    )
    written = files_of(tmp_path / "first")
    assert written == files_of(tmp_path / "second")
    assert all(str(tmp_path / "first" / name) in said for name in written)
    assert "hold the key for the service" in said and "k-secret" not in said


def test_without_a_key_nothing_is_said_of_one(run, tmp_path):
    _, said, _ = run("--out", tmp_path / "out", *NEEDED)
    assert "hold the key" not in said
    assert "checklist.en.md" in said


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("--extension-id", "abc", "--update-url", UPDATE_URL), 1, "--extension-id must be 32 letters"),
        (("--extension-id", ID, "--update-url", "https://e.example"), 1, "The address for updates must be"),
        ((*NEEDED, "--firefox-url", "https://e.example/a.crx"), 1, "--firefox-url must be the address"),
        ((*NEEDED, "--settings", "none.toml"), 1, "The file given to --settings can't be read: no such file"),
        (
            ("--extension-id", ID),
            2,
            "Something is missing that the command needs. See advisor deploy --help.",
        ),
        ((*NEEDED, "more"), 2, ""),
    ],
)
def test_a_failure_is_one_sentence(run, tmp_path, arguments, status, sentence):
    ended, _, failed = run("--out", tmp_path / "out", *arguments)
    assert ended == status
    assert failed.startswith(f"Error: {sentence}") and failed.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_can_not_be_written_to(run, tmp_path):
    (tmp_path / "file").touch()
    assert run("--out", tmp_path / "file" / "out", *NEEDED)[::2] == (
        1,
        "Error: Nothing can be written to the folder given to --out: not a directory.\n",
    )


def test_it_needs_an_extra_and_says_so(run, tmp_path, monkeypatch):
    # What is None there can't be imported.
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    status, _, failed = run("--out", tmp_path / "out", *NEEDED)
    assert (status, failed) == (
        1,
        "Error: This needs a library: pip install 'employee-post-advisor[package]'.\n",
    )


def test_a_policy_goes_with_the_settings(run, tmp_path):
    example = ROOT / "advisor" / "policy" / "examples" / "hospital.yaml"
    status, said, _ = run("--out", tmp_path / "out", *NEEDED, "--policy", example)
    assert status == 0
    assert "hand them to your own people only" in said
    written = files_of(tmp_path / "out")
    told = json.loads(
        next(text for name, text in written.items() if name.startswith("linux/") and b"policy" in text)
    )
    policy = json.dumps(told)
    assert "Klinikum Auental" in policy


def test_a_policy_with_a_fault_is_named_and_nothing_is_written(run, tmp_path):
    (tmp_path / "house.yaml").write_text("reporting: true\n")
    status, _, failed = run("--out", tmp_path / "out", *NEEDED, "--policy", tmp_path / "house.yaml")
    assert status == 1
    assert "house.yaml, line 1, reporting" in failed
    assert not (tmp_path / "out").exists()
