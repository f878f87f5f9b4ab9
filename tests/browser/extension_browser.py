"""Chromium with the unpacked extension, and the sites' pages served from this folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from browser.composer_page import SITES, ComposerPage
from playwright.sync_api import BrowserContext, Page, Playwright, Route, Worker

CHROMIUM = "/usr/bin/chromium"
EXTENSION = Path(__file__).parents[2] / "extension"
PAGES = Path(__file__).parent / "pages"

# As strict as the sites' own: whatever the extension draws must not depend on the page's leave.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "require-trusted-types-for 'script'"
)
# These editors write HTML themselves, which trusted types would forbid.
WITHOUT_TRUSTED_TYPES = CONTENT_SECURITY_POLICY.partition("; require-trusted-types")[0]
WRITES_HTML = {"linkedin", "reddit", "bluesky"}


class ExtensionBrowser:
    """A browser in which the extension is installed."""

    def __init__(self, context: BrowserContext, editors: Path) -> None:
        self.context = context
        self._editors = editors
        self._opened: list[Page] = []
        self.worker: Worker = (
            context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        )
        self.extension_origin = self.worker.url.partition("/background/")[0]
        self._wait_for_registrations(list(SITES))
        for site, address in SITES.items():
            context.route(f"{address}**", partial(self._serve, site))

    def reset(self) -> None:
        """Give the settings of a fresh installation."""
        self.worker.evaluate("chrome.storage.local.clear()")
        self._wait_for_registrations(list(SITES))

    def set(self, **settings: object) -> None:
        """Change settings as the options page does, and wait until they are in force."""
        self.worker.evaluate("settings => chrome.storage.local.set(settings)", settings)
        enabled, off = self.worker.evaluate(
            "chrome.storage.local.get({enabled: true, sitesOff: []}).then((s) => [s.enabled, s.sitesOff])"
        )
        self._wait_for_registrations([site for site in SITES if enabled and site not in off])

    def stored(self) -> dict[str, object]:
        """Everything the extension keeps."""
        return json.loads(self.worker.evaluate("chrome.storage.local.get(null).then(JSON.stringify)"))

    def new_page(self) -> Page:
        page = self.context.new_page()
        self._opened.append(page)
        return page

    def open(self, site: str) -> ComposerPage:
        """Open a site's page with its composer."""
        page = self.new_page()
        page.goto(SITES[site])
        page.wait_for_function("() => window.modelText !== undefined")
        return ComposerPage(page, site)

    def open_options(self) -> Page:
        page = self.new_page()
        page.goto(f"{self.extension_origin}/options/options.html")
        page.locator("#sites input").first.wait_for()
        return page

    def isolated_world(self, page: Page) -> Callable[[str], object]:
        """What runs JavaScript in the world of the content scripts of a page."""
        session = self.context.new_cdp_session(page)
        worlds: list[dict] = []
        session.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]))
        session.send("Runtime.enable")
        world = next(world["id"] for world in worlds if world["origin"] == self.extension_origin)

        def evaluate(expression: str) -> object:
            answer = session.send("Runtime.evaluate", {"expression": expression, "contextId": world})
            assert "exceptionDetails" not in answer, answer["exceptionDetails"]
            return answer["result"].get("value")

        return evaluate

    def stop_worker(self) -> None:
        """Stop the service worker as browsers do when it idles. Settings can't be changed afterwards."""
        page = self.open_options()
        session = self.context.new_cdp_session(page)
        states: list[str] = []
        session.on(
            "ServiceWorker.workerVersionUpdated",
            lambda event: states.extend(version["runningStatus"] for version in event["versions"]),
        )
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        while not states or states[-1] != "stopped":
            session.send("ServiceWorker.enable")  # A round trip, in which the events arrive.
        page.close()

    def close_pages(self) -> None:
        """Close what was opened through this object."""
        for page in self._opened:
            page.close()
        self._opened.clear()

    def _serve(self, site: str, route: Route) -> None:
        name = route.request.url.removeprefix(SITES[site]).partition("?")[0] or f"{site}.html"
        file = self._editors / f"{site}.js" if name == "editor.js" else PAGES / name
        if not file.is_file():
            route.fulfill(status=404)
            return
        policy = WITHOUT_TRUSTED_TYPES if site in WRITES_HTML else CONTENT_SECURITY_POLICY
        route.fulfill(
            path=file, headers={"content-type": _content_type(file), "content-security-policy": policy}
        )

    def _wait_for_registrations(self, sites: list[str]) -> None:
        self.worker.evaluate(
            """async (wanted) => {
                for (;;) {
                    const scripts = await chrome.scripting.getRegisteredContentScripts();
                    if (scripts.map((script) => script.id).sort().join() === wanted) return;
                    await new Promise((resolve) => setTimeout(resolve, 10));
                }
            }""",
            ",".join(sorted(sites)),
        )


@contextmanager
def open_browser(
    playwright: Playwright, profile: Path, editors: Path, language: str = "en", **options: object
) -> Iterator[ExtensionBrowser]:
    """Run Chromium with a fresh profile until the block ends.

    Args:
        playwright: The running Playwright.
        profile: An empty folder.
        editors: Where the bundled editors are.
        language: The language of the browser's own words, "en" or "de".
        options: More for Playwright's `launch_persistent_context`.
    """
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        headless=True,
        args=[
            f"--disable-extensions-except={EXTENSION}",
            f"--load-extension={EXTENSION}",
            f"--lang={language}",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
        env={**os.environ, "LANGUAGE": language},
        **options,
    )
    context.set_default_timeout(10_000)
    try:
        yield ExtensionBrowser(context, editors)
    finally:
        context.close()


def _content_type(file: Path) -> str:
    types = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript; charset=utf-8"}
    return types[file.suffix]
