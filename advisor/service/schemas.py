"""What comes in and what goes out, checked strictly at the border.

pydantic repeats the input in its own errors. So its errors never leave this file: `parse` turns them into
a sentence made only of names and rules that are written here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from advisor.service.limits import MAX_BATCH, MAX_CHANNEL_LENGTH, MAX_ID_LENGTH, MAX_TEXT_LENGTH
from advisor.taxonomy import BOUNDARIES, CATEGORIES, HINTED_LANGUAGES, LANGUAGES, LEVELS

_INT64 = 2**63

_NOT_A_SPACE = r"[^\s\x1c-\x1f\x85\ufeff]"
"""What `\\s` alone means differs; with these it is the same in Python, pydantic and JSON Schema."""

_ID_RULE = f"a string of at most {MAX_ID_LENGTH} characters or a 64-bit whole number, or left out"


def _whole(value: Any) -> Any:
    # To JSON 7.0 is as whole a number as 7, and some programs know only one kind of number.
    return int(value) if isinstance(value, float) and value.is_integer() else value


Id = Annotated[
    Annotated[str, Field(max_length=MAX_ID_LENGTH)] | Annotated[int, Field(ge=-_INT64, lt=_INT64)] | None,
    BeforeValidator(_whole),
    Field(description=_ID_RULE),
]


class Post(BaseModel):
    """A draft to be reviewed."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    text: str = Field(
        min_length=1,
        max_length=MAX_TEXT_LENGTH,
        description=f"a string of 1 to {MAX_TEXT_LENGTH:,} characters that is not only spaces",
        pattern=_NOT_A_SPACE,
    )
    lang: Literal[HINTED_LANGUAGES] | None = Field(None, description='"en" or "de", or left out')
    channel: str | None = Field(
        None,
        min_length=1,
        max_length=MAX_CHANNEL_LENGTH,
        description=f"a string of 1 to {MAX_CHANNEL_LENGTH} characters, or left out",
    )
    id: Id = None


class Line(Post):
    """A post as a line of a file; files carry fields of their own, which are passed over."""

    model_config = ConfigDict(extra="ignore")


class Batch(BaseModel):
    """Several drafts, reviewed apart from each other."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    posts: tuple[Post, ...] = Field(
        max_length=MAX_BATCH, description=f"a list of at most {MAX_BATCH} posts", strict=False
    )


class FindingAnswer(BaseModel):
    """Words of a draft, why they are risky, and what to write instead."""

    model_config = ConfigDict(extra="forbid")

    category: Literal[CATEGORIES]
    level: Literal[LEVELS[1:]]
    start: int = Field(ge=0, description="first code point of the words")
    end: int = Field(ge=0, description="code point after the words")
    quote: str
    reason: str
    suggestion: str
    rewrite: str | None = Field(description="text that can replace the words exactly, or null")


class AdviceAnswer(BaseModel):
    """What the advisor says about one draft."""

    model_config = ConfigDict(extra="forbid")

    id: Id
    level: Literal[LEVELS]
    risk: float = Field(ge=0, le=1, description="calibrated probability that a fair adviser would warn")
    boundary: Literal[BOUNDARIES]
    lang: Literal[LANGUAGES]
    protected: bool = Field(description="whether the draft is protected voice")
    engine: str
    findings: list[FindingAnswer]
    encouragement: str | None = Field(description="one warm sentence on a draft with no findings, or null")


class BatchAnswer(BaseModel):
    """One advice for each post, in the same order."""

    model_config = ConfigDict(extra="forbid")

    advice: list[AdviceAnswer]


class ProblemAnswer(BaseModel):
    """An error as of RFC 9457. The detail never repeats what was sent."""

    model_config = ConfigDict(extra="forbid")

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str


class StatusAnswer(BaseModel):
    """How the service is."""

    model_config = ConfigDict(extra="forbid")

    status: Literal["ok", "starting"]


class BadInput(ValueError):
    """The input can't be used; the message is a sentence that doesn't repeat it.

    Attributes:
        malformed: True if it isn't JSON at all, False if it is JSON of a wrong shape.
    """

    def __init__(self, message: str, *, malformed: bool) -> None:
        super().__init__(message)
        self.malformed = malformed


_Model = TypeVar("_Model", Post, Batch)


def parse(model: type[_Model], data: bytes) -> _Model:
    """Read JSON in UTF-8 as `model`.

    Raises:
        BadInput: It isn't valid JSON, or not of the model's shape.
    """
    return _checked(model, lambda: model.model_validate_json(data))


def post(text: str, lang: str | None = None, channel: str | None = None) -> Post:
    """A post of given values, checked like one that came in as JSON.

    Raises:
        BadInput: A value is wrong.
    """
    return _checked(Post, lambda: Post(text=text, lang=lang, channel=channel))


def _checked(model: type[_Model], make: Callable[[], _Model]) -> _Model:
    try:
        return make()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    # Raised outside of the handler, so that pydantic's error isn't carried along as the context.
    raise _bad_input(model, first)


def _bad_input(model: type[BaseModel], error: ErrorDetails) -> BadInput:
    if error["type"] == "json_invalid":
        return BadInput("This is not valid JSON in UTF-8.", malformed=True)
    fields = {**Post.model_fields, **Batch.model_fields}
    # Of the place only numbers and our own names may be said: an unknown name comes from the sender.
    known = [part for part in error["loc"] if isinstance(part, int) or part in fields]
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in known).lstrip(".")
    inner = Post if known and isinstance(known[-1], int) else model
    if error["type"] == "extra_forbidden":
        names = ", ".join(f'"{name}"' for name in inner.model_fields)
        where = f'"{place}"' if place else "The object"
        return BadInput(f"{where} has a field that is not known; known are {names}.", malformed=False)
    if not known or isinstance(known[-1], int):
        where = f'"{place}"' if place else "The input"
        return BadInput(f"{where} must be a JSON object.", malformed=False)
    if error["type"] == "missing":
        return BadInput(f'"{place}" is missing.', malformed=False)
    return BadInput(f'"{place}" must be {fields[known[-1]].description}.', malformed=False)
