"""Levelling of spellings that mean the same word, applied alike to drafts and to the lexicon."""

import json
import unicodedata
from importlib.resources import files

import regex

_LEVELLED = str.maketrans(
    json.loads(files(__package__).joinpath("spelling.json").read_text(encoding="utf-8"))["levelled"]
)
_MARKS = regex.compile(r"\p{M}")


def fold(word: str) -> str:
    """Lower case, umlauts written out, curly apostrophes straight, accents dropped."""
    low = word.lower().translate(_LEVELLED)
    if low.isascii():
        return low
    return _MARKS.sub("", unicodedata.normalize("NFKD", low))
