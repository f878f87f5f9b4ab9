"""All packages of the extension, from its folder and a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from advisor.packaging import manifests, names, update_manifest
from advisor.packaging.archive import archive
from advisor.packaging.contents import contents
from advisor.packaging.crx3 import crx3
from advisor.packaging.extension_id import extension_id
from advisor.packaging.signing_key import public_key

_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Packages:
    """What is written for the browsers.

    Attributes:
        files: The bytes by file name. What another one names comes before it.
        extension_id: The id of the signed package in Chromium and Edge.
        unpacked_id: The id of the extension's folder loaded unpacked; None if it changes with the folder.
    """

    files: Mapping[str, bytes]
    extension_id: str
    unpacked_id: str | None


def packages(extension: Path, key: rsa.RSAPrivateKey, update_url: str) -> Packages:
    """Pack the extension.

    Args:
        extension: Its folder.
        key: What signs the CRX.
        update_url: Where update.xml will be.

    Raises:
        PackagingError: Something in the folder or the address can't be used.
    """
    files = contents(extension)
    manifest = manifests.read(files[_MANIFEST])
    version = manifest["version"]
    codebase = update_manifest.package_url(update_url, names.crx(version))
    public = public_key(key)
    identity = extension_id(public)
    unpacked = manifests.public_key(manifest)

    def packed(for_browser: manifests.Manifest) -> bytes:
        return archive(files | {_MANIFEST: manifests.write(for_browser)})

    return Packages(
        files={
            names.chromium_zip(version): packed(manifests.chromium(manifest)),
            names.crx(version): crx3(packed(manifests.signed_chromium(manifest, public, update_url)), key),
            update_manifest.NAME: update_manifest.update_manifest(identity, version, codebase),
            names.xpi(version): packed(manifests.firefox(manifest)),
        },
        extension_id=identity,
        unpacked_id=extension_id(unpacked) if unpacked else None,
    )
