from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.service.keys import HASH, find, hash_of, new_key


def test_a_key_is_new_each_time_and_fits_a_header() -> None:
    made = {new_key() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", key) for key in made)


def test_the_hash_is_sha_256() -> None:
    assert hash_of("abc") == hashlib.sha256(b"abc").hexdigest()
    assert HASH.fullmatch(hash_of("abc"))


def test_each_of_several_keys_is_found_and_no_other() -> None:
    old, new = new_key(), new_key()
    hashes = (hash_of(old), hash_of(new))
    assert (find(old, hashes), find(new, hashes)) == hashes
    assert find(new_key(), hashes) is None
    assert find(old, ()) is None


@pytest.mark.parametrize("key", ["", "\udcff", "\0", "ü", "x" * 10_000])
def test_anything_may_be_presented(key: str) -> None:
    assert find(key, (hash_of(new_key()),)) is None


@given(st.text())
def test_a_hash_is_no_key(key: str) -> None:
    assert find(hash_of(key), (hash_of(key),)) is None
