"""Reading: from a draft to its language, sentences and tokens, every one with its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from advisor.draft import Draft, Token
from advisor.reading.characters import readable
from advisor.reading.language import LanguageGuesser
from advisor.reading.normal_form import Normaliser
from advisor.reading.sentences import sentence_numbers
from advisor.reading.tokens import TokenSplitter, load_patterns


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as the detectors see it.

    Attributes:
        draft: What was read.
        text: Its text with a stand-in for each character that no engine need know; offsets are the same.
        lang: One of `taxonomy.LANGUAGES`.
        tokens: In the order of the text.
    """

    draft: Draft
    text: str
    lang: str
    tokens: tuple[Token, ...]


class Reader:
    """Reads drafts. Safe to share between threads.

    Args:
        knows: Whether the lexicon holds a word; spelling variants are mended towards words it holds.
        vocabulary: For `"en"` and `"de"`, the words of that lexicon.
    """

    def __init__(self, knows: Callable[[str], bool], vocabulary: Mapping[str, Set[str]]) -> None:
        patterns = load_patterns()
        self._split = TokenSplitter(patterns)
        self._normal_form = Normaliser(knows)
        self._guess_language = LanguageGuesser.load(vocabulary)
        self._ends = frozenset(patterns["sentence_end"])
        self._closing = frozenset(patterns["closing"])

    def __call__(self, draft: Draft) -> Reading:
        """Read a draft. Never fails on any string."""
        text = readable(draft.text)
        raw = self._split(text)
        sentences = sentence_numbers(text, raw, self._ends, self._closing)
        tokens = tuple(
            Token(self._normal_form(kind, text[start:end]), start, end, sentence)
            for (kind, start, end), sentence in zip(raw, sentences, strict=True)
        )
        lang = draft.lang or self._guess_language(tokens)
        return Reading(draft, text, lang, tokens)
