"""The signed package can be read back, and its signature holds for exactly these bytes."""

from __future__ import annotations

import hashlib
import struct

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import load_der_public_key
from unpacking import Crx, read_crx, unzip

from advisor.packaging.crx3 import crx3


def verify(crx: Crx) -> None:
    signed = b"CRX3 SignedData\0" + struct.pack("<I", len(crx.signed_data)) + crx.signed_data + crx.archive
    load_der_public_key(crx.public_key).verify(crx.signature, signed, padding.PKCS1v15(), hashes.SHA256())


def test_the_signature_holds(crx, key):
    assert load_der_public_key(crx.public_key).public_numbers() == key.public_key().public_numbers()
    verify(crx)


@pytest.mark.parametrize("part", ["archive", "signed_data"])
def test_it_holds_for_nothing_else(crx, part):
    changed = bytearray(getattr(crx, part))
    changed[-1] ^= 1
    with pytest.raises(InvalidSignature):
        verify(crx._replace(**{part: bytes(changed)}))


def test_it_is_the_extension_that_is_signed(crx, chromium_zip):
    zipped, signed = unzip(chromium_zip), unzip(crx.archive)
    assert zipped.keys() == signed.keys()
    assert [name for name in zipped if zipped[name] != signed[name]] == ["manifest.json"]


def test_the_id_is_that_of_the_key(crx, packed):
    digest = hashlib.sha256(crx.public_key).hexdigest()[:32]
    assert crx.id_bytes.hex() == digest
    assert packed.extension_id == "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


def test_large_fields_are_read_back(key):
    archive = bytes(range(256)) * 300
    assert read_crx(crx3(archive, key)).archive == archive
