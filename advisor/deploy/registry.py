"""Windows: policies are values in the registry; .reg files write them.

Chrome and Edge read text from text values, and a list from a text value that holds it as JSON
(`ConvertRegistryValue` in Chromium's `components/policy/core/common/registry_dict.cc`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from advisor.deploy import policies
from advisor.deploy.rollout import Rollout
from advisor.deploy.settings import Setting

BROWSERS = {"Chrome": r"Software\Policies\Google\Chrome", "Edge": r"Software\Policies\Microsoft\Edge"}
"""The key below which each browser reads its policies."""

_ROOT = "HKEY_LOCAL_MACHINE"
_HEADER = "Windows Registry Editor Version 5.00"

Values = Mapping[str, str]
"""The text values of a key, by name."""


def keys(rollout: Rollout, browser: str) -> dict[str, tuple[str, Values]]:
    """What a browser's policies are in the registry.

    Args:
        rollout: What is rolled out.
        browser: One of `BROWSERS`.

    Returns:
        The path of each key below the root, and its values, by what they are for: "Install" and "Settings".
    """
    below, identity = BROWSERS[browser], rollout.extension_id
    settings = {name: _text(value) for name, value in rollout.settings.items()}
    return {
        "Install": (rf"{below}\ExtensionSettings\{identity}", policies.chromium_install(rollout)),
        "Settings": (rf"{below}\3rdparty\extensions\{identity}\policy", settings),
    }


def files(rollout: Rollout) -> dict[str, bytes]:
    """A .reg file for each browser. What a former one set is taken away first."""
    return {f"windows/{browser.lower()}.reg": _reg(keys(rollout, browser)) for browser in BROWSERS}


def _reg(found: Mapping[str, tuple[str, Values]]) -> bytes:
    lines = [_HEADER]
    for path, values in found.values():
        lines += ["", rf"[-{_ROOT}\{path}]", "", rf"[{_ROOT}\{path}]"]
        lines += [f"{_quoted(name)}={_value(value)}" for name, value in values.items()]
    # As the registry editor itself exports it.
    return "\r\n".join([*lines, ""]).encode("utf-16")


def _text(setting: Setting) -> str:
    return setting if isinstance(setting, str) else json.dumps(list(setting), ensure_ascii=False)


def _value(text: str) -> str:
    if text.isprintable():
        return _quoted(text)
    # A line break can't stand in a quoted value: type 1 is text, given here by its bytes.
    return "hex(1):" + ",".join(f"{byte:02x}" for byte in f"{text}\0".encode("utf-16-le"))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
