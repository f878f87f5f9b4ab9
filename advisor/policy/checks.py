"""What a policy may say by its form and still must not: it would silence people, or warn all the time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from advisor.evidence.marks import PROTECTED_CLASSES
from advisor.lexicon import Lexicon, entry_pieces
from advisor.policy.schema import Name, Policy
from advisor.vectors import WordVectors

_PROTECTED = (
    "This is about working conditions, speaking up or despair. Posts about them are protected: leave it out."
)
_EVERYDAY = (
    "This is an everyday word as well: whoever writes it would be warned. Add 'everyday: true', and it "
    "counts only beside a word about work; or write the name with a second word."
)
_TWICE = "This name is in the policy already, as {}. Keep one of them."


def misjudged(policy: Policy) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The keys that must be changed, and what to do with each."""
    yield from _everyday_names(policy)
    yield from _protected_names(policy)
    yield from _names_twice(policy)
    for category, phrases in policy.phrases.items():
        for at, phrase in enumerate(phrases):
            if is_protected(phrase.text):
                yield ("phrases", category, at), _PROTECTED


def is_protected(text: str) -> bool:
    """Whether words are those of protected voice, or of somebody in distress."""
    found = {match.word_class for match in _lexicon().match(entry_pieces(text), "mixed")}
    return not found.isdisjoint(PROTECTED_CLASSES)


def is_protected_throughout(name: str) -> bool:
    """Whether a name is nothing but words of protected voice: "works council", and not "Union Bank"."""
    words = entry_pieces(name)
    found = [match for match in _lexicon().match(words, "mixed") if match.word_class in PROTECTED_CLASSES]
    return {at for match in found for at in range(match.start, match.end)} == set(range(len(words)))


def is_everyday(name: str) -> bool:
    """Whether a name is a word that anybody may use."""
    pieces = entry_pieces(name)
    return len(pieces) == 1 and (pieces[0] in _vocabulary() or len(pieces[0]) < 3)


def _names(policy: Policy) -> Iterator[tuple[tuple[str | int, ...], Name]]:
    """The names that must not be told."""
    for kind, names in (
        ("code_names", policy.code_names),
        ("products", [product if product.announced is not True else None for product in policy.products]),
        ("clients", [client if not client.may_be_named else None for client in policy.clients]),
    ):
        yield from (((kind, at), name) for at, name in enumerate(names) if name is not None)


def _everyday_names(policy: Policy) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path, name in _names(policy):
        # A client's name counts only beside a word about work anyway.
        if not name.everyday and path[0] != "clients" and any(map(is_everyday, (name.name, *name.also))):
            yield path, _EVERYDAY


def _protected_names(policy: Policy) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path, name in _names(policy):
        if any(map(is_protected_throughout, (name.name, *name.also))):
            yield path, _PROTECTED
    for at, name in enumerate(policy.competitors):
        if is_protected_throughout(name):
            yield ("competitors", at), _PROTECTED


def _names_twice(policy: Policy) -> Iterator[tuple[tuple[str | int, ...], str]]:
    seen: dict[tuple[str, ...], str] = {}
    for kind in ("employers", "products", "code_names", "clients", "competitors"):
        for at, given in enumerate(getattr(policy, kind)):
            names = [given.name, *given.also] if isinstance(given, Name) else [given]
            for pieces in map(entry_pieces, names):
                if pieces in seen:
                    yield (kind, at), _TWICE.format(seen[pieces])
                seen.setdefault(pieces, f"{kind}[{at + 1}]")


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon.load()


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(WordVectors.load().words)
