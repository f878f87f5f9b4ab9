"""The normal form of a token: what the lexicon is looked up by.

Stretched letters ("sooo"), leetspeak ("1d10t", "a$$hole") and masked letters ("f*ck") are undone where that
gives a word the lexicon knows; everything else is only folded (`advisor.spelling`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from advisor.reading.characters import has_letter, is_letters
from advisor.reading.tokens import load_patterns
from advisor.spelling import fold

_PATTERNS = load_patterns()
_LEET = str.maketrans(_PATTERNS["leet"])
_STRETCH = regex.compile(r"(\p{L})\1{2,}")
_DOUBLE = regex.compile(r"(\p{L})\1")
_MASK = regex.compile(r"[*@]+")
_NOT_BASE = regex.compile(_PATTERNS["emoji_additions"])
_MASKED_LETTERS = _PATTERNS["masked_letters"]
_WHOLE_KINDS = _PATTERNS["whole_kinds"]


def plain_form(kind: str, text: str) -> str:
    """The normal form of a token of one of the kinds in `patterns.json`, as it stands; never empty."""
    if kind == "word":
        return fold(text) or text
    if kind == "emoji":
        return _NOT_BASE.sub("", text) or text
    return _WHOLE_KINDS.get(kind) or fold(text) or text


class Normaliser:
    """Turns token texts into normal forms.

    Args:
        knows: Whether the lexicon holds a folded word.
    """

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self._knows = knows

    def __call__(self, kind: str, text: str) -> str:
        """The normal form of a token of one of the kinds in `patterns.json`; never empty."""
        form = plain_form(kind, text)
        if kind != "word":
            return form
        plain = is_letters(form)
        if plain and not _STRETCH.search(form):
            return form
        return next(filter(self._knows, _candidates(form)), _STRETCH.sub(r"\1", form) if plain else form)


def _candidates(word: str) -> Iterator[str]:
    """Spellings that may have been meant, the nearest first."""
    yield from _unstretched(word)
    if is_letters(word):
        return
    if word.endswith("'s"):
        yield word[:-2]
    if "-" in word:
        yield word.replace("-", "")
    if has_letter(word):
        yield from _unstretched(word.translate(_LEET))
        if _MASK.search(word):
            for letter in _MASKED_LETTERS:
                yield _MASK.sub(letter, word)


def _unstretched(word: str) -> Iterator[str]:
    yield word
    if _STRETCH.search(word):
        once = _STRETCH.sub(r"\1", word)
        yield _STRETCH.sub(r"\1\1", word)
        yield once
        yield _DOUBLE.sub(r"\1", once)
