"""Documented cases for a workshop: what was posted, what came of it, and a question for the room."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from advisor.errors import WorkshopError
from advisor.taxonomy import HINTED_LANGUAGES

KINDS = ("risk", "harmless", "protected", "customer_voice", "advocate")
"""What a case shows: a post that a fair adviser would have questioned; one that nobody should have minded;
one that the law shelters, or that speaks of conditions at work; a customer who is heard; a post that was the
house's best advertisement."""

OUTCOMES = (
    "job_lost",
    "sided_with_employer",
    "sided_with_author",
    "taken_back",
    "penalty",
    "embarrassed",
    "no_consequence",
    "put_right",
    "welcomed",
)
"""What came of it: the job, a contract or a mandate was lost; a court or board decided for one side; the
dismissed were taken back; an authority fined; mockery or an apology was all; nothing happened; the company
mended or changed something; readers were won."""

_Text = Annotated[str, Field(pattern=r"^\S(.*\S)?$")]


@dataclass(frozen=True, slots=True)
class Story:
    """A case told in one language, each part in one to three sentences.

    Attributes:
        title: A headline.
        what_was_posted: The post, retold.
        what_happened: What came of it.
        what_it_teaches: What a room can take home.
        question: To be put to the room.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    title: _Text
    what_was_posted: _Text
    what_happened: _Text
    what_it_teaches: _Text
    question: _Text


@dataclass(frozen=True, slots=True)
class Case:
    """A documented case. Private persons have no name in it.

    Attributes:
        id: Unique, ends with the year.
        year: Of the ruling where there is one; otherwise of the post, or of the report on a habit.
        place: Two-letter code of the country (ISO 3166-1).
        source: Where the facts are from: a newspaper, or a court and its file, with its date as far as known.
        kind: One of `KINDS`.
        outcome: One of `OUTCOMES`.
        en: The case in English.
        de: The case in German.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    year: Annotated[int, Field(strict=True)]
    place: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    source: _Text
    kind: Literal[KINDS]
    outcome: Literal[OUTCOMES]
    en: Story
    de: Story

    def story(self, lang: str) -> Story:
        """The case in `"en"` or `"de"`.

        Raises:
            ValueError: It isn't told in that language.
        """
        if lang not in HINTED_LANGUAGES:
            raise ValueError(f"Cases are told in {' and '.join(HINTED_LANGUAGES)}, not in {lang!r}.")
        return self.de if lang == "de" else self.en


_CASES = TypeAdapter(list[Case])


def load_cases(path: Traversable | Path | None = None) -> tuple[Case, ...]:
    """The cases of a file in its order; of the library in this package if none is given.

    Raises:
        WorkshopError: The file can't be read, or a case in it can't be used; names the case and the field.
    """
    path = files(__package__).joinpath("cases.json") if path is None else path
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise WorkshopError(f"{path.name} can't be read as a UTF-8 text file.") from error
    except ValueError as error:
        raise WorkshopError(f"{path.name}: this is not JSON.") from error
    entries = data.get("cases") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise WorkshopError(f'{path.name}: it must be an object with a list under "cases".')
    try:
        cases = tuple(_CASES.validate_python(entries))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[0]
        raise WorkshopError(f"{path.name}, {_place(found['loc'], entries)}: {found['msg']}.") from None
    for name, times in Counter(case.id for case in cases).items():
        if times > 1:
            raise WorkshopError(f"{path.name}: the id {name} stands {times} times; give each case its own.")
    return cases


def _place(loc: tuple[int | str, ...], entries: list[Any]) -> str:
    """Which case is meant, by its id where it has one, and which of its fields."""
    number, *fields = loc
    entry = entries[number]
    name = entry.get("id") if isinstance(entry, dict) else None
    return ", ".join([f"case {name if isinstance(name, str) else number + 1}", *map(str, fields)])
