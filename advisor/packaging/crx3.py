"""The CRX3 format: an archive behind a signed header, which Chromium and Edge install outside of a store.

The header is a protocol buffer. Its messages hold nothing but byte strings, so they are written by hand:

    CrxFileHeader   2: AsymmetricKeyProof (RSA with SHA-256), 10000: the bytes of SignedData
    AsymmetricKeyProof   1: public key, 2: signature
    SignedData   1: id of the extension
"""

from __future__ import annotations

import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from advisor.packaging.extension_id import id_bytes
from advisor.packaging.signing_key import public_key

_MAGIC = b"Cr24"
_VERSION = 3
_SIGNED_PREFIX = b"CRX3 SignedData\x00"
_LENGTH_DELIMITED = 2


def crx3(archive: bytes, key: rsa.RSAPrivateKey) -> bytes:
    """Sign an archive. This kind of signature has no random part: the same input gives the same bytes."""
    public = public_key(key)
    signed_data = _field(1, id_bytes(public))
    signature = key.sign(
        _SIGNED_PREFIX + struct.pack("<I", len(signed_data)) + signed_data + archive,
        padding.PKCS1v15(),
        hashes.SHA256(),
    )
    header = _field(2, _field(1, public) + _field(2, signature)) + _field(10000, signed_data)
    return _MAGIC + struct.pack("<II", _VERSION, len(header)) + header + archive


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | _LENGTH_DELIMITED) + _varint(len(data)) + data


def _varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the top bit says that more follow."""
    encoded = bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)
