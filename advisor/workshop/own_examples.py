"""A house's own examples: a table of labelled posts, as CSV, XLSX or JSON lines."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from advisor.corpus import Example
from advisor.errors import WorkshopError
from advisor.taxonomy import CATEGORIES

FEWEST, MOST = 30, 500
"""Examples that are learned from, duplicates left out: fewer teach nothing, more call for a corpus."""

_FEWEST_OF_A_SIDE = 5
"""Examples to warn about, and to leave alone, that there must be of each: one for every fold."""


@dataclass(frozen=True, slots=True)
class OwnExamples:
    """What was read.

    Attributes:
        examples: Each text once, in the order of the file; `id` is its row.
        remarks: What was left out and why, a sentence each, with rows and never with a text.
    """

    examples: tuple[Example, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, str]


def read_own_examples(path: Path, language_of: Callable[[str], str]) -> OwnExamples:
    """The examples in a file whose name ends in .csv, .xlsx or .jsonl.

    A text that stands there twice with one label counts once; with two labels it is left out.

    Args:
        path: The file. Its first row, or the keys of its objects, name the columns: text and level, and if
            wanted category and lang, in English or German (`own_columns.json`).
        language_of: Tells the language of a text that has none beside it.

    Raises:
        WorkshopError: The file can't be read, lacks a column, a cell can't be understood, or there are too
            few or too many examples. The message names rows, never a text.
    """
    found: dict[str, list[Example]] = {}
    for row in _named(path):
        example = _example(row, path, language_of)
        found.setdefault(" ".join(example.text.casefold().split()), []).append(example)
    kept, remarks = [], []
    for same in found.values():
        rows = ", ".join(example.id for example in same)
        if len({example.level for example in same}) > 1:
            remarks.append(f"Rows {rows}: one text with two labels. All are left out: decide on one label.")
            continue
        if len(same) > 1:
            remarks.append(f"Rows {rows}: one text several times. It counts once.")
        kept.append(same[0])
    _check_numbers(path, kept)
    return OwnExamples(tuple(kept), tuple(remarks))


def _check_numbers(path: Path, examples: list[Example]) -> None:
    if not FEWEST <= len(examples) <= MOST:
        raise WorkshopError(f"{path.name} has {len(examples)} different examples: give {FEWEST} to {MOST}.")
    risky = sum(example.level == "warn" for example in examples)
    if min(risky, len(examples) - risky) < _FEWEST_OF_A_SIDE:
        raise WorkshopError(
            f"{path.name} has {risky} examples to warn about and {len(examples) - risky} others: "
            f"give at least {_FEWEST_OF_A_SIDE} of each."
        )


def _example(row: _Row, path: Path, language_of: Callable[[str], str]) -> Example:
    where = f"{path.name}, row {row.number}"
    text = row.cells["text"]
    if not text:
        raise WorkshopError(f"{where}: the text is missing.")
    level = _meant("levels", row.cells["level"])
    if level is None:
        raise WorkshopError(f"{where}: the level must be clear, note or warn (harmlos, Hinweis, Warnung).")
    lang = _meant("languages", row.cells.get("lang", ""))
    if lang is None and row.cells.get("lang"):
        raise WorkshopError(f"{where}: the language must be en or de, or be left empty.")
    named = row.cells.get("category", "").replace(";", ",").split(",")
    categories = frozenset(name.strip().casefold() for name in named) - {""}
    if not categories <= set(CATEGORIES):
        raise WorkshopError(f"{where}: a category must be one of {', '.join(CATEGORIES)}.")
    return Example(
        id=str(row.number),
        text=text,
        lang=lang or language_of(text),
        level=level,
        categories=categories if level != "clear" else frozenset(),
        boundary=None,
        protected=False,
        author=path.stem,
        pair=f"{path.stem}/{row.number}",
        span=None,
        subset=None,
    )


def _named(path: Path) -> Iterator[_Row]:
    """The rows that are not empty, their cells under the names we know."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise WorkshopError(f"{path.name} must end in {', '.join(_READERS)}: save the table as one of these.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorkshopError(f"{path.name} can't be read: {error.strerror}.") from error
    for number, cells in read(data, path.name):
        columns = _columns(cells, path.name)
        row = {column: _cell(cells[own]) for column, own in columns.items()}
        if any(row.values()):
            yield _Row(number, row)


def _columns(cells: Mapping[Any, Any], name: str) -> dict[str, Any]:
    """For each column we know, what the file calls it."""
    found: dict[str, Any] = {}
    for own in cells:
        column = _meant("columns", _cell(own))
        if column is None:
            continue
        if column in found:
            raise WorkshopError(f"{name} has two columns that could be the {column}: rename one of them.")
        found[column] = own
    for column in ("text", "level"):
        if column not in found:
            known = ", ".join(_words()["columns"][column])
            raise WorkshopError(f"{name} has no column for the {column}: name one of them {known}.")
    return found


def _csv(data: bytes, name: str) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    text = _decoded(data, name)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    try:
        for number, cells in enumerate(reader, start=2):
            if None in cells:
                raise WorkshopError(
                    f"{name}, row {number}: more cells than columns. Put texts between double quotes."
                )
            yield number, cells
    except csv.Error as error:
        raise WorkshopError(f"{name} is not a CSV file: {error}. Save the table again.") from error


def _xlsx(data: bytes, name: str) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        raise WorkshopError(
            "Excel files need a library: pip install 'employee-post-advisor[workshop]', or save as CSV."
        ) from error
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise WorkshopError(f"{name} is not an Excel file: save the table again as .xlsx.") from error
    if rows:
        head = [_cell(cell) or at for at, cell in enumerate(rows[0])]
        for number, row in enumerate(rows[1:], start=2):
            yield number, dict(zip(head, row, strict=False))


def _json_lines(data: bytes, name: str) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    for number, line in enumerate(_decoded(data, name).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except ValueError as error:
            raise WorkshopError(f"{name}, row {number}: this is not JSON.") from error
        if not isinstance(cells, dict):
            raise WorkshopError(f"{name}, row {number}: each line must be a JSON object.")
        yield number, cells


_READERS = {".csv": _csv, ".xlsx": _xlsx, ".jsonl": _json_lines}


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkshopError(f"{name} is not UTF-8: save it as 'CSV UTF-8'.") from error


def _cell(value: Any) -> str:
    """A cell as text; lists, as JSON may have them, with commas."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value).strip()


def _meant(kind: str, word: str) -> str | None:
    """What a word of the file stands for."""
    folded = word.casefold()
    return next((name for name, words in _words()[kind].items() if folded in words), None)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, Iterable[str]]]:
    return json.loads(files(__package__).joinpath("own_columns.json").read_text(encoding="utf-8"))
