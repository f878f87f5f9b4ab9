"""Levelling of spellings that mean the same word, applied alike to drafts and to the lexicon."""

import unicodedata

import regex

_LEVELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'", "‘": "'", "æ": "ae", "ø": "oe"}
)
_MARKS = regex.compile(r"\p{M}")


def fold(word: str) -> str:
    """Lower case, umlauts written out, curly apostrophes straight, accents dropped."""
    low = word.lower().translate(_LEVELLED)
    if low.isascii():
        return low
    return _MARKS.sub("", unicodedata.normalize("NFKD", low))
