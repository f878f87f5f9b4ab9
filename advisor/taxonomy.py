"""The words the whole product is made of: levels, boundaries, languages and risk categories.

Written once; everything else iterates over these tuples. Their meaning is `docs/labelling.md`.
"""

LEVELS = ("clear", "note", "warn")
"""What the adviser does, in rising order: says nothing, gives a quiet tip, warns."""

BOUNDARIES = ("private", "mixed", "work")
"""How far a post touches the author's working life."""

LANGUAGES = ("en", "de", "mixed", "other")
"""What a text is written in. `other` means that the advisor stays silent."""

HINTED_LANGUAGES = ("en", "de")
"""What a caller may say about the language of a text."""

CATEGORIES = (
    "confidential",
    "financial",
    "personal_data",
    "credentials",
    "disparagement",
    "harassment",
    "misconduct",
    "legal",
    "endorsement",
    "spokesperson",
    "career",
)
"""Kinds of risk. A post can carry several; a `clear` post carries none."""


def worse(first: str, second: str) -> str:
    """The more serious of two levels."""
    return max(first, second, key=LEVELS.index)
