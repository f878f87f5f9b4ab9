"""Ids and addresses are checked before anything is written."""

from __future__ import annotations

import json

import pytest

from advisor.deploy.rollout import plan
from advisor.errors import DeployError, PackagingError

ID = "abcdefghijklmnopabcdefghijklmnop"
UPDATE_URL = "https://intranet.example/post-advisor/update.xml"


def test_the_rest_is_known(extension):
    manifest = json.loads((extension / "manifest.json").read_text("utf-8"))
    version = manifest["version"]
    rollout = plan(extension, ID, UPDATE_URL, {})
    assert rollout.gecko_id == manifest["browser_specific_settings"]["gecko"]["id"]
    assert rollout.package_url == f"https://intranet.example/post-advisor/post-advisor-{version}.crx"
    assert rollout.xpi_url == f"https://intranet.example/post-advisor/post-advisor-{version}-firefox.xpi"
    assert rollout.xpi_signed


@pytest.mark.parametrize(
    "url", ["https://a.example/b.xpi", "http://127.0.0.1:8000/b.xpi", "file:///srv/b.xpi"]
)
def test_an_address_of_an_xpi(extension, url):
    assert plan(extension, ID, UPDATE_URL, {}, url).xpi_url == url


@pytest.mark.parametrize(
    "url",
    [
        "", "b.xpi", "https://a.example/", "https://a.example/b.crx", "ftp://a.example/b.xpi", "https:///b.xpi",
        "https://a.example/b.xpi?c", "https://a.example/b.xpi#c", "https://c:d@a.example/b.xpi", "https://[a/b.xpi",
    ],
)  # fmt: skip
def test_no_address_of_an_xpi(extension, url):
    with pytest.raises(DeployError, match=r"--firefox-url must be .*\.xpi"):
        plan(extension, ID, UPDATE_URL, {}, url)


@pytest.mark.parametrize("extension_id", ["", ID[:-1], ID + "a", ID.upper(), "q" + ID[1:], f"{ID}\n"])
def test_no_id(extension, extension_id):
    with pytest.raises(DeployError, match="--extension-id must be 32 letters"):
        plan(extension, extension_id, UPDATE_URL, {})


def test_no_address_for_updates(extension):
    with pytest.raises(PackagingError, match=r"update\.xml"):
        plan(extension, ID, "https://intranet.example/", {})
