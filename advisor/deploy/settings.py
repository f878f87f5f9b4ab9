"""What the extension is told in every browser, read from a TOML file and held against its schema."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from jsonschema import Draft202012Validator, ValidationError

from advisor.errors import DeployError

Setting = str | Sequence[str]
Settings = Mapping[str, Setting]

SCHEMA = "managed_schema.json"
"""The schema's path inside of the extension's folder."""

_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold (https://www.w3.org/TR/xml/#charsets), and the carriage return, which it changes."""


def read_schema(extension: Path) -> Mapping[str, object]:
    """The schema by which browsers take settings.

    Args:
        extension: The extension's folder.
    """
    return json.loads((extension / SCHEMA).read_text("utf-8"))


def load(path: Path, schema: Mapping[str, object]) -> Settings:
    """The settings in a file.

    Raises:
        DeployError: They can't be used; the message names the setting and what it must be.
    """
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        why = (error.strerror or "it is no file").lower()
        raise DeployError(f"The file given to --settings can't be read: {why}.") from None
    except ValueError:
        # The library's own message may repeat what is in the file, and a key may be in there.
        raise DeployError(
            'The file given to --settings is not TOML: write lines like engine = "device".'
        ) from None
    check(settings, schema)
    return settings


def check(settings: Mapping[str, object], schema: Mapping[str, object]) -> None:
    """Hold settings against the schema.

    Raises:
        DeployError: One of them does not fit; the message names it and what it must be, never its value.
    """
    known = schema["properties"]
    for key in settings:
        if key not in known:
            raise DeployError(f'"{key}" is no setting. There are: {", ".join(known)}.')
    error = next(Draft202012Validator(schema).iter_errors(settings), None)
    if error is not None:
        key = error.path[0]
        raise DeployError(f'"{key}" {_remedy(error)}. {known[key]["title"]}: {known[key]["description"]}')
    for key, value in settings.items():
        if any(_UNWRITABLE.search(text) for text in ([value] if isinstance(value, str) else value)):
            raise DeployError(f'"{key}" holds a control character: only tabs and line breaks can be written.')
    if "policy" in settings and not _is_json_object(settings["policy"]):
        raise DeployError(
            '"policy" must be the text of a JSON object: what the compiled policy\'s file holds.'
        )


def _remedy(error: ValidationError) -> str:
    where = "may only hold" if len(error.path) > 1 else "must be"
    match error.validator, error.validator_value:
        case "enum", values:
            return f"{where} {' or '.join(json.dumps(value) for value in values)}"
        case "type", "array":
            return "must be a list of texts"
        case "type", _:
            return f"{where} text"
        case _:
            return "does not have the right form"


def _is_json_object(text: object) -> bool:
    try:
        return isinstance(json.loads(str(text)), dict)
    except ValueError:
        return False
