"""What is rolled out: which packages, from where, and how they are set. Every file is made from this."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from advisor.deploy.settings import Settings
from advisor.errors import DeployError
from advisor.packaging import manifests, names, update_manifest


@dataclass(frozen=True)
class Rollout:
    """A checked plan.

    Attributes:
        version: Of the extension.
        extension_id: Of the signed package in Chromium, Chrome and Edge.
        update_url: Where they look for the package: the address of update.xml.
        package_url: The address of the CRX, beside update.xml.
        gecko_id: Of the extension in Firefox.
        xpi_url: Where Firefox gets the package.
        xpi_signed: Whether Mozilla signed it. Firefox is told to take it unsigned otherwise.
        settings: What the extension is told.
    """

    version: str
    extension_id: str
    update_url: str
    package_url: str
    gecko_id: str
    xpi_url: str
    xpi_signed: bool
    settings: Settings


def plan(
    extension: Path,
    extension_id: str,
    update_url: str,
    settings: Settings,
    xpi_url: str | None = None,
    xpi_signed: bool = True,
) -> Rollout:
    """Check what was given.

    Args:
        extension: The extension's folder.
        extension_id: As `advisor package` says it.
        update_url: The address of update.xml.
        settings: Checked against the schema already.
        xpi_url: The address of the package for Firefox; beside update.xml if it is None.
        xpi_signed: Whether Mozilla signed that package.

    Raises:
        DeployError: The id or the address of the xpi can't be used.
        PackagingError: The address of update.xml can't be used.
    """
    manifest = manifests.read((extension / "manifest.json").read_bytes())
    version = manifest["version"]
    if not re.fullmatch("[a-p]{32}", extension_id):
        raise DeployError(
            "--extension-id must be 32 letters from a to p: the id that 'advisor package' prints."
        )
    package_url = update_manifest.package_url(update_url, names.crx(version))
    if xpi_url is None:
        xpi_url = urljoin(update_url, names.xpi(version))
    elif not _is_xpi(xpi_url):
        raise DeployError("--firefox-url must be the address of a file ending in .xpi: https://.../name.xpi")
    return Rollout(
        version=version,
        extension_id=extension_id,
        update_url=update_url,
        package_url=package_url,
        gecko_id=manifest["browser_specific_settings"]["gecko"]["id"],
        xpi_url=xpi_url,
        xpi_signed=xpi_signed,
        settings=settings,
    )


def _is_xpi(text: str) -> bool:
    try:
        address = urlsplit(text)
        placed = address.scheme == "file" or (address.scheme in ("http", "https") and address.hostname)
    except ValueError:
        return False
    plain = not (address.query or address.fragment or address.username or address.password)
    return bool(placed and plain and address.path.endswith(".xpi"))
