"""`advisor workshop print`, as a trainer calls it; `advisor workshop` itself is in test_server.py."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

MAIN = "from advisor.cli import main; main()"
NO_WEASYPRINT = f"import sys; sys.modules['weasyprint'] = None; {MAIN}"
NO_PANGO = f"""
import cffi
def find_nothing(*arguments):
    raise OSError
cffi.FFI.dlopen = find_nothing
{MAIN}
"""
NO_NETWORK = f"""
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        os._exit(99)
sys.addaudithook(watch)
{MAIN}
"""


def advisor(
    *arguments: object, program: str = MAIN, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, "workshop", *map(str, arguments)]
    environment = os.environ | (env or {})
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_bytes_without_a_network(tmp_path) -> None:
    said = []
    for name in ("first", "second"):
        run = advisor(
            "print",
            "--out",
            tmp_path / name,
            "--seed",
            7,
            program=NO_NETWORK,
            env={"PYTHONHASHSEED": str(len(name))},
        )
        assert (run.returncode, run.stderr) == (0, "")
        said.append(run.stdout.replace(name, "…"))
    first, second = files(tmp_path / "first"), files(tmp_path / "second")
    assert set(first) == {"handout.en.html", "handout.en.pdf"}
    assert first == second
    assert said[0] == said[1]
    assert "(seed 7)" in said[0]


def test_without_a_seed_it_says_the_one_that_it_took(tmp_path) -> None:
    run = advisor("print", "--out", tmp_path / "a", "--format", "html")
    seed = run.stdout.partition("(seed ")[2].partition(")")[0]
    assert advisor("print", "--out", tmp_path / "b", "--format", "html", "--seed", seed).returncode == 0
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_which_posts_may_be_said_before_the_command_too(tmp_path) -> None:
    which = ("--lang", "de", "--sector", "care", "--seed", 3)
    assert advisor(*which, "print", "--out", tmp_path / "a", "--format", "html").returncode == 0
    assert advisor("print", *which, "--out", tmp_path / "b", "--format", "html").returncode == 0
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert "Blatt 3, Pflege" in files(tmp_path / "a")["handout.de.html"].decode()


@pytest.mark.parametrize("count", [5, 10])
def test_as_many_items_as_asked_for(tmp_path, count: int) -> None:
    advisor("print", "--out", tmp_path, "--format", "html", "--items", count)
    assert files(tmp_path)["handout.en.html"].count(b'class="boxes"') == count


@pytest.mark.parametrize(
    ("program", "remedy"), [(NO_WEASYPRINT, "pip install"), (NO_PANGO, "apt-get install libpango")]
)
def test_where_no_pdf_can_be_made(tmp_path, program: str, remedy: str) -> None:
    run = advisor("print", "--out", tmp_path, program=program)
    assert run.returncode == 0
    assert list(files(tmp_path)) == ["handout.en.html"]
    assert remedy in run.stderr
    assert run.stderr.startswith("Only HTML is written")
    assert run.stderr.count("\n") == run.stdout.count("\n") == 1


def test_a_pdf_that_was_asked_for_and_cannot_be_made_is_an_error(tmp_path) -> None:
    run = advisor("print", "--out", tmp_path, "--format", "pdf", program=NO_WEASYPRINT)
    assert run.returncode == 1
    assert run.stderr.startswith("Error: A PDF needs a library: pip install")
    assert files(tmp_path) == {}


def test_a_folder_that_cannot_be_made_is_named(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    run = advisor("print", "--out", tmp_path / "file" / "paper", "--format", "html")
    assert run.returncode == 1
    assert run.stderr == f"Error: {tmp_path / 'file' / 'paper'} can't be written: Not a directory.\n"
