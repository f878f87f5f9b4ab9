"""Does with an Intune profile what Windows does: takes the template in, and writes values to the registry."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree


def applied(profile: bytes) -> dict[str, dict[str, str]]:
    """The text values of each key, below HKEY_LOCAL_MACHINE."""
    settings = json.loads(profile)["omaSettings"]
    assert {one["@odata.type"] for one in settings} == {"#microsoft.graph.omaSettingString"}
    install, *values = settings
    path = "./Device/Vendor/MSFT/Policy/"
    app = re.fullmatch(rf"{path}ConfigOperations/ADMXInstall/(\w+)/Policy/\w+", install["omaUri"])[1]
    template = ElementTree.fromstring(install["value"])
    [category] = [one.get("name") for one in template.iter("category")]
    policies = {one.get("name"): one for one in template.iter("policy")}
    keys: dict[str, dict[str, str]] = {}
    for setting in values:
        name = setting["omaUri"].removeprefix(f"{path}Config/{app}~Policy~{category}/")
        policy = policies.pop(name)
        assert policy.find("parentCategory").get("ref") == category
        elements = {one.get("id"): one for one in policy.find("elements")}
        enabled, *data = ElementTree.fromstring(f"<all>{setting['value']}</all>")
        assert enabled.tag == "enabled"
        written = {elements[one.get("id")].get("valueName"): one.get("value") for one in data}
        # Windows refuses a policy for which a value is missing.
        assert written.keys() == elements.keys()
        assert all(len(text) <= int(elements[name].get("maxLength")) for name, text in written.items())
        keys[policy.get("key")] = written
    assert not policies
    return keys
