"""Reads a policy from its YAML file, and says of whatever is wrong in which line and what to do."""

from __future__ import annotations

import difflib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from advisor.policy.checks import misjudged
from advisor.policy.errors import PolicyError, Problem
from advisor.policy.schema import Policy

LONGEST_FILE = 1_000_000
"""Bytes."""

_DEEPEST = 20
"""Lists and mappings within each other; a policy has five."""

_REFUSED: dict[str, str] = json.loads(
    files(__package__).joinpath("refused_keys.json").read_text(encoding="utf-8")
)

Path_ = tuple[str | int, ...]


def load_policy(path: Path | str) -> Policy:
    """Read a policy.

    Args:
        path: The YAML file, in UTF-8.

    Raises:
        PolicyError: It can't be read, or something in it is wrong; every problem is named.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise PolicyError(path.name, [Problem(None, "", f"It can't be read: {why}.")]) from None
    return parse_policy(data, path.name)


def parse_policy(data: bytes, name: str = "policy") -> Policy:
    """The policy that stands in the bytes of a YAML file.

    Args:
        data: In UTF-8.
        name: Of the file, for messages.

    Raises:
        PolicyError: Something in it is wrong; every problem is named.
    """
    values, lines = _parse(data, name)
    try:
        policy = Policy.model_validate(values)
        problems = [_placed(path, remedy, lines) for path, remedy in misjudged(policy)]
    except ValidationError as error:
        problems = [_placed(found["loc"], _remedy(found), lines) for found in error.errors(include_url=False)]
    if problems:
        raise PolicyError(name, sorted(set(problems), key=lambda problem: problem.line or 0))
    return policy


def _parse(data: bytes, name: str) -> tuple[Any, dict[Path_, int]]:
    """The values of a YAML document, and the line of each of its keys and items."""
    if len(data) > LONGEST_FILE:
        raise PolicyError(name, [Problem(None, "", f"It is longer than {LONGEST_FILE:,} bytes.")])
    try:
        text = data.decode("utf-8-sig")
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                line = event.start_mark.line + 1
                raise PolicyError(name, [Problem(line, "", "It is nested too deeply.")])
            # A few aliases of aliases can stand for more than any memory holds.
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1
                raise PolicyError(
                    name, [Problem(line, "", "Write the value out: '*' references are not read.")]
                )
        root = yaml.compose(text, yaml.SafeLoader)
    except UnicodeDecodeError:
        raise PolicyError(name, [Problem(None, "", "It is not UTF-8. Save it in that encoding.")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise PolicyError(name, [Problem(line, "", f"It is not valid YAML: {error.problem}.")]) from None
    except yaml.YAMLError:
        raise PolicyError(
            name, [Problem(None, "", "It holds characters that YAML does not allow.")]
        ) from None
    if root is None:
        return {}, {}
    lines: dict[Path_, int] = {}
    problems: list[Problem] = []
    loader = yaml.SafeLoader("")
    try:
        values = _value(root, (), loader, lines, problems)
    finally:
        loader.dispose()
    if not isinstance(values, dict):
        problems.append(Problem(1, "", "Write keys and values, such as 'house: Kestrel Dynamics'."))
    if problems:
        raise PolicyError(name, problems)
    return values, lines


def _value(
    node: yaml.Node, path: Path_, loader: yaml.SafeLoader, lines: dict[Path_, int], problems: list[Problem]
) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, at), loader, lines, problems) for at, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        try:
            return loader.construct_object(node)
        except (ValueError, yaml.YAMLError):
            problems.append(Problem(lines[path], _key(path), "This value can't be read; put it in quotes."))
            return None
    values: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        line = key.start_mark.line + 1
        if name in values:
            problems.append(Problem(line, _key((*path, name)), "This key is there twice; keep one of them."))
        values[name] = _value(value, (*path, name), loader, lines, problems)
        lines[*path, name] = line
    return values


def _placed(path: Path_, remedy: str, lines: dict[Path_, int]) -> Problem:
    # Of a part that the file does not have, the nearest that it has.
    while path and path not in lines:
        path = path[:-1]
    return Problem(lines.get(path), _key(path), remedy)


def _remedy(found: Any) -> str:
    kind, context = found["type"], found.get("ctx", {})
    if kind == "extra_forbidden":
        return _refusal(found["loc"])
    if kind == "missing":
        missing = found["loc"][-1]
        return f"Something is missing. Add '{missing}'."
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        near = difflib.get_close_matches(str(found["input"]), _choices(context["expected"]), 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        return f"It must be {context['expected']}.{hint}"
    if kind in ("greater_than_equal", "less_than_equal"):
        least = "ge" in context
        bound = context["ge" if least else "le"]
        if least:
            return f"It must be at least {bound}, as measured: a policy can lower alarms, not raise them."
        return f"It must be at most {bound}."
    return f"{found['msg']}."


def _choices(expected: str) -> list[str]:
    return [part.strip("' ") for part in expected.replace(" or ", ", ").split(",")]


def _refusal(path: Path_) -> str:
    key = str(path[-1])
    folded = key.lower()
    for part, sentence in _REFUSED.items():
        if part in folded:
            return sentence
    near = difflib.get_close_matches(key, Policy.model_fields, 1) if len(path) == 1 else None
    return f"There is no such key.{f' Did you mean {near[0]!r}?' if near else ''}"


def _key(path: Path_) -> str:
    said = ""
    for part in path:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if said else str(part)
    return said
