"""The small immutable values that flow from a draft to its advice.

`Draft -> Reading -> Evidence... -> Judgement -> Advice`. Every offset counts Unicode code points of the
text as it was given; `end` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.taxonomy import HINTED_LANGUAGES


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that somebody is about to post.

    Attributes:
        text: The draft as typed.
        lang: A hint, `"en"` or `"de"`; None lets the reading find out.
        channel: Where it will be posted ("x", "linkedin", ...), or None.

    Raises:
        TypeError: `text` is not a string.
        ValueError: `lang` is not one of the languages that can be hinted at.
    """

    text: str
    lang: str | None = None
    channel: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"A draft must be a string, not {type(self.text).__name__}.")
        if self.lang is not None and self.lang not in HINTED_LANGUAGES:
            raise ValueError('The language must be "en" or "de", or be left out.')


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a reading.

    Attributes:
        norm: Normal form, the key into the lexicon.
        start, end: Span in the text, in code points.
        sentence: Index of the sentence it belongs to, from 0.
    """

    norm: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something found in a text, and where.

    Attributes:
        kind: The name of the frame or detector that found it.
        category: The risk it speaks for.
        level: The level it would carry on its own, if nothing excuses it.
        start, end: Span in the text, in code points.
        slots: What filled the places of a frame: slot name to span.
    """

    kind: str
    category: str
    level: str
    start: int
    end: int
    slots: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure the model is.

    Attributes:
        risk: Calibrated probability, 0 to 1, that a fair adviser would warn.
        categories: The same for each category alone.
        boundary: The most likely boundary.
    """

    risk: float
    categories: Mapping[str, float]
    boundary: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of a draft, why they are risky, and what to write instead.

    Attributes:
        category: One of `taxonomy.CATEGORIES`.
        level: `"note"` or `"warn"`.
        start, end: Span in the text, in code points.
        quote: The words: `text[start:end]`.
        reason: One plain sentence in the language of the draft.
        suggestion: What to do instead.
        rewrite: Text that can safely replace exactly `[start, end)`, or None.
    """

    category: str
    level: str
    start: int
    end: int
    quote: str
    reason: str
    suggestion: str
    rewrite: str | None = None

    def to_dict(self) -> dict[str, str | int | None]:
        """The finding as plain JSON values, in the order of the fields."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Advice:
    """What the advisor says about a draft.

    Attributes:
        level: `"clear"`, `"note"` or `"warn"`: the worst level of the findings.
        risk: Calibrated probability, 0 to 1, that a fair adviser would warn.
        boundary: `"private"`, `"mixed"` or `"work"`.
        lang: `"en"`, `"de"`, `"mixed"` or `"other"`.
        protected: Whether the text is protected voice (pay, hours, safety, unions...).
        engine: Which engine and model gave the answer.
        findings: In the order of the text.
        encouragement: One warm sentence in the language of the draft, where it tells something good of the
            author's own work and nothing was found; None nearly always.
    """

    level: str
    risk: float
    boundary: str
    lang: str
    protected: bool
    engine: str
    findings: tuple[Finding, ...] = ()
    encouragement: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The advice as plain JSON values; `risk` is rounded to six digits."""
        return {
            "level": self.level,
            "risk": round(self.risk, 6),
            "boundary": self.boundary,
            "lang": self.lang,
            "protected": self.protected,
            "engine": self.engine,
            "findings": [finding.to_dict() for finding in self.findings],
            "encouragement": self.encouragement,
        }
