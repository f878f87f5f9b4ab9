"""The policies themselves, as the browsers know them; the other modules write them down for each system."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.deploy.rollout import Rollout

Policy = Mapping[str, object]


def chromium(rollout: Rollout) -> Policy:
    """For Chromium, Chrome and Edge: install, and settings under `3rdparty`."""
    return {
        "ExtensionSettings": {rollout.extension_id: chromium_install(rollout)},
        "3rdparty": {"extensions": {rollout.extension_id: rollout.settings}},
    }


def chromium_install(rollout: Rollout) -> Mapping[str, str]:
    """How Chromium, Chrome and Edge are to install the extension."""
    return {"installation_mode": "force_installed", "update_url": rollout.update_url}


def firefox(rollout: Rollout) -> Policy:
    """For Firefox, as it stands in policies.json and in a configuration profile."""
    policy: dict[str, object] = {
        "ExtensionSettings": {
            rollout.gecko_id: {"installation_mode": "force_installed", "install_url": rollout.xpi_url}
        },
        "3rdparty": {"Extensions": {rollout.gecko_id: rollout.settings}},
    }
    if not rollout.xpi_signed:
        policy["Preferences"] = {"xpinstall.signatures.required": {"Value": False, "Status": "locked"}}
    return policy
