"""The word classes, as data: one file a class and language, one entry a line.

The first line of a file is `# ` and the definition of the class. An entry is one or more words; `stem*` and
`*stem` leave the rest of a word open, `...` stands for up to three words, `#` for a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from advisor.lexicon.matcher import NUMBER, Match, Matcher
from advisor.reading.normal_form import plain_form
from advisor.reading.tokens import TokenSplitter
from advisor.spelling import fold

__all__ = ["Lexicon", "Match", "WordClass", "entry_pieces", "read_classes"]

_LEXICON_LANGUAGES = ("en", "de")
_READ_WITH = {"en": ("en",), "de": ("de",), "mixed": ("en", "de"), "other": ()}


@dataclass(frozen=True, slots=True)
class WordClass:
    """A word class of one language.

    Attributes:
        name: File name without its ending.
        definition: One line: what belongs and what does not.
        entries: As written in the file.
    """

    name: str
    definition: str
    entries: tuple[str, ...]


class Lexicon:
    """Word classes of all languages, ready to be matched.

    Args:
        classes: For each language, its word classes.
    """

    def __init__(self, classes: Mapping[str, Sequence[WordClass]]) -> None:
        self.classes = {lang: tuple(of_lang) for lang, of_lang in classes.items()}
        self._matchers = {
            lang: Matcher(
                (name, pieces) for name, entries in self.pieces_of(lang).items() for pieces in entries
            )
            for lang in self.classes
        }

    @classmethod
    def load(cls, house: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Lexicon:
        """The lexicon that lies in this package.

        Args:
            house: Further word classes, with entries that hold in every language.
        """
        further = [
            WordClass(name, "Added by the house policy.", tuple(entries)) for name, entries in house.items()
        ]
        read = read_classes(files(__package__))
        return cls({lang: of_lang + further for lang, of_lang in read.items()})

    def pieces_of(self, lang: str) -> dict[str, list[tuple[str, ...]]]:
        """The entries of each class of a language, as the pieces that the matcher knows."""
        return {
            word_class.name: [entry_pieces(entry) for entry in word_class.entries]
            for word_class in self.classes[lang]
        }

    def words_of(self, lang: str) -> frozenset[str]:
        """The whole words in the entries of a language, folded."""
        return self._matchers[lang].words

    def knows(self, word: str) -> bool:
        """Whether some entry of any language holds the folded word, or covers it with an open stem."""
        return any(matcher.knows(word) for matcher in self._matchers.values())

    def match(self, words: Sequence[str], lang: str) -> list[Match]:
        """Every class that matches somewhere in the normal forms of a text, ordered by first word."""
        return sorted({match for part in _READ_WITH[lang] for match in self._matchers[part].match(words)})


def read_classes(folder: Traversable) -> dict[str, list[WordClass]]:
    """The word classes in a folder, by language: those of English lie in `en`, of German in `de`."""
    return {lang: _read_language(folder.joinpath(lang)) for lang in _LEXICON_LANGUAGES}


def _read_language(folder: Traversable) -> list[WordClass]:
    return [_read_class(path) for path in sorted(folder.iterdir(), key=lambda path: path.name)]


def _read_class(path: Traversable) -> WordClass:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    if not first.startswith("# "):
        raise ValueError(f"{path.name}: the first line must be '# ' and the definition of the class.")
    entries = tuple(line for line in lines if line and not line.startswith("# "))
    return WordClass(path.name.removesuffix(".txt"), first[2:], entries)


def entry_pieces(entry: str) -> tuple[str, ...]:
    """An entry as the matcher's symbols: folded words, open stems, `...` and `#`."""
    split = _splitter()
    pieces: list[str] = []
    for piece in entry.split():
        if piece == "#":
            pieces.append(NUMBER)
        elif piece == "..." or "*" in piece:
            pieces.append(fold(piece))
        elif split.is_one_word(piece):
            pieces.append(plain_form("word", piece))
        else:
            # As a draft would be split: "a&e" is three tokens.
            pieces.extend(plain_form(kind, piece[start:end]) for kind, start, end in split(piece))
    return tuple(pieces)


@lru_cache(maxsize=1)
def _splitter() -> TokenSplitter:
    return TokenSplitter.load()
