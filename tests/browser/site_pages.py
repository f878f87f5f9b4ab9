"""The sites' pages as a browser is to get them, from the files in `pages/` and `editors/dist/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

PAGES = Path(__file__).parent / "pages"

SITES = {
    "x": "https://x.com/",
    "linkedin": "https://www.linkedin.com/",
    "facebook": "https://www.facebook.com/",
    "mastodon": "https://mastodon.social/",
    "bluesky": "https://bsky.app/",
    "reddit": "https://www.reddit.com/",
}

# As strict as the sites' own: whatever the extension draws must not depend on the page's leave.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "require-trusted-types-for 'script'"
)
# These editors write HTML themselves, which trusted types would forbid.
WITHOUT_TRUSTED_TYPES = CONTENT_SECURITY_POLICY.partition("; require-trusted-types")[0]
WRITES_HTML = {"linkedin", "reddit", "bluesky"}

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript; charset=utf-8",
}


@dataclass(frozen=True)
class Answer:
    """A file and the headers it is sent with."""

    file: Path
    headers: dict[str, str]


def answer(url: str, bundles: Path) -> Answer | None:
    """What a site answers to a request; None if it has no such file.

    Args:
        url: What is asked for. Its port does not matter.
        bundles: The folder with the bundled editors.
    """
    address = urlsplit(url)
    hosts = {urlsplit(home).hostname: site for site, home in SITES.items()}
    site = hosts.get(address.hostname)
    if site is None:
        return None
    name = address.path.lstrip("/") or f"{site}.html"
    if name == "editor.js":
        name = f"{site}.js"
    file = (bundles if name.endswith(".js") else PAGES) / name
    if not file.is_file():
        return None
    policy = WITHOUT_TRUSTED_TYPES if site in WRITES_HTML else CONTENT_SECURITY_POLICY
    return Answer(file, {"content-type": CONTENT_TYPES[file.suffix], "content-security-policy": policy})
