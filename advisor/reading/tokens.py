"""Splitting a text into tokens with exact spans, by portable patterns.

spaCy's `Tokenizer` does the walking. Given nothing but a prefix pattern it takes the first match at the
cursor, again and again: what a sticky regular expression does in JavaScript, so both engines get the same
tokens from the same patterns.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import regex
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

_LONGEST_LIFE = 100_000
"""Words after which spaCy's vocabulary is made anew: a word it has dropped keeps its place in a table (an
entry that preshed deletes is not free again), and the table doubles when it is full."""

RawToken = tuple[str, int, int]
"""Kind, start and end of a token; offsets in code points."""


def load_patterns() -> dict[str, Any]:
    """The contents of `patterns.json`."""
    return json.loads(files(__package__).joinpath("patterns.json").read_text(encoding="utf-8"))


class TokenSplitter:
    """Splits texts into tokens. Safe to share between threads.

    Args:
        patterns: The contents of `patterns.json`.
    """

    def __init__(self, patterns: Mapping[str, Any]) -> None:
        self._patterns = patterns
        kinds = patterns["token"]
        self._pattern = regex.compile("|".join(f"(?P<{kind}>{source})" for kind, source in kinds))
        self._hashtag_part = regex.compile(patterns["hashtag_part"])
        self._lock = threading.Lock()
        self._renew()

    @classmethod
    def load(cls) -> TokenSplitter:
        """The splitter with the patterns of this package."""
        return cls(load_patterns())

    def is_one_word(self, text: str) -> bool:
        """Whether a text comes out as a single token of the kind `word`. Quicker than splitting it."""
        match = self._pattern.match(text)
        return match is not None and match.end() == len(text) and match.lastgroup == "word"

    def __reduce__(self) -> tuple[type[TokenSplitter], tuple[Mapping[str, Any]]]:
        # The lock and spaCy's vocabulary neither copy nor pickle; the patterns say everything.
        return TokenSplitter, (self._patterns,)

    def __call__(self, text: str) -> list[RawToken]:
        """The tokens of a text without white space, in order; hashtags come apart into their words."""
        return list(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[RawToken]:
        for start, end in self._spans(text):
            kind = self._pattern.match(text, start).lastgroup
            if kind == "hashtag":
                yield from self._hashtag(text, start, end)
            else:
                yield kind, start, end

    def _spans(self, text: str) -> list[tuple[int, int]]:
        # spaCy keeps every word it sees in its vocabulary. Words of a draft must not stay in memory, so they
        # live in a zone that is dropped at once. A zone belongs to the whole vocabulary, hence the lock.
        with self._lock:
            with self._vocab.memory_zone():
                doc = self._tokenizer(text)
                spans = [(token.idx, token.idx + len(token)) for token in doc]
            self._words_left -= len(spans)
            if self._words_left <= 0:
                self._renew()
        return [(start, end) for start, end in spans if not text[start:end].isspace()]

    def _renew(self) -> None:
        self._vocab = Vocab()
        self._tokenizer = Tokenizer(self._vocab, prefix_search=self._pattern.match)
        self._words_left = _LONGEST_LIFE

    def _hashtag(self, text: str, start: int, end: int) -> Iterator[RawToken]:
        yield "mark", start, start + 1
        for part in self._hashtag_part.finditer(text, start + 1, end):
            yield "word", part.start(), part.end()
