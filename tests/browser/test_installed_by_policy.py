"""The packages as IT rolls them out: real browsers install them because a policy says so."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser.editor_page import EditorPage
from browser.extension_browser import CHROMIUM, EXTENSION, ExtensionBrowser
from browser.firefox import FIREFOX, FirefoxBrowser, Started, start_firefox
from playwright.sync_api import Playwright, expect

from advisor.packaging import output, packages, signing_key
from advisor.packaging.extension_id import extension_id

MANAGED = Path(__file__).with_name("managed.sh")
CHROMIUM_FOLDER = Path("/etc/chromium")
FIREFOX_FOLDER = Path("/usr/lib/firefox-esr/distribution")
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
GECKO_ID = MANIFEST["browser_specific_settings"]["gecko"]["id"]
SITES = [path.stem for path in (EXTENSION / "sites").glob("*.js") if path.stem != "table"]
SECONDS = 60
SETTINGS = {"houseAccounts": ["@example"], "locked": ["houseAccounts"]}
INSULT = "my boss is an idiot"


class Intranet:
    """A server with the packages.

    Attributes:
        folder: What it serves.
        url: Its address, with a slash at its end.
        extension_id: Of the signed package.
    """

    def __init__(self, folder: Path, url: str, key_file: Path) -> None:
        self.folder, self.url = folder, url
        self._key = signing_key.load(key_file)
        self.extension_id = extension_id(signing_key.public_key(self._key))

    def publish(self, extension: Path) -> None:
        packed = packages.packages(extension, self._key, f"{self.url}update.xml")
        output.write(packed.files, self.folder)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def intranet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intranet]:
    folder, key = tmp_path_factory.mktemp("intranet"), tmp_path_factory.mktemp("key") / "key.pem"
    signing_key.make(key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        served = Intranet(folder, f"http://127.0.0.1:{server.server_port}/", key)
        served.publish(EXTENSION)
        yield served
    finally:
        server.shutdown()
        server.server_close()


def managed(browser: str, folder: Path, policies: Path) -> dict[str, str]:
    """The environment in which `managed.sh` runs a browser; the test is skipped where that is not allowed."""
    if not folder.is_dir():
        pytest.skip(f"there is no {folder}, where this browser looks for policies")
    env = os.environ | {"POLICIES": str(policies), "MANAGED_FOLDER": str(folder)}
    trial = subprocess.run(
        [MANAGED], env=env | {"BROWSER": "true"}, capture_output=True, text=True, check=False
    )
    if trial.returncode != 0:
        pytest.skip(f"this machine allows no mounts of its own: {trial.stderr.strip()}")
    return env | {"BROWSER": browser}


class Fleet:
    """What `advisor deploy` wrote.

    Attributes:
        folder: Where it lies.
    """

    def __init__(self, folder: Path, intranet: Intranet) -> None:
        self.folder = folder
        self._intranet = intranet

    def deploy(self, **settings: object) -> None:
        """Write everything anew, with these settings and no others."""
        file = self.folder / "settings.toml"
        # A text or a list of texts is the same in JSON and in TOML.
        file.write_text("\n".join(f"{name} = {json.dumps(value)}" for name, value in settings.items()))
        command = [sys.executable, "-m", "advisor", "deploy", "--out", self.folder, "--settings", file]
        command += ["--extension-id", self._intranet.extension_id, "--firefox-unsigned"]
        command += ["--update-url", f"{self._intranet.url}update.xml"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def fleet(intranet: Intranet, tmp_path_factory: pytest.TempPathFactory) -> Fleet:
    return Fleet(tmp_path_factory.mktemp("fleet"), intranet)


@pytest.fixture(scope="module")
def managed_chromium(
    playwright: Playwright, editors: Path, fleet: Fleet, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ExtensionBrowser]:
    fleet.deploy(**SETTINGS)
    policies = fleet.folder / "linux" / "etc" / "chromium"
    # Without it nobody can look into an extension that a policy installed, and so no test.
    looking = {"DeveloperToolsAvailability": 1}
    (policies / "policies" / "managed" / "test.json").write_text(json.dumps(looking))
    context = playwright.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=MANAGED,
        headless=True,
        args=[
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
        # Playwright's own arguments would keep policies from fetching extensions.
        ignore_default_args=["--disable-extensions", "--disable-background-networking"],
        env=managed(CHROMIUM, CHROMIUM_FOLDER, policies),
    )
    context.set_default_timeout(SECONDS * 1000)
    try:
        yield ExtensionBrowser(context, editors)
    finally:
        context.close()


def test_chromium_installs_the_signed_package(managed_chromium, intranet):
    assert managed_chromium.extension_origin == f"chrome-extension://{intranet.extension_id}"
    manifest, own = managed_chromium.worker.evaluate(
        "chrome.management.getSelf().then((self) => [chrome.runtime.getManifest(), self])"
    )
    assert (own["installType"], own["mayDisable"], own["version"]) == ("admin", False, MANIFEST["version"])
    assert manifest["permissions"] == MANIFEST["permissions"]
    page = managed_chromium.open("x").page
    in_page = managed_chromium.isolated_world(page)
    assert in_page("globalThis.advisorSites.map((site) => site.id).join()") == "x"


def test_chromium_hands_over_the_settings_and_nobody_waits_for_them(managed_chromium):
    # Just after the installation the browser hands over nothing yet; what it does is followed.
    options = managed_chromium.open_options()
    expect(options.get_by_label("Names of accounts, one a line")).to_have_value(
        "@example", timeout=SECONDS * 1000
    )
    expect(options.locator("#accounts")).to_be_disabled()
    expect(options.locator("#locked-houseAccounts")).to_have_text("Set by your organisation.")
    expect(options.locator("#locked-sitesOff")).to_be_hidden()
    assert managed_chromium.worker.evaluate("chrome.storage.managed.get(null)") == SETTINGS
    assert managed_chromium.stored() == {"managed": SETTINGS}


def test_a_changed_policy_reaches_an_open_page_while_it_is_open(managed_chromium, fleet, scripted_service):
    scripted_service.warnings["a liar"] = None
    x = managed_chromium.open("x")
    x.write(f"{INSULT} and a liar")
    x.wait_until_underlined(INSULT, seconds=SECONDS)
    expect(x.card).to_contain_text("Checked on this device.")

    asked = {"engine": "service", "service": scripted_service.url, "serviceKey": "k-1"}
    fleet.deploy(**asked, locked=["engine", "service"])
    x.wait_until_underlined("a liar", seconds=SECONDS)
    expect(x.card).to_contain_text("Checked by your local service.")
    assert scripted_service.keys == ["Bearer k-1"]

    # The worker sleeps by now; the browser wakes it for a changed policy.
    managed_chromium.stop_worker()
    x.page.bring_to_front()
    fleet.deploy(sitesOff=["x"])
    x.wait_until_nothing_is_underlined()
    expect(x.panel).to_have_count(0)


def test_chromium_finds_the_next_version(managed_chromium, intranet, tmp_path):
    extension = shutil.copytree(EXTENSION, tmp_path / "extension")
    newer = MANIFEST | {"version": f"{MANIFEST['version']}.1"}
    (extension / "manifest.json").write_text(json.dumps(newer))
    intranet.publish(extension)
    found = managed_chromium.open_options().evaluate("chrome.runtime.requestUpdateCheck()")
    assert found == {"status": "update_available", "version": newer["version"]}


class FirefoxProfile:
    """What a running Firefox notes down in its profile; nothing tells when it does, so it is looked up."""

    def __init__(self, folder: Path, running: subprocess.Popen[str]) -> None:
        self._folder = folder
        self._running = running

    def wait_for(self, look: Callable[[], object]) -> object:
        """What `look` finds, once it finds something."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and self._running.poll() is None:
            # A file may not be there yet, or be in the middle of being written.
            with suppress(FileNotFoundError, ValueError):
                if found := look():
                    return found
            time.sleep(0.1)
        raise AssertionError(f"Firefox never got there: {look.__doc__}")

    def extension(self) -> dict | None:
        """The extension is installed."""
        addons = json.loads((self._folder / "extensions.json").read_text("utf-8"))["addons"]
        return next((addon for addon in addons if addon["id"] == GECKO_ID), None)

    def granted(self) -> list[str]:
        """The extension may enter sites."""
        granted = json.loads((self._folder / "extension-preferences.json").read_text("utf-8"))
        return granted.get(GECKO_ID, {}).get("origins", [])

    def registered_everywhere(self) -> bool:
        """The extension's background registered the content scripts of all sites."""
        store = (self._folder / "extension-store" / "data.safe.bin").read_bytes()
        return all(f"{GECKO_ID}/{site}".encode() in store for site in SITES)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture
def managed_firefox(
    fleet: Fleet, editors: Path, profile: Path, tmp_path: Path
) -> Callable[[], AbstractContextManager[Started]]:
    """Starts Firefox under the policies that are written by then, each time with the same profile."""
    policies = tmp_path / "policies"
    policies.mkdir()

    def start() -> AbstractContextManager[Started]:
        policy = json.loads((fleet.folder / "firefox" / "policies.json").read_text("utf-8"))
        policy["policies"] |= {"DisableAppUpdate": True, "DisableTelemetry": True}
        (policies / "policies.json").write_text(json.dumps(policy))
        return start_firefox(profile, editors, MANAGED, managed(FIREFOX, FIREFOX_FOLDER, policies))

    return start


def test_firefox_installs_the_xpi_and_hands_over_the_settings(
    intranet, fleet, managed_firefox, profile, scripted_service
):
    intranet.publish(EXTENSION)
    scripted_service.warnings["a liar"] = None
    settings = SETTINGS | {"engine": "service", "service": scripted_service.url, "serviceKey": "k-1"}
    fleet.deploy(**settings)
    with managed_firefox() as started:
        noted = FirefoxProfile(profile, started.process)
        addon = noted.wait_for(noted.extension)
        noted.wait_for(noted.registered_everywhere)
        granted = noted.wait_for(noted.granted)
        browser = FirefoxBrowser(started.bidi, started.port)
        handed_over = browser.options.evaluate("chrome.storage.managed.get(null)")
        page = EditorPage(browser.new_tab(), "Draft.js")
        page.write("my boss is a liar")
        page.wait_until_underlined("a liar")
    assert addon["active"] and addon["version"] == MANIFEST["version"]
    assert addon["installTelemetryInfo"]["source"] == "enterprise-policy"
    assert addon["userPermissions"]["permissions"] == MANIFEST["permissions"]
    # Firefox leaves sites to the author; one that a policy installs gets them without a question.
    assert set(granted) >= set(MANIFEST["host_permissions"])
    assert handed_over == settings
    assert set(scripted_service.keys) == {"Bearer k-1"}

    # Firefox reads policies when it starts.
    fleet.deploy(sitesOff=["x"], locked=["sitesOff"])
    with managed_firefox() as started:
        browser = FirefoxBrowser(started.bidi, started.port)
        browser.options.evaluate(
            """new Promise((resolve) => {
                const look = () => document.querySelector("#site-x:disabled:not(:checked)") && resolve();
                new MutationObserver(look).observe(document, { attributes: true, subtree: true });
                look();
            })"""
        )
        assert browser.options.evaluate("document.querySelector('#locked-sitesOff').checkVisibility()")
