"""The file in which Chromium and Edge look up the newest version: update.xml."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from advisor.errors import PackagingError

NAME = "update.xml"
TRIAL_URL = f"http://127.0.0.1:8000/{NAME}"
"""Good for a trial on one machine: there `python3 -m http.server` serves the folder of the packages."""

_NAMESPACE = "http://www.google.com/update2/response"


def package_url(update_url: str, package: str) -> str:
    """The address of a package that lies beside update.xml.

    Args:
        update_url: The address of update.xml.
        package: The name of the package's file.

    Raises:
        PackagingError: There can be no update.xml at that address.
    """
    try:
        address = urlsplit(update_url)
        placed = address.scheme == "file" or (address.scheme in ("http", "https") and address.hostname)
        plain = not (address.query or address.fragment or address.username or address.password)
    except ValueError:
        placed = plain = False
    if not (placed and plain and address.path.endswith(f"/{NAME}")):
        raise PackagingError(
            f"The address for updates must be that of a file named {NAME}: https://.../{NAME}"
        )
    return urljoin(update_url, package)


def update_manifest(extension_id: str, version: str, codebase: str) -> bytes:
    """The bytes of update.xml.

    Args:
        extension_id: Of the extension.
        version: Of the package.
        codebase: The address of the package.
    """
    root = ElementTree.Element("gupdate", xmlns=_NAMESPACE, protocol="2.0")
    app = ElementTree.SubElement(root, "app", appid=extension_id)
    ElementTree.SubElement(app, "updatecheck", codebase=codebase, version=version)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
