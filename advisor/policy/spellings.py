"""The spellings of a name: what an author may write when they mean it.

Case, accents, umlauts and hashtags are levelled by the reading (`advisor.reading`). Added here are what a
reading can't know of a name: inflection in English and German, and whether it is written in one word.
"""

from __future__ import annotations

import json
from importlib.resources import files

import regex


def _words(name: str) -> tuple[str, ...]:
    return tuple(json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))[name])


_ENDINGS = _words("endings")
_UNDERTAKINGS = _words("undertakings")
POSSESSIVES = _words("possessives")
"""Words by which an author speaks as one of the house."""
_PARTS = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lo}+|\p{N}+|[^\p{L}\p{N}\s_-]+")

_SHORTEST_OPEN = 7
"""Letters from which on a name may begin a longer word: a German compound, a name run together."""


def spellings(name: str) -> tuple[str, ...]:
    """All spellings of a name, as entries of a lexicon, sorted.

    Args:
        name: One or more words, as the house writes it.
    """
    words = name.split()
    found: set[str] = set()
    for parts in {tuple(words), tuple(_parts(name))}:
        found.update(_inflected(parts))
        for glue in ("", "-", "_"):
            whole = glue.join(parts)
            found.update(_inflected((whole,)))
            if _may_open(whole):
                found.update((f"{whole}*", f"*-{whole}"))
            elif len(parts) == 1 or glue == "-":
                found.update((f"{whole}-*", f"*-{whole}"))
    return tuple(sorted(found))


def undertakings(name: str) -> tuple[str, ...]:
    """The spellings of a name together with what it names, "Project Sunrise", as entries of a lexicon."""
    return tuple(
        sorted(
            entry
            for what in _UNDERTAKINGS
            for entry in (f"{what} {name}", f"{name} {what}", f"{name}-{what}*", f"{what}-{name}*")
        )
    )


def _parts(name: str) -> list[str]:
    """The parts of a name where it changes between words, capitals and digits: "KX-900" is "KX" and "900"."""
    return _PARTS.findall(name) or name.split()


def _may_open(word: str) -> bool:
    return len(word) >= _SHORTEST_OPEN and all(one.isalpha() for one in word if one not in "-_")


def _inflected(parts: tuple[str, ...]) -> set[str]:
    *before, last = parts
    forms = {last}
    if last[-1].isalpha():
        forms.update(last + ending for ending in _ENDINGS)
    elif last[-1].isdigit():
        forms.add(last + "s")
    return {" ".join((*before, form)) for form in forms}
