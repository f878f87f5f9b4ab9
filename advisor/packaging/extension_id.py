"""The id by which Chromium and Edge know an extension. Policies and the service name it."""

from __future__ import annotations

import hashlib

_DIGITS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def id_bytes(public_key: bytes) -> bytes:
    """The id as the signature of a CRX holds it.

    Args:
        public_key: As DER.
    """
    return hashlib.sha256(public_key).digest()[:16]


def extension_id(public_key: bytes) -> str:
    """The id as browsers show it: 32 letters, a to p.

    Args:
        public_key: As DER.
    """
    return id_bytes(public_key).hex().translate(_DIGITS)
