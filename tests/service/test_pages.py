from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from advisor import Advisor
from advisor.service import extension_files, pages

TEXTS = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in (Path(pages.__file__).parent / "texts").glob("*.json")
}
HARMLESS = slice(0, None, 2)
RISKY = slice(1, None, 2)


@pytest.mark.parametrize(
    ("query", "accept", "lang"),
    [
        ("", "de-AT,de;q=0.9,en;q=0.5", "de"),
        ("", "en-GB", "en"),
        ("", "fr, de;q=0.1", "de"),
        ("", "fr", "en"),
        ("?lang=de", "en", "de"),
        ("?lang=fr", "de", "de"),
    ],
)
def test_the_page_speaks_the_visitors_language(
    client: FlaskClient, query: str, accept: str, lang: str
) -> None:
    answer = client.get(f"/{query}", headers={"Accept-Language": accept})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["Content-Language"] == lang
    assert "Accept-Language" in answer.headers["Vary"]
    for words in (TEXTS[lang]["heading"], TEXTS[lang]["privacy"], TEXTS[lang]["load_steps"][0]):
        assert words in answer.text


def test_it_loads_the_extensions_scripts_in_their_order(client: FlaskClient) -> None:
    sources = re.findall(r'<script src="([^"]+)"', client.get("/").text)
    shared = [f"/extension/content/{name}" for name in extension_files.content_scripts()]
    assert shared and sources == [*shared, "/static/host-page.js", "/static/composer-page.js"]
    for source in sources:
        answer = client.get(source)
        assert (answer.status_code, answer.mimetype) == (200, "text/javascript")


def test_what_it_loads_is_the_extensions_own_file(client: FlaskClient) -> None:
    name = extension_files.content_scripts()[-1]
    served = client.get(f"/extension/content/{name}").data
    assert served == (extension_files.root() / "content" / name).read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "manifest.json",
        "content/files.json",
        "content/host-extension.js",
        "content/../manifest.json",
        "content/%2e%2e/manifest.json",
        "background/worker.js",
        "/etc/passwd",
        "",
    ],
)
def test_nothing_else_of_the_extension_is_given_out(client: FlaskClient, path: str) -> None:
    assert client.get(f"/extension/{path}").status_code == 404


def test_every_file_the_page_names_is_there(client: FlaskClient) -> None:
    page = client.get("/").text
    for address in re.findall(r'(?:src|href)="(/[^"]+)"', page):
        assert client.get(address).status_code == 200, address


def test_the_page_keeps_to_its_own_content_policy(client: FlaskClient) -> None:
    page = client.get("/").text
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", page), "an inline script"
    assert not re.search(r"<style|\sstyle=|\son\w+=", page), "an inline style or handler"
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page), "something from elsewhere"


def test_the_panel_gets_the_extensions_messages(client: FlaskClient) -> None:
    page = client.get("/?lang=de").text
    messages = json.loads(
        re.search(r'<script type="application/json" id="messages">(.*?)</script>', page, re.S)[1]
    )
    assert messages == extension_files.messages("de")
    assert messages != extension_files.messages("en")


def test_both_languages_say_the_same_things() -> None:
    assert set(TEXTS) == {"en", "de"}
    assert TEXTS["en"].keys() == TEXTS["de"].keys()
    for name in ("samples", "load_steps"):
        assert len(TEXTS["en"][name]) == len(TEXTS["de"][name])


@pytest.mark.parametrize("lang", TEXTS)
def test_at_least_half_of_the_samples_are_harmless(advisor: Advisor, lang: str) -> None:
    samples = [sample["text"] for sample in TEXTS[lang]["samples"]]
    assert [advisor.review(text).level for text in samples[HARMLESS]] == ["clear"] * 4
    assert "clear" not in [advisor.review(text).level for text in samples[RISKY]]


def test_a_missing_extension_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(extension_files, "_PLACES", (tmp_path,))
    with pytest.raises(extension_files.ExtensionMissing, match="install the package anew"):
        extension_files.root()
