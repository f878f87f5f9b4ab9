"""Which language a text is in, by the words that only one language has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from importlib.resources import files

import regex

from advisor.draft import Token
from advisor.spelling import fold

_LATIN = regex.compile(r"\p{Latin}")
_LETTER = regex.compile(r"\p{L}")

_MIXED_WORDS = 3
_MIXED_SHARE = 0.3
"""A text is mixed when either language has at least so many telling words, and so large a share of them."""

_FOREIGN_WORDS = 4
_FOREIGN_SHARE = 0.75
"""So many words that only another language has outweigh words that merely look English or German."""


class LanguageGuesser:
    """Guesses the language of tokens.

    Args:
        telling: For `"en"`, `"de"` and `"other"`, words that only that one has.
    """

    def __init__(self, telling: Mapping[str, Set[str]]) -> None:
        self._telling = telling

    @classmethod
    def load(cls, vocabulary: Mapping[str, Set[str]]) -> LanguageGuesser:
        """The guesser with the word lists of this package, and the words that only one lexicon has."""
        lists = telling_words()
        english, german = vocabulary["en"], vocabulary["de"]
        return cls(
            {
                "en": lists["en"] | english - german - lists["de"] - lists["other"],
                "de": lists["de"] | german - english - lists["en"] - lists["other"],
                "other": lists["other"] - english - german - lists["en"] - lists["de"],
            }
        )

    def __call__(self, tokens: Sequence[Token]) -> str:
        """One of `taxonomy.LANGUAGES`; English where nothing tells, for names and numbers are read alike."""
        words = [token.norm for token in tokens if _LETTER.match(token.norm)]
        foreign = sum(not _LATIN.match(word) for word in words)
        count = {name: sum(word in telling for word in words) for name, telling in self._telling.items()}
        english, german = count["en"], count["de"]
        if count["other"] + foreign > english + german or count["other"] >= max(
            _FOREIGN_WORDS, _FOREIGN_SHARE * (english + german)
        ):
            return "other"
        if min(english, german) >= max(_MIXED_WORDS, _MIXED_SHARE * (english + german)):
            return "mixed"
        return "de" if german > english else "en"


def telling_words() -> dict[str, frozenset[str]]:
    """The word lists of this package: for `"en"`, `"de"` and `"other"`, folded words that tell of it."""
    return {name: _read(name) for name in ("en", "de", "other")}


def _read(name: str) -> frozenset[str]:
    text = files(__package__).joinpath("telling_words", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in text.splitlines() if line and not line.startswith("#"))
