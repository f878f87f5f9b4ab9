"""The corpus: posts we wrote, one JSON object a line, with what a fair adviser would say.

One file is one author; a contrast pair is two posts that differ in what matters. `docs/labelling.md` is the
guide the labels follow.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from advisor.errors import CorpusError
from advisor.taxonomy import BOUNDARIES, CATEGORIES, LEVELS


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled post.

    Attributes:
        id: Unique in its file.
        text: The post.
        lang: `"en"` or `"de"`.
        level: What the adviser should do.
        categories: Which risks it carries.
        boundary: How far it touches working life; None if nobody said.
        protected: Whether it is protected voice.
        author: Who wrote it: the name of its file.
        pair: Key shared by the posts of a contrast pair, unique among all files.
        span: The risky words, or None.
        subset: A subset that figures are wanted for, or None.
    """

    id: str
    text: str
    lang: str
    level: str
    categories: frozenset[str]
    boundary: str | None
    protected: bool
    author: str
    pair: str
    span: str | None
    subset: str | None


def corpus_files() -> list[Traversable]:
    """The files of the corpus in this package, in order of name."""
    found = (path for path in files(__package__).iterdir() if path.name.endswith(".jsonl"))
    return sorted(found, key=lambda path: path.name)


def load_corpus(paths: Iterable[Traversable] | None = None) -> list[Example]:
    """The examples of some files; of the corpus in this package if none are given.

    Raises:
        CorpusError: A line is not an example; names file and line.
    """
    return [
        example for path in (corpus_files() if paths is None else paths) for example in read_examples(path)
    ]


def corpus_digest(paths: Iterable[Traversable]) -> str:
    """SHA-256 over the names and contents of files, hexadecimal."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_examples(path: Traversable | Path) -> Iterator[Example]:
    """The examples of a JSON-lines file.

    A documented incident (field `gold`) counts as `warn` or `clear`; those that are neither, or that only a
    picture or the employer's name would show, are passed over.

    Raises:
        CorpusError: A line is not an example; names file and line, never its text.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path.name} can't be read as a UTF-8 text file.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise CorpusError(f"{where}: this is not JSON.") from error
        if not isinstance(fields, dict):
            raise CorpusError(f"{where}: each line must be a JSON object.")
        if "gold" in fields:
            if fields["gold"] == "either" or fields.get("needs_context"):
                continue
            fields = _as_example(fields)
        yield _example(fields, path.name.removesuffix(".jsonl"), where)


def _as_example(incident: Mapping[str, Any]) -> dict[str, Any]:
    warned = incident["gold"] == "must_warn"
    return {
        **incident,
        "level": "warn" if warned else "clear",
        # Annotators also noted risks that are no category here.
        "categories": [name for name in incident.get("categories_a", []) if warned and name in CATEGORIES],
        "pair": incident.get("case"),
        "set": incident["gold"],
    }


def _example(fields: Mapping[str, Any], author: str, where: str) -> Example:
    text, lang, level = fields.get("text"), fields.get("lang"), fields.get("level")
    categories, boundary = fields.get("categories") or [], fields.get("boundary")
    problems = {
        "text must be a string with something in it": not isinstance(text, str) or not text.strip(),
        'lang must be "en" or "de"': lang not in ("en", "de"),
        f"level must be one of {', '.join(LEVELS)}": level not in LEVELS,
        "categories must be a list of known categories": not set(categories) <= set(CATEGORIES),
        f"boundary must be one of {', '.join(BOUNDARIES)}": boundary not in (None, *BOUNDARIES),
    }
    for problem, holds in problems.items():
        if holds:
            raise CorpusError(f"{where}: {problem}.")
    own = str(fields.get("id") or where)
    return Example(
        id=own,
        text=text,
        lang=lang,
        level=level,
        categories=frozenset(categories),
        boundary=boundary,
        protected=bool(fields.get("protected")),
        author=author,
        pair=author + "/" + min(own, str(fields.get("pair") or own)),
        span=fields.get("span"),
        subset=fields.get("set"),
    )
