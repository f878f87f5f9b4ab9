"""A real Chromium with the extension, pages with the sites' real editors, and two kinds of service."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.bundle_server import BundleServer, serve_bundle
from browser.composer_page import ComposerPage
from browser.extension_browser import ExtensionBrowser, open_browser
from browser.scripted_service import ScriptedService, serve_script
from playwright.sync_api import Playwright, sync_playwright
from running import starter

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def editors() -> Path:
    """The folder with the bundled editors; made if it is missing or older than its sources."""
    dist = HERE / "editors" / "dist"
    installed = HERE / "node_modules" / ".package-lock.json"
    lock = HERE / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci"], cwd=HERE, check=True, stdin=subprocess.DEVNULL)
        installed.touch()
    sources = [lock, HERE / "package.json", *(HERE / "editors").glob("*.js*")]
    newest = max(source.stat().st_mtime for source in sources)
    bundles = [dist / f"{source.stem}.js" for source in (HERE / "editors").glob("*.jsx")]
    if any(not bundle.exists() or bundle.stat().st_mtime < newest for bundle in bundles):
        subprocess.run(["npm", "run", "build"], cwd=HERE, check=True, stdin=subprocess.DEVNULL)
    return dist


@pytest.fixture(scope="session")
def node_modules(editors: Path) -> Path:
    return HERE / "node_modules"


@pytest.fixture(scope="session")
def axe_source(node_modules: Path) -> str:
    return (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def session_browser(
    playwright: Playwright, editors: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ExtensionBrowser]:
    with open_browser(playwright, tmp_path_factory.mktemp("profile"), editors) as browser:
        yield browser


@pytest.fixture
def browser(session_browser: ExtensionBrowser) -> Iterator[ExtensionBrowser]:
    """The session's browser, with the settings of a fresh installation."""
    session_browser.reset()
    yield session_browser
    session_browser.close_pages()


@pytest.fixture(scope="session")
def real_service() -> Iterator[str]:
    """The address of the real service, started as a person would start it."""
    with starter() as start:
        yield start().url


@pytest.fixture
def scripted_service() -> Iterator[ScriptedService]:
    """A service that says what the test tells it to, for verdicts that must be certain and for failures."""
    with serve_script() as service:
        yield service


@pytest.fixture
def house() -> Iterator[BundleServer]:
    """A bundle that knows a code name."""
    with serve_bundle() as served:
        yield served


@pytest.fixture
def x(browser: ExtensionBrowser, scripted_service: ScriptedService) -> ComposerPage:
    """An open page of X, advised by the scripted service."""
    browser.set(service=scripted_service.url)
    return browser.open("x")


@pytest.fixture(params=["device", "service"])
def x_for_real(browser: ExtensionBrowser, request: pytest.FixtureRequest) -> ComposerPage:
    """An open page of X, advised for real: by the engine on the device, and by the real service."""
    if request.param == "service":
        browser.set(service=request.getfixturevalue("real_service"))
    return browser.open("x")
