"""The packages as IT rolls them out: real browsers install them because a policy says so."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser.extension_browser import CHROMIUM, EXTENSION, ExtensionBrowser
from playwright.sync_api import Playwright

from advisor.packaging import output, packages, signing_key
from advisor.packaging.extension_id import extension_id

MANAGED = Path(__file__).with_name("managed.sh")
CHROMIUM_FOLDER = Path("/etc/chromium")
FIREFOX = "/usr/bin/firefox-esr"
FIREFOX_FOLDER = Path("/usr/lib/firefox-esr/distribution")
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
GECKO_ID = MANIFEST["browser_specific_settings"]["gecko"]["id"]
SITES = [path.stem for path in (EXTENSION / "sites").glob("*.js") if path.stem != "table"]
SECONDS = 60


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


@pytest.fixture(scope="module")
def managed_chromium(
    playwright: Playwright, editors: Path, intranet: Intranet, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ExtensionBrowser]:
    policies = tmp_path_factory.mktemp("policies")
    policy = {
        "ExtensionSettings": {
            "*": {"installation_mode": "blocked"},
            intranet.extension_id: {
                "installation_mode": "force_installed",
                "update_url": f"{intranet.url}update.xml",
            },
        },
        # Without it nobody can look into an extension that a policy installed, and so no test.
        "DeveloperToolsAvailability": 1,
    }
    (policies / "policies" / "managed").mkdir(parents=True)
    (policies / "policies" / "managed" / "post-advisor.json").write_text(json.dumps(policy))
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


def test_chromium_finds_the_next_version(managed_chromium, intranet, tmp_path):
    extension = shutil.copytree(EXTENSION, tmp_path / "extension")
    newer = MANIFEST | {"version": f"{MANIFEST['version']}.1"}
    (extension / "manifest.json").write_text(json.dumps(newer))
    intranet.publish(extension)
    found = managed_chromium.worker.evaluate("chrome.runtime.requestUpdateCheck()")
    assert found == {"status": "update_available", "version": newer["version"]}


@contextmanager
def firefox(profile: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Runs Firefox until the block ends."""
    running = subprocess.Popen(
        [MANAGED, "--headless", "--no-remote", "--profile", profile, "about:blank"],
        env=env | {"HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield running
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait(SECONDS)


class FirefoxProfile:
    """What a running Firefox notes down in its profile; nothing tells when it does, so it is looked up."""

    def __init__(self, folder: Path, running: subprocess.Popen[bytes]) -> None:
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


def test_firefox_installs_the_xpi(intranet, tmp_path):
    policies, profile = tmp_path / "policies", tmp_path / "profile"
    policies.mkdir()
    profile.mkdir()
    intranet.publish(EXTENSION)
    policy = {
        "ExtensionSettings": {
            "*": {"installation_mode": "blocked"},
            GECKO_ID: {
                "installation_mode": "force_installed",
                "install_url": f"{intranet.url}post-advisor-{MANIFEST['version']}-firefox.xpi",
            },
        },
        # The extended support release lets a policy do without Mozilla's signature.
        "Preferences": {"xpinstall.signatures.required": {"Value": False, "Status": "locked"}},
        "DisableAppUpdate": True,
        "DisableTelemetry": True,
    }
    (policies / "policies.json").write_text(json.dumps({"policies": policy}))
    with firefox(profile, managed(FIREFOX, FIREFOX_FOLDER, policies)) as running:
        noted = FirefoxProfile(profile, running)
        addon = noted.wait_for(noted.extension)
        noted.wait_for(noted.registered_everywhere)
        granted = noted.wait_for(noted.granted)
    assert addon["active"] and addon["version"] == MANIFEST["version"]
    assert addon["installTelemetryInfo"]["source"] == "enterprise-policy"
    assert addon["userPermissions"]["permissions"] == MANIFEST["permissions"]
    # Firefox leaves sites to the author; one that a policy installs gets them without a question.
    assert set(granted) >= set(MANIFEST["host_permissions"])
