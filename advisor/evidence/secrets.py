"""Secrets in a text: keys and tokens by their shape, passwords and codes by the words before them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

import regex

from advisor.draft import Token
from advisor.evidence.marks import Marks
from advisor.lexicon import Match

SECRET_VALUE = "secret_value"
"""The mark that a secret itself bears."""

_TURKIC = str.maketrans("İı", "\ufffd\ufffd")
"""Python takes these for an "i" where case does not count, JavaScript does not."""

_CLAUSE_ENDS = frozenset({".", "!", "?", ",", ";", "…"})


class SecretFinder:
    """Finds what opens something: keys, tokens, passwords, door codes."""

    def __init__(self) -> None:
        data = json.loads(files(__package__).joinpath("secret_patterns.json").read_text(encoding="utf-8"))
        self._key = regex.compile("|".join(data["keys"].values()), regex.IGNORECASE)
        self._value = regex.compile(data["value"])
        self._made_up_value = regex.compile(data["made_up_value"])
        self._bare_words = frozenset(data["bare_words"])
        self._bare_value = regex.compile(data["bare_value"])
        self._harmless_before_bare = frozenset(data["harmless_before_bare"])
        self._linking = frozenset(data["linking_words"])
        self._longest_link = data["longest_link"]
        self._harmless = regex.compile(data["harmless_values"], regex.IGNORECASE)

    def __call__(self, marks: Marks) -> Iterator[Match]:
        """`secret_value` for every secret."""
        text, tokens = marks.reading.text, marks.reading.tokens
        for key in self._key.finditer(text.translate(_TURKIC)):
            yield _covering(tokens, key.start(), key.end())
        for word in marks.by_class.get("credword", ()):
            value = self._value_after(text, tokens, word.end)
            if value is not None:
                yield _covering(tokens, *value)
        yield from self._bare_codes(text, tokens)

    def _bare_codes(self, text: str, tokens: tuple[Token, ...]) -> Iterator[Match]:
        """A "code" or "pin" right before a number that is no year, but no "error code" or the like."""
        for index in range(len(tokens) - 1):
            if tokens[index].norm in self._bare_words:
                value = self._bare_value.match(text, tokens[index + 1].start)
                before = tokens[index - 1].norm if index else ""
                harmless = value is None or self._harmless.fullmatch(value[0])
                if not harmless and before not in self._harmless_before_bare:
                    yield _covering(tokens, value.start(), value.end())

    def _value_after(self, text: str, tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
        """The span of the first word behind a credential word that looks like what it opens with.

        Behind "is" a value may look like much; without it, only what nobody writes otherwise is taken.
        """
        linked = False
        for token in tokens[index : index + self._longest_link]:
            # "the door code for Harrow St is 4471": a place may stand in between, another sentence may not.
            if token.sentence != tokens[index - 1].sentence or token.norm in _CLAUSE_ENDS:
                return None
            if token.norm in self._linking:
                linked = True
                continue
            value = (self._value if linked else self._made_up_value).match(text, token.start)
            if value is not None:
                found = value[0].rstrip(".:")
                if "://" not in found and not self._harmless.fullmatch(found):
                    return value.start(), value.start() + len(found)
        return None


def _covering(tokens: tuple[Token, ...], start: int, end: int) -> Match:
    inside = [index for index, token in enumerate(tokens) if token.start < end and token.end > start]
    return Match(inside[0], inside[-1] + 1, SECRET_VALUE)
