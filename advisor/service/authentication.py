"""Asks for a key (`Authorization: Bearer <key>`, RFC 6750) where the service is not only for this computer.

All of the service is behind the key, metrics too (Prometheus can send one), but for the two probes: they say
nothing, and what probes a service has no key.
"""

from __future__ import annotations

from flask import g, request

from advisor.service import keys
from advisor.service.errors import KeyNeeded
from advisor.service.state import current_state

_OPEN = frozenset({"health.live", "health.ready"})


def check_key() -> None:
    """Let the current request through if it needs no key, or has a known one.

    Raises:
        KeyNeeded: 401.
    """
    config = current_state().config
    g.key_hash = None
    # A browser asks beforehand whether it may send the key, and without it.
    if request.method == "OPTIONS" or request.endpoint in _OPEN:
        return
    given = request.authorization
    presented = given is not None and given.type == "bearer"
    if presented:
        g.key_hash = keys.find(given.token or "", config.key_hashes)
    if g.key_hash is None and (presented or not config.is_anonymous):
        raise KeyNeeded(presented=presented)


def key_hash() -> str | None:
    """The hash of the key that the current request came with; None for one without."""
    return g.get("key_hash")
