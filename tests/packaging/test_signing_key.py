"""The key is made once, for its owner's eyes, and one that can't sign is refused in plain words."""

from __future__ import annotations

import os

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from advisor.errors import PackagingError
from advisor.packaging import signing_key


def pem(key, encryption=None) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())


def test_a_new_key_is_for_its_owner_only(tmp_path):
    path = tmp_path / "settings" / "key.pem"
    before = os.umask(0)
    try:
        signing_key.make(path)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert signing_key.load(path).key_size == 2048
    assert list(path.parent.iterdir()) == [path]


def test_two_new_keys_differ(tmp_path):
    for name in ("one", "other"):
        signing_key.make(tmp_path / name)
    assert (tmp_path / "one").read_bytes() != (tmp_path / "other").read_bytes()


def test_a_key_by_openssl(tmp_path, key):
    # "BEGIN RSA PRIVATE KEY", as older versions write it.
    traditional = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    (tmp_path / "key").write_bytes(traditional)
    assert signing_key.load(tmp_path / "key").private_numbers() == key.private_numbers()


def test_a_place_where_no_key_can_be_made(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PackagingError, match="No signing key can be made"):
        signing_key.make(tmp_path / "file" / "key.pem")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "can't be read: no such file"),
        (b"", "no private key in PEM form"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no private key in PEM form"),
        (pem(ec.generate_private_key(ec.SECP256R1())), "must be an RSA key of 2048 bits"),
        (pem(rsa.generate_private_key(65537, 1024)), "must be an RSA key of 2048 bits"),
        (pem(ec.generate_private_key(ec.SECP256R1()), BestAvailableEncryption(b"word")), "by a password"),
    ],
)
def test_a_key_that_cannot_be_used(tmp_path, data, message):
    path = tmp_path / "key.pem"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PackagingError, match=message):
        signing_key.load(path)
