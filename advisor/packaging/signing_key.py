"""The key that signs packages. Whoever has it can publish updates, so it never lies in the source."""

from __future__ import annotations

from pathlib import Path

import click
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from advisor import atomic
from advisor.errors import PackagingError

_BITS = 2048
_EXPONENT = 65537


def default_path() -> Path:
    """Where the key lies if no other is given: among the settings of whoever packs."""
    return Path(click.get_app_dir("employee-post-advisor")) / "signing-key.pem"


def load(path: Path) -> rsa.RSAPrivateKey:
    """The key in a file.

    Raises:
        PackagingError: It can't be used.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        why = (error.strerror or "it is no file").lower()
        raise PackagingError(f"The signing key can't be read: {why}.") from None
    except TypeError:
        raise PackagingError("The signing key is protected by a password; give one that is not.") from None
    except (ValueError, UnsupportedAlgorithm):
        raise PackagingError("The signing key is no private key in PEM form.") from None
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < _BITS:
        raise PackagingError(f"The signing key must be an RSA key of {_BITS} bits or more.")
    return key


def make(path: Path) -> None:
    """Write a new key that only its owner can read.

    Raises:
        PackagingError: It can't be written.
    """
    key = rsa.generate_private_key(_EXPONENT, _BITS)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.write_bytes(path, pem, mode=0o600)
    except OSError as error:
        why = (error.strerror or "no such folder").lower()
        raise PackagingError(f"No signing key can be made at {path}: {why}. Give one with --key.") from None


def public_key(key: rsa.RSAPrivateKey) -> bytes:
    """The public half as DER."""
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
