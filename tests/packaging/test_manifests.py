"""Each browser gets the manifest it understands, and all get the same otherwise."""

from __future__ import annotations

import base64
import json

import pytest
from unpacking import manifest_of

from advisor.errors import PackagingError
from advisor.packaging import manifests

ONLY_FOR_SOME = {"key", "update_url", "browser_specific_settings", "minimum_chrome_version", "background"}


@pytest.fixture(scope="module")
def source(extension):
    return json.loads((extension / "manifest.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def zipped(chromium_zip):
    return manifest_of(chromium_zip)


@pytest.fixture(scope="module")
def signed(crx):
    return manifest_of(crx.archive)


@pytest.fixture(scope="module")
def firefox(xpi):
    return manifest_of(xpi)


def test_all_ask_for_the_same(source, zipped, signed, firefox):
    shared = {key: value for key, value in source.items() if key not in ONLY_FOR_SOME}
    assert {"permissions", "host_permissions", "content_security_policy"} <= shared.keys()
    for manifest in (zipped, signed, firefox):
        assert {key: value for key, value in manifest.items() if key not in ONLY_FOR_SOME} == shared


def test_chromium(source, zipped):
    assert zipped["background"] == {"service_worker": "background/worker.js", "type": "module"}
    assert zipped["minimum_chrome_version"] == source["minimum_chrome_version"]
    assert not {"key", "update_url", "browser_specific_settings"} & zipped.keys()


def test_the_signed_package_names_its_key_and_its_updates(zipped, signed, crx):
    assert base64.b64decode(signed["key"]) == crx.public_key
    assert signed["update_url"] == "https://intranet.example/post-advisor/update.xml"
    assert {key: signed[key] for key in signed if key not in ("key", "update_url")} == zipped


def test_firefox(source, firefox):
    assert firefox["background"] == {"scripts": ["background/worker.js"], "type": "module"}
    assert firefox["browser_specific_settings"] == source["browser_specific_settings"]
    assert not {"key", "update_url", "minimum_chrome_version"} & firefox.keys()


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{}", b'{"version": 1}', b'{"version": "../1"}', b'{"version": "1.2-b"}']
)
def test_a_manifest_that_cannot_be_used(text):
    with pytest.raises(PackagingError, match=r"manifest\.json"):
        manifests.read(text)
