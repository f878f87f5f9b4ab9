"""The manifest as each browser wants it: the one in the extension's folder, without what only others read."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping

from advisor.errors import PackagingError

Manifest = Mapping[str, object]


def read(text: bytes) -> Manifest:
    """The manifest of the extension's folder.

    Raises:
        PackagingError: It can't be used.
    """
    try:
        manifest = json.loads(text)
        version = manifest["version"]
    except (ValueError, KeyError, TypeError):
        raise PackagingError("The extension's manifest.json is no JSON object with a version.") from None
    if not isinstance(version, str) or not re.fullmatch(r"\d{1,5}(\.\d{1,5}){0,3}", version):
        raise PackagingError('The version in the extension\'s manifest.json must look like "1.2.3".')
    return manifest


def public_key(manifest: Manifest) -> bytes | None:
    """The key from which the extension gets its id while it is loaded unpacked, as DER."""
    key = manifest.get("key")
    return base64.b64decode(key) if isinstance(key, str) else None


def chromium(manifest: Manifest) -> Manifest:
    """For the zip. Stores give the extension a key of theirs, so it has none."""
    return _without(manifest, "key", "browser_specific_settings") | {
        # Chromium 120 refuses a manifest that also has `scripts`.
        "background": _without(manifest["background"], "scripts")
    }


def signed_chromium(manifest: Manifest, key: bytes, update_url: str) -> Manifest:
    """For the CRX: with the key that signs it, and with where it looks for updates.

    Args:
        manifest: That of the extension's folder.
        key: The public key as DER.
        update_url: The address of update.xml.
    """
    return chromium(manifest) | {"key": base64.b64encode(key).decode("ascii"), "update_url": update_url}


def firefox(manifest: Manifest) -> Manifest:
    """For the xpi. Firefox has no service workers in extensions and runs the background's `scripts`."""
    return _without(manifest, "key", "minimum_chrome_version") | {
        "background": _without(manifest["background"], "service_worker")
    }


def write(manifest: Manifest) -> bytes:
    """The bytes of a manifest."""
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def _without(mapping: Manifest, *keys: str) -> dict[str, object]:
    return {key: value for key, value in mapping.items() if key not in keys}
