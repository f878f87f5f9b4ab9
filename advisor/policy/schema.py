"""What may stand in a policy."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from advisor.model.thresholds import MEASURED, Thresholds
from advisor.taxonomy import CATEGORIES

FORMAT = 1
"""Counted up whenever older policies can't be read any more."""

MOST_TERMS = 2000
"""Terms of one kind; what an engine in a browser takes up without anybody noticing."""

PACKS = ("health", "finance", "public_service")
"""Role packs that come with the package (`packs/`)."""

HIGHEST_THRESHOLD = 0.95

Category = Literal[CATEGORIES]


def _is_term(value: str) -> str:
    if not any(character.isalnum() for character in value):
        raise ValueError("It must have letters or digits.")
    if set(value) & set("*#[]{}()|^$+\\…") or "..." in value:
        raise ValueError(
            "Write plain words, without patterns: inflections and hashtags are found by themselves."
        )
    return " ".join(value.split())


def _is_account(value: str) -> str:
    if any(character.isspace() for character in value):
        raise ValueError("Write the account's name as the site shows it, such as '@kestrel'.")
    return value


def _is_hashtag(value: str) -> str:
    tag = value.removeprefix("#")
    if not tag or not all(character.isalnum() or character == "_" for character in tag):
        raise ValueError("Write one hashtag, such as '#LifeAtKestrel'.")
    return tag


def _is_address(value: str) -> str:
    if not value.startswith(("https://", "mailto:", "tel:")) or any(map(str.isspace, value)):
        raise ValueError("Write an address that begins with https://, mailto: or tel:.")
    return value


def _is_plain_text(value: str) -> str:
    if "<" in value or ">" in value:
        raise ValueError("Write plain text, without '<' and '>'.")
    return value


def _is_announcement(value: Any) -> Any:
    if not isinstance(value, bool | datetime.date) or isinstance(value, datetime.datetime):
        raise ValueError("It must be true, false, or the day from which on it is public, such as 2027-03-01.")
    return value


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


def _phrase(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _in_english(value: Any) -> Any:
    return {"en": value} if isinstance(value, str) else value


Term = Annotated[str, Field(min_length=2, max_length=80), AfterValidator(_is_term)]
Terms = Annotated[tuple[Term, ...], Field(max_length=MOST_TERMS)]
Sentence = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_is_plain_text)]
Address = Annotated[str, Field(max_length=300), AfterValidator(_is_address)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, allow_inf_nan=False)


class Name(_Strict):
    """A name and what else it goes by.

    Attributes:
        name: As the house writes it.
        also: Other names and abbreviations of the same.
        everyday: Whether it is an everyday word as well. It then counts only beside a word about work.
    """

    name: Term
    also: Terms = ()
    everyday: bool = False


class Product(Name):
    """A product of the house.

    Attributes:
        announced: Whether it is known outside; or the day from which on it is.
    """

    announced: Annotated[bool | datetime.date, BeforeValidator(_is_announcement)]


class Client(Name):
    """A client of the house.

    Attributes:
        may_be_named: Whether it is public that they are one.
    """

    may_be_named: bool


class Text(_Strict):
    """A text in both languages; where one is missing the other stands in."""

    en: Sentence | None = None
    de: Sentence | None = None

    @model_validator(mode="after")
    def _has_one(self) -> Text:
        if self.en is None and self.de is None:
            raise ValueError("Write it in 'en', in 'de', or in both.")
        return self

    def both(self) -> dict[str, str]:
        """The text for each language."""
        return {"en": self.en or self.de or "", "de": self.de or self.en or ""}


class Channel(_Strict):
    """Where somebody can turn to. It is shown for what it is, and never as an answer to a draft.

    Attributes:
        kind: What it is for.
        name: What it is called.
        address: A page, a mailbox or a telephone number.
    """

    kind: Literal["complaint", "whistleblowing", "support", "press"]
    name: Annotated[Text, BeforeValidator(_in_english, json_schema_input_type=Text | Sentence)]
    address: Address


class Phrase(_Strict):
    """Words that speak for a risk in this house.

    Attributes:
        text: The words.
        level: What they deserve where nothing excuses them.
    """

    text: Term
    level: Literal["note", "warn"] = "note"


class Wording(_Strict):
    """What the author reads about a category instead of the advisor's own sentences.

    Attributes:
        reason: Why the words are risky; `{words}` gives way to them.
        suggestion: What to do instead.
    """

    reason: Sentence | None = None
    suggestion: Sentence | None = None


class Wordings(_Strict):
    """The wording of a category in each language."""

    en: Wording = Wording()
    de: Wording = Wording()


class Caution(_Strict):
    """How sure the advisor must be to speak about a category; at least as sure as measured.

    Attributes:
        note, warn, alone: As in `advisor.model.thresholds.Thresholds`.
    """

    note: float = Field(MEASURED.note, ge=MEASURED.note, le=HIGHEST_THRESHOLD)
    warn: float = Field(MEASURED.warn, ge=MEASURED.warn, le=HIGHEST_THRESHOLD)
    alone: float = Field(MEASURED.alone, ge=MEASURED.alone, le=HIGHEST_THRESHOLD)

    @model_validator(mode="after")
    def _in_order(self) -> Caution:
        if max(self.note, self.warn) > self.alone:
            raise ValueError("'alone' must be at least as high as 'note' and 'warn'.")
        return self

    def thresholds(self) -> Thresholds:
        """The same as thresholds."""
        return Thresholds(note=self.note, warn=self.warn, alone=self.alone)


Named = Annotated[Name, BeforeValidator(_named, json_schema_input_type=Name | Term)]
Phrases = tuple[Annotated[Phrase, BeforeValidator(_phrase, json_schema_input_type=Phrase | Term)], ...]


class Policy(_Strict):
    """What one house adds. Everything may be left out.

    Attributes:
        format: Of the file.
        house: The name under which authors know the house; shown to them.
        employers: Names and nicknames of the house. A post that names one is about the author's work.
        products: Products; naming one that is not announced is a warning, an announced one is not.
        code_names: Names that are not to be known outside. Naming one is a warning.
        clients: Clients. Speaking of work for one that may not be named is a warning.
        competitors: Whom running down, by somebody who speaks as staff, gets a tip.
        accounts: The house's own accounts, as the sites show them.
        hashtags: The house's own hashtags; a post that has one says where its author works.
        press_contact: Who speaks to the press.
        channels: Where to complain, report wrongdoing or find support.
        harmless: Words that sound risky and are not in this house ("kill switch").
        phrases: For a category, further words that speak for it.
        packs: Role packs.
        wording: For a category, other sentences for the author.
        thresholds: For a category, how sure the advisor must be.
    """

    format: Literal[1] = FORMAT
    house: Annotated[str, Field(max_length=80), AfterValidator(_is_plain_text)] = ""
    employers: Terms = ()
    products: tuple[Product, ...] = Field((), max_length=MOST_TERMS)
    code_names: tuple[Named, ...] = Field((), max_length=MOST_TERMS)
    clients: tuple[Client, ...] = Field((), max_length=MOST_TERMS)
    competitors: Terms = ()
    accounts: tuple[Annotated[str, Field(min_length=2, max_length=80), AfterValidator(_is_account)], ...] = ()
    hashtags: tuple[Annotated[str, Field(min_length=2, max_length=80), AfterValidator(_is_hashtag)], ...] = ()
    press_contact: Channel | None = None
    channels: tuple[Channel, ...] = Field((), max_length=20)
    harmless: Terms = ()
    phrases: Mapping[Category, Phrases] = {}
    packs: tuple[Literal[PACKS], ...] = ()
    wording: Mapping[Category, Wordings] = {}
    thresholds: Mapping[Category, Caution] = {}
