"""macOS: configuration profiles, which an MDM server hands out."""

from __future__ import annotations

import plistlib
import uuid
from collections.abc import Mapping

from advisor.deploy import policies
from advisor.deploy.rollout import Rollout

DOMAINS = {"chrome": "com.google.Chrome", "edge": "com.microsoft.Edge"}
"""The preference domain in which each browser reads its policies."""
_NAMES = {"chrome": "Chrome", "edge": "Edge", "firefox": "Firefox"}
_FIREFOX = "org.mozilla.firefox"


def files(rollout: Rollout) -> dict[str, bytes]:
    """A profile for each browser."""
    install = {"ExtensionSettings": {rollout.extension_id: policies.chromium_install(rollout)}}
    profiles = {
        browser: {domain: install, f"{domain}.extensions.{rollout.extension_id}": rollout.settings}
        for browser, domain in DOMAINS.items()
    }
    profiles["firefox"] = {_FIREFOX: {"EnterprisePoliciesEnabled": True, **policies.firefox(rollout)}}
    return {
        f"macos/{browser}.mobileconfig": _profile(rollout, browser, payloads)
        for browser, payloads in profiles.items()
    }


def _profile(rollout: Rollout, browser: str, payloads: Mapping[str, Mapping[str, object]]) -> bytes:
    name = f"Post advisor for {_NAMES[browser]}"
    contents = [_payload(rollout, domain, name) | dict(values) for domain, values in payloads.items()]
    profile = _payload(rollout, "Configuration", name, browser) | {
        "PayloadScope": "System",
        "PayloadContent": contents,
    }
    return plistlib.dumps(profile, sort_keys=True)


def _payload(rollout: Rollout, kind: str, name: str, suffix: str = "") -> dict[str, object]:
    identifier = ".".join(filter(None, ("post-advisor", rollout.extension_id, kind, suffix)))
    return {
        "PayloadType": kind,
        "PayloadVersion": 1,
        "PayloadIdentifier": identifier,
        # The same in each run: by it an MDM server knows that a profile is a newer form of one it has.
        "PayloadUUID": str(uuid.uuid5(uuid.NAMESPACE_OID, identifier)).upper(),
        "PayloadDisplayName": name,
    }
