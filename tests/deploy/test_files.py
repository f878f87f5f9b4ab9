"""Each file is read by its own kind of reader, and all of them say the same."""

from __future__ import annotations

import json
import plistlib
import re
from xml.etree import ElementTree

import pytest
from deploy.administrative_template import applied
from deploy.registry_file import read_registry_file
from hypothesis import given
from hypothesis import strategies as st

from advisor.deploy.files import files
from advisor.deploy.rollout import Rollout, plan

ID = "abcdefghijklmnopabcdefghijklmnop"
UPDATE_URL = "https://intranet.example/post-advisor/update.xml"
XPI_URL = "https://intranet.example/signed.xpi"
INSTALL = {"installation_mode": "force_installed", "update_url": UPDATE_URL}
GECKO_ID = "post-advisor@localhost"
FIREFOX_INSTALL = {GECKO_ID: {"installation_mode": "force_installed", "install_url": XPI_URL}}

MANAGED = ("etc/chromium", "etc/opt/chrome", "etc/opt/edge")
DOMAINS = {"chrome": "com.google.Chrome", "edge": "com.microsoft.Edge"}
REGISTRY = {"chrome": r"Software\Policies\Google\Chrome", "edge": r"Software\Policies\Microsoft\Edge"}
LISTS = ("sitesOff", "houseAccounts", "locked")


@pytest.fixture(scope="module")
def rollout(extension, full) -> Rollout:
    return plan(extension, ID, UPDATE_URL, full, XPI_URL)


@pytest.fixture(scope="module")
def written(rollout) -> dict[str, bytes]:
    return files(rollout)


def payloads(profile: bytes) -> dict[str, dict]:
    """The values of each payload of a profile, by its type."""
    contents = plistlib.loads(profile)["PayloadContent"]
    return {
        one["PayloadType"]: {name: value for name, value in one.items() if not name.startswith("Payload")}
        for one in contents
    }


def from_registry(values: dict[str, str]) -> dict[str, object]:
    """Settings as Chromium reads them: a list is JSON in a text value."""
    return {name: json.loads(text) if name in LISTS else text for name, text in values.items()}


def keys_of(browser: str) -> tuple[str, str]:
    below = REGISTRY[browser]
    return rf"{below}\ExtensionSettings\{ID}", rf"{below}\3rdparty\extensions\{ID}\policy"


def test_nothing_else_is_written(written):
    assert set(written) == {
        "update.xml",
        *(f"linux/{folder}/policies/managed/post-advisor.json" for folder in MANAGED),
        "firefox/policies.json",
        *(f"macos/{browser}.mobileconfig" for browser in ("chrome", "edge", "firefox")),
        *(f"windows/{browser}.reg" for browser in ("chrome", "edge")),
        "windows/intune.json",
        "checklist.en.md",
        "checklist.de.md",
    }


def test_update_xml(written, rollout):
    app = ElementTree.fromstring(written["update.xml"]).find("{*}app")
    assert app.get("appid") == ID
    assert app.find("{*}updatecheck").attrib == {"codebase": rollout.package_url, "version": rollout.version}


@pytest.mark.parametrize("folder", MANAGED)
def test_linux(written, full, folder):
    policy = json.loads(written[f"linux/{folder}/policies/managed/post-advisor.json"])
    assert policy == {"ExtensionSettings": {ID: INSTALL}, "3rdparty": {"extensions": {ID: full}}}


def test_firefox(written, full):
    policy = json.loads(written["firefox/policies.json"])
    assert policy == {
        "policies": {"ExtensionSettings": FIREFOX_INSTALL, "3rdparty": {"Extensions": {GECKO_ID: full}}}
    }


def test_firefox_is_told_of_a_package_without_a_signature(extension):
    unsigned = files(plan(extension, ID, UPDATE_URL, {}, XPI_URL, xpi_signed=False))
    told = {"xpinstall.signatures.required": {"Value": False, "Status": "locked"}}
    assert json.loads(unsigned["firefox/policies.json"])["policies"]["Preferences"] == told
    assert payloads(unsigned["macos/firefox.mobileconfig"])["org.mozilla.firefox"]["Preferences"] == told
    assert b"Extended Support Release" in unsigned["checklist.en.md"]
    assert b"ESR" in unsigned["checklist.de.md"]


@pytest.mark.parametrize("browser", DOMAINS)
def test_macos(written, full, browser):
    domain = DOMAINS[browser]
    assert payloads(written[f"macos/{browser}.mobileconfig"]) == {
        domain: {"ExtensionSettings": {ID: INSTALL}},
        f"{domain}.extensions.{ID}": full,
    }


def test_macos_firefox(written, full):
    assert payloads(written["macos/firefox.mobileconfig"]) == {
        "org.mozilla.firefox": {
            "EnterprisePoliciesEnabled": True,
            "ExtensionSettings": FIREFOX_INSTALL,
            "3rdparty": {"Extensions": {GECKO_ID: full}},
        }
    }


def identities(written: dict[str, bytes]) -> list[str]:
    profiles = [plistlib.loads(data) for name, data in written.items() if name.endswith(".mobileconfig")]
    return [one["PayloadUUID"] for profile in profiles for one in (profile, *profile["PayloadContent"])]


def test_profiles_keep_their_identity_and_no_two_share_one(written, extension):
    found = identities(written)
    assert len(found) == len(set(found)) == 8
    assert all(re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", one) for one in found)
    # Other settings are a newer form of the same profile; another extension is another profile.
    assert identities(files(plan(extension, ID, UPDATE_URL, {}, XPI_URL))) == found
    assert not set(identities(files(plan(extension, ID[::-1], UPDATE_URL, {}, XPI_URL)))) & set(found)


@pytest.mark.parametrize("browser", REGISTRY)
def test_windows(written, full, browser):
    keys = read_registry_file(written[f"windows/{browser}.reg"])
    install, settings = (rf"HKEY_LOCAL_MACHINE\{key}" for key in keys_of(browser))
    assert set(keys) == {install, settings}
    assert keys[install] == INSTALL
    assert from_registry(keys[settings]) == full


def test_a_registry_file_takes_away_what_a_former_one_set(written):
    lines = written["windows/chrome.reg"].decode("utf-16").split("\r\n")
    opened = [line for line in lines if line.startswith("[")]
    assert [line.replace("[-", "[") for line in opened[::2]] == opened[1::2]
    assert all(line.startswith("[-HKEY_LOCAL_MACHINE") and ID in line for line in opened[::2])


def test_intune(written, full):
    keys = applied(written["windows/intune.json"])
    assert set(keys) == {key for browser in REGISTRY for key in keys_of(browser)}
    for browser in REGISTRY:
        install, settings = keys_of(browser)
        assert keys[install] == INSTALL
        assert from_registry(keys[settings]) == full


def test_without_settings_only_the_installation_is_asked_for(extension):
    keys = applied(files(plan(extension, ID, UPDATE_URL, {}))["windows/intune.json"])
    assert set(keys) == {keys_of(browser)[0] for browser in REGISTRY}


def test_another_template_has_another_name(written, extension, full):
    def name(one: dict[str, bytes]) -> str:
        return json.loads(one["windows/intune.json"])["omaSettings"][0]["omaUri"]

    fewer = {key: value for key, value in full.items() if key != "policy"}
    other = full | {"engine": "device"}
    assert name(files(plan(extension, ID, UPDATE_URL, fewer, XPI_URL))) != name(written)
    assert name(files(plan(extension, ID, UPDATE_URL, other, XPI_URL))) == name(written)


@given(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs"], include_characters="\t\n", exclude_characters="\ufffe\uffff"
        )
    )
)
def test_any_text_arrives_everywhere_as_it_is(extension, text):
    settings = {"houseAccounts": [text], "policy": text}
    found = files(plan(extension, ID, UPDATE_URL, settings))
    _, key = keys_of("chrome")
    written = read_registry_file(found["windows/chrome.reg"])[rf"HKEY_LOCAL_MACHINE\{key}"]
    assert from_registry(written) == settings
    assert from_registry(applied(found["windows/intune.json"])[key]) == settings
    assert payloads(found["macos/chrome.mobileconfig"])[f"com.google.Chrome.extensions.{ID}"] == settings
    assert json.loads(found["firefox/policies.json"])["policies"]["3rdparty"]["Extensions"] == {
        GECKO_ID: settings
    }


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_check_list_names_what_it_is_about_and_no_value(written, rollout, full, lang):
    page = written[f"checklist.{lang}.md"].decode()
    for named in (rollout.version, ID, UPDATE_URL, rollout.package_url, XPI_URL, GECKO_ID):
        assert named in page
    assert all(f"`{name}`" in page for name in full)
    assert full["serviceKey"] not in page
    named = set(re.findall(r"`((?:linux|macos|windows|firefox)/[^`]*)`", page))
    assert {"linux/", "macos/*.mobileconfig", "windows/intune.json", "firefox/policies.json"} <= named
    assert all(name in written or name in ("linux/", "macos/*.mobileconfig") for name in named)


def test_both_check_lists_have_the_same_points(written):
    points = [
        re.findall(r"^\d+\.", written[f"checklist.{lang}.md"].decode(), re.MULTILINE) for lang in ("en", "de")
    ]
    assert points[0] == points[1] and len(points[0]) == 10
