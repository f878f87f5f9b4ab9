"""Firefox with the unpacked extension, driven over WebDriver BiDi."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from browser.bidi import BiDi, CommandFailed
from browser.extension_browser import EXTENSION
from browser.https_site import serve_sites
from browser.site_pages import SITES

FIREFOX = "/usr/bin/firefox-esr"
EXTENSION_ID = "post-advisor@localhost"
# Fixed, so that the address of the options page is known.
EXTENSION_UUID = "0a1b2c3d-0000-4000-8000-000000000001"

KEYS = {
    "Control": "\ue009",
    "Shift": "\ue008",
    "Enter": "\ue006",
    "Space": " ",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Backspace": "\ue003",
    "Home": "\ue011",
    "End": "\ue010",
    "ArrowLeft": "\ue012",
    "F6": "\ue036",
}

PREFERENCES: dict[str, object] = {
    "extensions.webextensions.uuids": json.dumps({EXTENSION_ID: EXTENSION_UUID}),
    "network.dns.localDomains": ",".join(urlsplit(home).hostname for home in SITES.values()),
    # Nothing is asked of any other machine.
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "",
}


class FirefoxTab:
    """An open tab.

    Args:
        bidi: The connection to the browser.
        port: Where the sites' pages are served.
    """

    def __init__(self, bidi: BiDi, port: int) -> None:
        self._bidi = bidi
        self._port = port
        self._context = bidi.command("browsingContext.create", type="tab")["context"]
        bidi.command("browsingContext.activate", context=self._context)

    def goto(self, url: str) -> None:
        """Open a page; one of the sites is asked for at this machine."""
        address = urlsplit(url)
        if address.scheme == "https":
            url = address._replace(netloc=f"{address.hostname}:{self._port}").geturl()
        self._bidi.command("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def evaluate(self, expression: str) -> object:
        """The value of a JavaScript expression; a promise is waited for."""
        answer = self._bidi.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] == "exception":
            raise CommandFailed(answer["exceptionDetails"]["text"])
        value = answer["result"].get("value")
        return None if value is None else json.loads(value)

    def type(self, text: str) -> None:
        """Type with real keystrokes."""
        self._press(*[[character] for character in text])

    def press(self, chord: str) -> None:
        """Press keys together, named as in `Control+Enter`."""
        self._press([KEYS.get(key, key) for key in chord.split("+")])

    def click_at(self, x: float, y: float) -> None:
        """Click at a point of the window."""
        place = {"type": "pointerMove", "x": round(x), "y": round(y)}
        button = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._perform({"type": "pointer", "id": "mouse", "actions": [place, *button]})

    def screenshot(self) -> str:
        """A picture of the window, in base64."""
        return self._bidi.command("browsingContext.captureScreenshot", context=self._context)["data"]

    def close(self) -> None:
        self._bidi.command("browsingContext.close", context=self._context)

    def _press(self, *chords: list[str]) -> None:
        actions = [
            {"type": kind, "value": key}
            for chord in chords
            for kind, keys in (("keyDown", chord), ("keyUp", reversed(chord)))
            for key in keys
        ]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def _perform(self, source: dict[str, object]) -> None:
        self._bidi.command("input.performActions", context=self._context, actions=[source])


class FirefoxBrowser:
    """A Firefox in which the extension is installed.

    Args:
        bidi: The connection to it.
        port: Where the sites' pages are served.

    Attributes:
        options: A tab with the options page.
    """

    def __init__(self, bidi: BiDi, port: int) -> None:
        self._bidi = bidi
        self._port = port
        self._opened: list[FirefoxTab] = []
        self.options = FirefoxTab(bidi, port)
        self.options.goto(f"moz-extension://{EXTENSION_UUID}/options/options.html")
        self._wait_until_in_force()

    def set(self, **settings: object) -> None:
        """Change settings as the options page does, and wait until they are in force."""
        self.options.evaluate(f"chrome.storage.local.set({json.dumps(settings)})")
        self._wait_until_in_force()

    def reset(self) -> None:
        """Give the settings of a fresh installation, and wait until they are in force."""
        self.options.evaluate("chrome.storage.local.clear()")
        self._wait_until_in_force()

    def _wait_until_in_force(self) -> None:
        self.options.evaluate(_IN_FORCE % json.dumps(list(SITES)))

    def new_tab(self) -> FirefoxTab:
        tab = FirefoxTab(self._bidi, self._port)
        self._opened.append(tab)
        return tab

    def close_tabs(self) -> None:
        """Close what was opened through this object."""
        for tab in self._opened:
            tab.close()
        self._opened.clear()


# A page that is opened before the content scripts are registered for it goes without.
_IN_FORCE = """(async () => {
    const { enabled, sitesOff } = advisorSettings.inForce(await chrome.storage.local.get(null));
    const wanted = %s.filter((site) => enabled && !sitesOff.includes(site));
    for (;;) {
        const scripts = await chrome.scripting.getRegisteredContentScripts();
        if (scripts.map(({ id }) => id).sort().join() === wanted.sort().join()) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
})()"""


@contextmanager
def open_firefox(profile: Path, bundles: Path) -> Iterator[FirefoxBrowser]:
    """Start Firefox with the extension.

    Args:
        profile: An empty folder.
        bundles: The folder with the bundled editors.
    """
    with start_firefox(profile, bundles) as started:
        extension = {"type": "path", "path": str(EXTENSION)}
        started.bidi.command("webExtension.install", extensionData=extension)
        yield FirefoxBrowser(started.bidi, started.port)


@dataclass(frozen=True)
class Started:
    """A running Firefox.

    Attributes:
        process: Its process.
        bidi: The connection to it.
        port: Where the sites' pages are served.
    """

    process: subprocess.Popen[str]
    bidi: BiDi
    port: int


@contextmanager
def start_firefox(
    profile: Path, bundles: Path, executable: str | Path = FIREFOX, env: Mapping[str, str] = os.environ
) -> Iterator[Started]:
    """Start Firefox as it is.

    Args:
        profile: A folder.
        bundles: The folder with the bundled editors.
        executable: What is run.
        env: The environment it runs in.
    """
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [executable, "--headless", "--no-remote", "--profile", str(profile)]
    command += ["--remote-debugging-port", "0", "--remote-allow-system-access"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="backslashreplace",
        env={**env, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
    )
    try:
        url = _read_address(process)
        with serve_sites(bundles, profile) as port, BiDi(f"{url}/session") as bidi:
            bidi.command("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
            yield Started(process, bidi, port)
            with suppress(CommandFailed):
                bidi.command("browser.close")
    finally:
        process.terminate()
        process.wait(timeout=30)


def _read_address(process: subprocess.Popen[str]) -> str:
    """The address of the WebSocket, which Firefox says on its standard error."""
    said: list[str] = []
    for line in process.stderr:
        said.append(line)
        found = re.search(r"WebDriver BiDi listening on (ws://\S+)", line)
        if found:
            # Read on, or Firefox would wait for room in the pipe one day.
            threading.Thread(target=lambda: list(process.stderr), daemon=True).start()
            return found[1]
    raise RuntimeError("Firefox did not start:\n" + "".join(said[-20:]))
