"""Chromium with the unpacked extension, and the sites' pages served from this folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from browser.composer_page import EDITORS, POST_CONTROLS, REPLIES, ComposerPage
from browser.site_pages import SITES, answer
from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, Route, Worker

CHROMIUM = "/usr/bin/chromium"
EXTENSION = Path(__file__).parents[2] / "extension"


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
        for address in SITES.values():
            context.route(f"{address}**", self._serve)

    def reset(self) -> None:
        """Give the settings of a fresh installation, which has fetched nothing yet."""
        self.worker.evaluate(
            """async () => {
                chrome.storage.managed.get = async () => ({});
                await chrome.storage.local.clear();
                for (const name of await caches.keys()) await caches.delete(name);
            }"""
        )
        self._wait_for_registrations(list(SITES))

    def set(self, **settings: object) -> None:
        """Change settings as the options page does, and wait until they are in force.

        Whoever names a service wants it asked.
        """
        if "service" in settings:
            settings = {"engine": "service", **settings}
        self.worker.evaluate("settings => chrome.storage.local.set(settings)", settings)
        self._wait_until_in_force()

    def manage(self, **settings: object) -> None:
        """Have an organisation manage these settings and no others, and wait until they are in force.

        The copy is written here as the worker writes it, so that no policy and no waiting for it is needed.
        """
        self.worker.evaluate(
            """async (managed) => {
                chrome.storage.managed.get = async () => managed;
                await chrome.storage.local.set({ managed });
            }""",
            settings,
        )
        self._wait_until_in_force()

    def _wait_until_in_force(self) -> None:
        enabled, off = self.worker.evaluate(
            """async () => {
                const settings = advisorSettings.inForce(await chrome.storage.local.get(null));
                return [settings.enabled, settings.sitesOff];
            }"""
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
        return self._open(SITES[site], EDITORS[site], POST_CONTROLS[site])

    def open_reply(self, site: str) -> ComposerPage:
        """Open a site's page where a reply is written."""
        view, editor, post_control = REPLIES[site]
        return self._open(SITES[site] + view, editor, post_control)

    def _open(self, address: str, editor: str, post_control: str | None) -> ComposerPage:
        page = self.new_page()
        page.goto(address)
        page.wait_for_function("() => window.modelText !== undefined")
        return ComposerPage(page, editor, post_control)

    def open_options(self) -> Page:
        page = self.new_page()
        page.goto(f"{self.extension_origin}/options/options.html")
        page.locator("#sites input").first.wait_for()
        return page

    def open_popup(self, over: Page) -> Page:
        """Open the pop-up as if it stood over a page: in a tab of its own, while that page is in front."""
        popup = self.new_page()
        popup.goto(f"{self.extension_origin}/popup/popup.html")
        over.bring_to_front()
        popup.reload()
        popup.locator("#health-text:not(:empty)").wait_for()
        return popup

    def isolated_world(self, page: Page) -> Callable[[str], object]:
        """What runs JavaScript in the world of the content scripts of a page."""
        session, world = self._enter_isolated_world(page)

        def evaluate(expression: str) -> object:
            answer = session.send("Runtime.evaluate", {"expression": expression, "contextId": world})
            assert "exceptionDetails" not in answer, answer["exceptionDetails"]
            return answer["result"].get("value")

        return evaluate

    def listened_events(self, page: Page) -> set[str]:
        """The events of a page's window that the content scripts listen to."""
        session, world = self._enter_isolated_world(page)
        window = session.send("Runtime.evaluate", {"expression": "window", "contextId": world})["result"]
        found = session.send("DOMDebugger.getEventListeners", {"objectId": window["objectId"]})
        session.detach()
        return {listener["type"] for listener in found["listeners"]}

    def _enter_isolated_world(self, page: Page) -> tuple[CDPSession, int]:
        session = self.context.new_cdp_session(page)
        worlds: list[dict] = []
        session.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]))
        session.send("Runtime.enable")
        return session, next(world["id"] for world in worlds if world["origin"] == self.extension_origin)

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

    def _serve(self, route: Route) -> None:
        found = answer(route.request.url, self._editors)
        if found:
            route.fulfill(path=found.file, headers=found.headers)
        else:
            route.fulfill(status=404)

    def _wait_for_registrations(self, sites: list[str]) -> None:
        self.worker.evaluate(
            """async (wanted) => {
                const end = Date.now() + 30_000;
                for (;;) {
                    const scripts = await chrome.scripting.getRegisteredContentScripts();
                    const ids = scripts.map((script) => script.id).sort().join();
                    if (ids === wanted) return;
                    if (Date.now() > end) throw new Error(`Registered are ${ids}, not ${wanted}`);
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
