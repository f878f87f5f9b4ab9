"""What kind a character is, by Unicode properties that Python and JavaScript both know.

Not by `str.isdigit` and its kin: those have no counterpart in JavaScript, and the engine in the browser must
read a draft exactly alike.
"""

from __future__ import annotations

from importlib.resources import files

import regex

_LETTERS = regex.compile(r"\p{L}+")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{N}]")
_DIGITS = regex.compile(r"\p{Nd}+")
_LOWER = regex.compile(r"\p{Lowercase}")
_UPPER = regex.compile(r"\p{Uppercase}")

_STAND_IN = "\ufffd"
_STAND_IN_BEYOND = "\U000f0000"
"""What stands in for a character that is not read; as long as it in code points and in UTF-16 units."""


def is_letters(text: str) -> bool:
    """Whether a text is one letter or more and nothing else."""
    return _LETTERS.fullmatch(text) is not None


def has_letter(text: str) -> bool:
    """Whether a text holds a letter."""
    return _LETTERS.search(text) is not None


def begins_with_letter(text: str) -> bool:
    """Whether the first character is a letter."""
    return _LETTERS.match(text) is not None


def is_digits(text: str) -> bool:
    """Whether a text is one decimal digit or more and nothing else."""
    return _DIGITS.fullmatch(text) is not None


def begins_with_digit(text: str) -> bool:
    """Whether the first character is a decimal digit."""
    return _DIGITS.match(text) is not None


def begins_alphanumeric(text: str, at: int = 0) -> bool:
    """Whether the character at a place is a letter or a number."""
    return _ALPHANUMERIC.match(text, at) is not None


def begins_lower(text: str, at: int = 0) -> bool:
    """Whether the character at a place is a small letter."""
    return _LOWER.match(text, at) is not None


def begins_upper(text: str, at: int = 0) -> bool:
    """Whether the character at a place is a capital letter."""
    return _UPPER.match(text, at) is not None


def _unread() -> regex.Pattern[str]:
    """Lone surrogates, which spaCy refuses, and what Unicode has given no character to by version 14.

    Later versions have, and engines differ in which of them they know.
    """
    lines = files(__package__).joinpath("unassigned.txt").read_text(encoding="utf-8").splitlines()
    ranges = ["-".join(f"\\U{int(code, 16):08X}" for code in line.split("-")) for line in lines[1:]]
    return regex.compile(f"[\\uD800-\\uDFFF{''.join(ranges)}]")


_UNREAD = _unread()


def readable(text: str) -> str:
    """The text with a stand-in for each character that is not read, so that offsets hold."""
    if text.isascii():
        return text
    return _UNREAD.sub(lambda found: _STAND_IN if found[0] <= "\uffff" else _STAND_IN_BEYOND, text)
