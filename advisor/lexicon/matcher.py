"""Finding the entries of a lexicon in a sequence of words, in one pass.

Entries are held as a tree over symbols: whole words, open stems, and gaps. Each word is turned into the few
symbols it can stand for, then the tree is walked from every word. The tables are plain maps, so the same
walk runs in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.reading.characters import begins_with_digit

GAP = "..."
NUMBER = "<number>"
LONGEST_GAP = 3
"""Words that `...` may stand for, at most."""

_SHORTEST_KNOWN_STEM = 4


class Match(NamedTuple):
    """A word class found in a sequence of words: from word `start` up to, not including, word `end`."""

    start: int
    end: int
    word_class: str


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    classes: tuple[str, ...] = ()


class Matcher:
    """Matches entries of word classes.

    Args:
        entries: Pairs of class name and pieces; a piece is a folded word, `stem*`, `*stem` or `...`.
    """

    def __init__(self, entries: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._root = _Node()
        words, openings, endings = set(), set(), set()
        for word_class, pieces in entries:
            self._add(word_class, pieces)
            for piece in pieces:
                if piece.endswith("*"):
                    openings.add(piece[:-1])
                elif piece.startswith("*"):
                    endings.add(piece[1:])
                elif piece != GAP:
                    words.add(piece)
        self.words = frozenset(words)
        self._openings = frozenset(openings)
        self._endings = frozenset(endings)
        self._opening_lengths = sorted({len(stem) for stem in openings})
        self._ending_lengths = sorted({len(stem) for stem in endings})

    def _add(self, word_class: str, pieces: tuple[str, ...]) -> None:
        node = self._root
        for piece in pieces:
            if piece == GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            else:
                node = node.next.setdefault(piece, _Node())
        if word_class not in node.classes:
            node.classes += (word_class,)

    def knows(self, word: str) -> bool:
        """Whether an entry holds the word, or covers it with an opening stem of four letters or more."""
        return word in self.words or any(
            word[:length] in self._openings
            for length in self._opening_lengths
            if length >= _SHORTEST_KNOWN_STEM
        )

    def match(self, words: Sequence[str]) -> Iterator[Match]:
        """Every match, possibly overlapping, in no particular order."""
        symbols = [self._symbols(word) for word in words]
        for start in range(len(words)):
            yield from self._walk(self._root, symbols, start, start)

    def _symbols(self, word: str) -> list[str]:
        found = [word] if word in self.words else []
        if begins_with_digit(word):
            found.append(NUMBER)
        size = len(word)
        for length in self._opening_lengths:
            if length > size:
                break
            if word[:length] in self._openings:
                found.append(word[:length] + "*")
        for length in self._ending_lengths:
            if length > size:
                break
            if word[size - length :] in self._endings:
                found.append("*" + word[size - length :])
        return found

    def _walk(self, node: _Node, symbols: Sequence[list[str]], start: int, at: int) -> Iterator[Match]:
        for word_class in node.classes:
            yield Match(start, at, word_class)
        if at == len(symbols):
            return
        for symbol in symbols[at]:
            child = node.next.get(symbol)
            if child is not None:
                yield from self._walk(child, symbols, start, at + 1)
        if node.gap is not None:
            for landing in range(at, min(at + LONGEST_GAP, len(symbols) - 1) + 1):
                for symbol in symbols[landing]:
                    child = node.gap.next.get(symbol)
                    if child is not None:
                        yield from self._walk(child, symbols, start, landing + 1)
