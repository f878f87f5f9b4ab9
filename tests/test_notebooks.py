"""The notebooks for trainers run from top to bottom, without any network, and hold no output."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from advisor.corpus import load_corpus
from advisor.taxonomy import LEVELS

FOLDER = Path(__file__).parents[1] / "docs" / "trainers"
LANGUAGES = ("en", "de")
TIMEOUT_SECONDS = 60

# An audit hook can't be taken back, and sees every connection that Python makes.
REFUSE_NETWORK = """
import ipaddress, sys

def refuse_network(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        if arguments[0] not in (None, "", "localhost", "127.0.0.1", "::1"):
            raise OSError(f"the network was asked for {arguments[0]}")
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple) and not ipaddress.ip_address(address[0]).is_loopback:
            raise OSError(f"the network was used: {address}")

sys.addaudithook(refuse_network)
"""


def notebook(lang: str) -> nbformat.NotebookNode:
    return nbformat.read(FOLDER / f"explain.{lang}.ipynb", as_version=4)


def run(book: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Runs every cell, in a kernel that reaches this computer only."""
    book.cells.insert(0, nbformat.v4.new_code_cell(REFUSE_NETWORK))
    client = NotebookClient(book, timeout=TIMEOUT_SECONDS, resources={"metadata": {"path": str(FOLDER)}})
    return client.execute()


def printed(cell: nbformat.NotebookNode) -> str:
    return "".join(output.text for output in cell.get("outputs", []) if output.output_type == "stream")


def drawings(book: nbformat.NotebookNode) -> int:
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    return sum("image/svg+xml" in output.get("data", {}) for output in outputs)


@pytest.fixture(scope="module")
def _own_jupyter(tmp_path_factory: pytest.TempPathFactory):
    """Settings that whoever runs the tests has for their own Jupyter stay out of it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp("jupyter")))
        yield


@pytest.fixture(scope="module")
def ran(_own_jupyter) -> dict[str, nbformat.NotebookNode]:
    return {lang: run(notebook(lang)) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_shows_what_it_promises(ran, lang):
    shown = "\n".join(map(printed, ran[lang].cells))
    near, milder, right = {
        "en": ("nearness 0.", "then clear", "/6 right"),
        "de": ("Nähe 0.", "dann clear", "/6 richtig"),
    }[lang]
    assert drawings(ran[lang]) == 2
    assert shown.count(near) >= 3 and shown.count(milder) >= 3
    assert right in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_most_of_its_posts_are_harmless_and_the_others_are_warned_about(ran, lang):
    reviewed = next(printed(cell) for cell in ran[lang].cells if "for finding in" in cell.source)
    levels = [line.split()[0] for line in reviewed.splitlines() if not line.startswith(" ")]
    assert set(levels) <= set(LEVELS) and len(levels) == 10
    assert levels.count("clear") == 6 and levels.count("warn") == 4


def test_a_notebook_that_asks_the_network_fails(_own_jupyter):
    for asks in (
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import urllib.request; urllib.request.urlopen('https://example.org')",
    ):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(asks)])
        with pytest.raises(CellExecutionError, match="the network was"):
            run(book)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_holds_no_output(lang):
    book = notebook(lang)
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert [cell for cell in code if cell.outputs or cell.execution_count is not None] == []


def test_both_languages_have_the_same_cells():
    english, german = ([cell.cell_type for cell in notebook(lang).cells] for lang in LANGUAGES)
    assert english == german


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_example_of_own_posts_is_mostly_harmless_and_of_its_language(lang):
    posts = load_corpus([FOLDER / f"own-posts.{lang}.jsonl"])
    levels = [post.level for post in posts]
    assert {post.lang for post in posts} == {lang}
    assert levels.count("clear") >= len(levels) / 2 and set(levels) == set(LEVELS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_links_lead_somewhere(lang):
    text = json.dumps([cell.source for cell in notebook(lang).cells if cell.cell_type == "markdown"])
    assert "](../labelling.md)" in text and (FOLDER / ".." / "labelling.md").exists()
