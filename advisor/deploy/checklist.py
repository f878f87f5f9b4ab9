"""The check list for whoever rolls the extension out, in English and German."""

from __future__ import annotations

from importlib.resources import files as resources
from string import Template

from advisor.deploy.rollout import Rollout

LANGUAGES = ("en", "de")


def files(rollout: Rollout) -> dict[str, bytes]:
    """One page in each language."""
    return {f"checklist.{lang}.md": _page(rollout, lang) for lang in LANGUAGES}


def _page(rollout: Rollout, lang: str) -> bytes:
    signed = "signed" if rollout.xpi_signed else "unsigned"
    folder = resources("advisor.deploy").joinpath("texts")
    page = Template(folder.joinpath(f"checklist.{lang}.md").read_text("utf-8"))
    text = page.substitute(
        version=rollout.version,
        extension_id=rollout.extension_id,
        update_url=rollout.update_url,
        package_url=rollout.package_url,
        gecko_id=rollout.gecko_id,
        xpi_url=rollout.xpi_url,
        xpi=folder.joinpath(f"xpi-{signed}.{lang}.md").read_text("utf-8").strip(),
        # The names only: a check list is passed around, and a key may be among the values.
        settings=", ".join(f"`{name}`" for name in rollout.settings) or "-",
    )
    return text.encode()
