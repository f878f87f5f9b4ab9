"""Keys that let programs and extensions ask a service beyond this computer.

The service is given only hashes. A plain SHA-256 is enough for that: a key holds 256 random bits, so there is
no list of likely keys to try, which is what slow hashes for passwords are made against.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable

HASH = re.compile(r"[0-9a-f]{64}")
"""A hash as `hash_of` writes it."""

_KEY_BYTES = 32


def new_key() -> str:
    """A key of 256 random bits, in the alphabet of a bearer token (RFC 6750)."""
    return secrets.token_urlsafe(_KEY_BYTES)


def hash_of(key: str) -> str:
    """SHA-256 of a key, hexadecimal."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def find(key: str, hashes: Iterable[str]) -> str | None:
    """The hash that belongs to a key, or None; takes as long whichever it is."""
    presented = hash_of(key)
    found = [known for known in hashes if hmac.compare_digest(presented, known)]
    return found[0] if found else None
