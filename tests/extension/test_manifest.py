"""The manifest asks for no more than the advisor needs, and everything it names is there."""

from __future__ import annotations

import base64
import json
import re
import struct
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "extension"
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
ADAPTERS = sorted(path for path in (EXTENSION / "sites").glob("*.js") if path.name != "table.js")
LOOPBACK = ["http://127.0.0.1/*", "http://localhost/*"]


def matches_of(adapter: Path) -> list[str]:
    listed = re.search(r"matches: \[(.*?)\]", adapter.read_text(encoding="utf-8"), re.DOTALL)
    return re.findall(r'"([^"]+)"', listed[1])


def test_hosts_are_exactly_those_of_the_sites_and_this_machine():
    sites = [match for adapter in ADAPTERS for match in matches_of(adapter)]
    assert sorted(MANIFEST["host_permissions"]) == sorted([*sites, *LOOPBACK])


def test_no_host_is_a_wildcard():
    for host in MANIFEST["host_permissions"]:
        assert re.fullmatch(r"https?://[a-z0-9.-]+/\*", host), host


def test_it_asks_for_no_more_than_it_needs():
    assert MANIFEST["permissions"] == ["storage", "scripting"]
    for key in (
        "optional_permissions",
        "optional_host_permissions",
        "web_accessible_resources",
        "content_scripts",
    ):
        assert key not in MANIFEST


def test_it_collects_no_data():
    gecko = MANIFEST["browser_specific_settings"]["gecko"]
    assert gecko["data_collection_permissions"] == {"required": ["none"]}


def test_the_background_is_the_same_for_all_browsers():
    background = MANIFEST["background"]
    assert background["scripts"] == [background["service_worker"]]
    assert background["type"] == "module"


def test_every_file_it_names_is_there():
    named = [
        MANIFEST["background"]["service_worker"],
        MANIFEST["options_ui"]["page"],
        MANIFEST["action"]["default_popup"],
        *MANIFEST["icons"].values(),
    ]
    for name in named:
        assert (EXTENSION / name).is_file(), name


@pytest.mark.parametrize(("size", "name"), MANIFEST["icons"].items())
def test_an_icon_has_its_size(size, name):
    header = (EXTENSION / name).read_bytes()[:24]
    assert struct.unpack(">II", header[16:24]) == (int(size), int(size))


def test_the_key_gives_every_installation_the_same_id():
    assert len(base64.b64decode(MANIFEST["key"], validate=True)) > 250


def test_every_content_script_is_listed_once():
    listed = json.loads((EXTENSION / "content" / "files.json").read_text())
    present = {path.name for path in (EXTENSION / "content").glob("*.js")}
    assert len(listed) == len(set(listed))
    # The host is the one script that each place has of its own.
    assert present - set(listed) == {"host-extension.js"}
    assert listed[-1] == "main.js"


def test_every_adapter_is_in_the_table():
    table = (EXTENSION / "sites" / "table.js").read_text(encoding="utf-8")
    assert sorted(re.findall(r'import "\./(.+)";', table)) == [adapter.name for adapter in ADAPTERS]


@pytest.mark.parametrize("path", sorted(EXTENSION.rglob("*.js")), ids=lambda path: path.name)
def test_no_script_reaches_for_what_the_advisor_must_not_do(path):
    text = path.read_text(encoding="utf-8")
    for forbidden in (
        "innerHTML",
        "eval(",
        "new Function",
        "XMLHttpRequest",
        "sendBeacon",
        "WebSocket",
        "localStorage",
    ):
        assert forbidden not in text
    # The one place that sends a draft anywhere; those that read the extension's own files; the one that gets
    # files of the house, and sends nothing along but its key.
    if "fetch(" in text:
        assert path.relative_to(EXTENSION).as_posix() in (
            "engine/service.js",
            "background/registration.js",
            "engine/bundle-store.js",
            "engine/fetched-files.js",
        )
    if path.name == "bundle-store.js":
        assert text.count("fetch(") == text.count("fetch(chrome.runtime.getURL(") == 1
    if path.name == "fetched-files.js":
        (options,) = re.findall(r"await fetch\(address, \{(.*?)\n  \}\);", text, re.DOTALL)
        assert set(re.findall(r"^    (\w+):", options, re.MULTILINE)) == {
            "headers",
            "credentials",
            "referrerPolicy",
            "cache",
            "redirect",
            "signal",
        }
