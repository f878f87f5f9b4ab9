"""Intune: a custom profile for Windows, as Microsoft Graph takes it (`windows10CustomConfiguration`).

It brings an administrative template of its own (ADMX), which says where in the registry each value belongs,
and then the values. So Windows gets what the .reg files write.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files as resources
from xml.etree import ElementTree

from advisor.deploy import registry
from advisor.deploy.rollout import Rollout

_POLICY_CSP = "./Device/Vendor/MSFT/Policy"
_APP = "PostAdvisor"
_LONGEST = "1048576"
"""Characters a value may have; without it Windows takes 1023."""


def files(rollout: Rollout) -> dict[str, bytes]:
    """The profile."""
    keys = {
        f"{browser}{purpose}": found
        for browser in registry.BROWSERS
        for purpose, found in registry.keys(rollout, browser).items()
        if found[1]
    }
    template = _template(keys)
    # Windows reads a template again only under another name.
    name = f"{_APP}{hashlib.sha256(template.encode()).hexdigest()[:12]}"
    settings = [_setting("Template", f"ConfigOperations/ADMXInstall/{_APP}/Policy/{name}", template)]
    for policy, (_, values) in keys.items():
        settings.append(_setting(policy, f"Config/{_APP}~Policy~{_APP}/{policy}", _enabled(values)))
    profile = {
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": "Post advisor",
        "description": "Installs the post advisor in Chrome and Edge and gives its settings.",
        "omaSettings": settings,
    }
    return {"windows/intune.json": (json.dumps(profile, indent=2, ensure_ascii=False) + "\n").encode()}


def _setting(name: str, path: str, value: str) -> dict[str, str]:
    return {
        "@odata.type": "#microsoft.graph.omaSettingString",
        "displayName": name,
        "omaUri": f"{_POLICY_CSP}/{path}",
        "value": value,
    }


def _template(keys: dict[str, tuple[str, registry.Values]]) -> str:
    root = ElementTree.fromstring(resources("advisor.deploy").joinpath("template.admx").read_text("utf-8"))
    policies = root.find("policies")
    for name, (path, values) in keys.items():
        policy = ElementTree.SubElement(
            policies, "policy", {"name": name, "class": "Machine", "displayName": name, "key": path}
        )
        ElementTree.SubElement(policy, "parentCategory", ref=_APP)
        ElementTree.SubElement(policy, "supportedOn", ref="windows:SUPPORTED_Windows_10_0")
        elements = ElementTree.SubElement(policy, "elements")
        for value in values:
            ElementTree.SubElement(elements, "text", id=value, valueName=value, maxLength=_LONGEST)
    return ElementTree.tostring(root, encoding="unicode")


def _enabled(values: registry.Values) -> str:
    data = (ElementTree.Element("data", id=name, value=text) for name, text in values.items())
    return "<enabled/>" + "".join(ElementTree.tostring(element, encoding="unicode") for element in data)
