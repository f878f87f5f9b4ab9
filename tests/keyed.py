"""A key for tests: what a service beyond this computer can't be asked without."""

from __future__ import annotations

from advisor.service.keys import hash_of

KEY = "this-key-is-for-tests-only"
KEY_HASH = hash_of(KEY)
BEARER = {"Authorization": f"Bearer {KEY}"}
