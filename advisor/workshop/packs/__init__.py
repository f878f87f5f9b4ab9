"""The packs: posts we wrote for the rooms of one sector, with what a fair adviser says and why.

One file is one sector. Each item stands in it in English and German, so both languages have equally many.
`docs/labelling.md` is the guide that the levels follow.
"""

from __future__ import annotations

import functools
import operator
import re
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from advisor.errors import WorkshopError
from advisor.taxonomy import LEVELS

SECTORS = ("office", "care", "retail", "industry", "public")
"""Where the people in the room work; each has a pack."""

_Text = Annotated[str, Field(pattern=r"^\S(.*\S)?$")]
_Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)+$")]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Told:
    """A post in one language.

    Attributes:
        text: The post.
        reason: Why a fair adviser speaks or stays silent, for the room.
        span: The risky words, exactly as they stand in the text; None if it is clear.
    """

    __pydantic_config__: ClassVar = _STRICT

    text: _Text
    reason: _Text
    span: _Text | None = None

    def __post_init__(self) -> None:
        if self.span is not None and self.text.count(self.span) != 1:
            raise ValueError("the span must stand in the text, once")


@dataclass(frozen=True, slots=True)
class Post:
    """A post to judge, and to look for risky words in.

    Attributes:
        id: Unique among all packs; begins with the sector.
        level: One of `LEVELS`.
        en: The post in English.
        de: The post in German.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: _Id
    level: Literal[LEVELS]
    en: Told
    de: Told

    def __post_init__(self) -> None:
        for told in (self.en, self.de):
            if (told.span is None) != (self.level == "clear"):
                raise ValueError("a clear post has no span, every other has one")


@dataclass(frozen=True, slots=True)
class TwoSides:
    """A contrast pair in one language: one change turns the verdict.

    Attributes:
        risky: The post that a fair adviser would question.
        harmless: The same post after the change.
        reason: What the change was, and why it matters.
    """

    __pydantic_config__: ClassVar = _STRICT

    risky: _Text
    harmless: _Text
    reason: _Text


@dataclass(frozen=True, slots=True)
class Pair:
    """A contrast pair.

    Attributes:
        id: Unique among all packs; begins with the sector.
        level: What a fair adviser says to the risky side: `"note"` or `"warn"`.
        en: The pair in English.
        de: The pair in German.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: _Id
    level: Literal["note", "warn"]
    en: TwoSides
    de: TwoSides


@dataclass(frozen=True, slots=True)
class Task:
    """A risky post in one language that has something to say, and must keep it.

    Attributes:
        text: The post.
        keep: The message, in a few words.
        words: Of each group, one beginning of a word must still be there, so that the message is.
        better: One way to say it.
        reason: What was in the way of the message.
    """

    __pydantic_config__: ClassVar = _STRICT

    text: _Text
    keep: _Text
    words: Annotated[tuple[Annotated[tuple[_Text, ...], Field(min_length=1)], ...], Field(min_length=1)]
    better: _Text
    reason: _Text

    def __post_init__(self) -> None:
        if not (self.kept_in(self.text) and self.kept_in(self.better)):
            raise ValueError("the text and its better wording must both hold the words to keep")

    def kept_in(self, text: str) -> bool:
        """Whether a text still holds the message, as far as words can tell."""
        found = [word.casefold() for word in re.findall(r"\w+", text)]
        return all(
            any(word.startswith(start.casefold()) for word in found for start in group)
            for group in self.words
        )


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A post to be said better.

    Attributes:
        id: Unique among all packs; begins with the sector.
        level: What a fair adviser says to the post as it is: `"note"` or `"warn"`.
        en: The post in English.
        de: The post in German.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: _Id
    level: Literal["note", "warn"]
    en: Task
    de: Task


@dataclass(frozen=True, slots=True)
class Pack:
    """All that a session draws from.

    Attributes:
        posts: To judge.
        pairs: To compare.
        rewrites: To be said better.
    """

    __pydantic_config__: ClassVar = _STRICT

    posts: tuple[Post, ...]
    pairs: tuple[Pair, ...]
    rewrites: tuple[Rewrite, ...]

    def __add__(self, other: Self) -> Pack:
        return Pack(self.posts + other.posts, self.pairs + other.pairs, self.rewrites + other.rewrites)


_PACK = TypeAdapter(Pack)


def load_pack(sector: str) -> Pack:
    """The pack of a sector in this package.

    Raises:
        ValueError: There is no such sector.
        WorkshopError: Its file can't be used.
    """
    if sector not in SECTORS:
        raise ValueError(f"The sector must be one of {', '.join(SECTORS)}.")
    return read_pack(files(__package__).joinpath(f"{sector}.json"))


def load_packs(sector: str | None) -> Pack:
    """The pack of a sector, or all of them together if it is None.

    Raises:
        ValueError: There is no such sector.
        WorkshopError: A file can't be used.
    """
    return functools.reduce(operator.add, map(load_pack, SECTORS if sector is None else (sector,)))


def read_pack(path: Traversable | Path) -> Pack:
    """The pack in a file.

    Raises:
        WorkshopError: The file can't be read, or an item in it can't be used; names the place.
    """
    try:
        pack = _PACK.validate_json(path.read_bytes())
    except OSError as error:
        raise WorkshopError(f"{path.name} can't be read.") from error
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[0]
        place = ", ".join(map(str, found["loc"])) or "the file"
        raise WorkshopError(f"{path.name}, {place}: {found['msg']}.") from None
    for name, times in Counter(item.id for item in (*pack.posts, *pack.pairs, *pack.rewrites)).items():
        if times > 1:
            raise WorkshopError(f"{path.name}: the id {name} stands {times} times; give each item its own.")
    return pack
