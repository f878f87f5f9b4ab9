"""Reads a .reg file, as far as the registry editor's own format is used."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"')


def read_registry_file(data: bytes) -> dict[str, dict[str, str]]:
    """The text values of each key that remain when all of the file is done."""
    lines = data.decode("utf-16").split("\r\n")
    assert lines[0] == "Windows Registry Editor Version 5.00"
    keys: dict[str, dict[str, str]] = {}
    values: dict[str, str] = {}
    for line in lines[1:]:
        if not line:
            continue
        if removed := re.fullmatch(r"\[-(.+)\]", line):
            keys.pop(removed[1], None)
        elif opened := re.fullmatch(r"\[(.+)\]", line):
            values = keys.setdefault(opened[1], {})
        else:
            name = _TOKEN.match(line)
            assert name and line[name.end()] == "=", line
            values[_unquoted(name[1])] = _value(line[name.end() + 1 :])
    return keys


def _value(text: str) -> str:
    if text.startswith("hex(1):"):
        decoded = bytes.fromhex(text.removeprefix("hex(1):").replace(",", "")).decode("utf-16-le")
        assert decoded.endswith("\0")
        return decoded[:-1]
    quoted = _TOKEN.fullmatch(text)
    assert quoted, text
    return _unquoted(quoted[1])


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
