"""Linux: policies are JSON files under /etc, and so is Firefox's, on every system."""

from __future__ import annotations

import json
from collections.abc import Mapping

from advisor.deploy import policies
from advisor.deploy.rollout import Rollout

FOLDERS = {
    "chromium": "etc/chromium/policies/managed",
    "chrome": "etc/opt/chrome/policies/managed",
    "edge": "etc/opt/edge/policies/managed",
}
"""Where each browser looks, below /."""


def files(rollout: Rollout) -> dict[str, bytes]:
    """A tree that can be copied onto /, and Firefox's policies.json."""
    chromium = _json(policies.chromium(rollout))
    managed = {f"linux/{folder}/post-advisor.json": chromium for folder in FOLDERS.values()}
    return managed | {"firefox/policies.json": _json({"policies": policies.firefox(rollout)})}


def _json(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
