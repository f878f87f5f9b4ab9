"""Browsers find the newest package by update.xml."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from advisor.errors import PackagingError
from advisor.packaging.update_manifest import TRIAL_URL, package_url, update_manifest

NAMESPACES = {"u": "http://www.google.com/update2/response"}


def test_it_names_the_package_of_this_release(packed, version):
    root = ElementTree.fromstring(packed.files["update.xml"])
    app = root.find("u:app", NAMESPACES)
    check = app.find("u:updatecheck", NAMESPACES)
    assert root.get("protocol") == "2.0"
    assert app.get("appid") == packed.extension_id
    assert check.attrib == {
        "codebase": f"https://intranet.example/post-advisor/post-advisor-{version}.crx",
        "version": version,
    }


def test_an_address_cannot_break_out():
    root = ElementTree.fromstring(update_manifest("a" * 32, "1.0", "https://e.example/?\"'<&>"))
    assert root.find(".//u:updatecheck", NAMESPACES).get("codebase") == "https://e.example/?\"'<&>"


@pytest.mark.parametrize(
    ("update_url", "package"),
    [
        (TRIAL_URL, "http://127.0.0.1:8000/a.crx"),
        ("https://e.example:8443/x/update.xml", "https://e.example:8443/x/a.crx"),
        ("file:///srv/packages/update.xml", "file:///srv/packages/a.crx"),
    ],
)
def test_the_package_lies_beside_it(update_url, package):
    assert package_url(update_url, "a.crx") == package


@pytest.mark.parametrize(
    "update_url",
    [
        "",
        "update.xml",
        "/update.xml",
        "https://e.example/",
        "https://e.example/updates.json",
        "https:///update.xml",
        "ftp://e.example/update.xml",
        "https://e.example/update.xml?token=1",
        "https://name:word@e.example/update.xml",
        "https://[e/update.xml",
    ],
)
def test_an_address_that_cannot_be_used(update_url):
    with pytest.raises(PackagingError, match=r"update\.xml"):
        package_url(update_url, "a.crx")
