"""Everything that is written for a roll-out."""

from __future__ import annotations

from advisor.deploy import checklist, intune, linux, macos, registry
from advisor.deploy.rollout import Rollout
from advisor.packaging import update_manifest


def files(rollout: Rollout) -> dict[str, bytes]:
    """The bytes by path, for each browser and system."""
    return {
        update_manifest.NAME: update_manifest.update_manifest(
            rollout.extension_id, rollout.version, rollout.package_url
        ),
        **linux.files(rollout),
        **macos.files(rollout),
        **registry.files(rollout),
        **intune.files(rollout),
        **checklist.files(rollout),
    }
