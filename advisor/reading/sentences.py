"""Where sentences begin, among tokens."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from advisor.reading.characters import begins_lower, is_digits
from advisor.reading.tokens import RawToken

_SHORT = 3
"""Letters of a word that may be an abbreviation."""


def sentence_numbers(
    text: str, tokens: Sequence[RawToken], ends: Collection[str], closing: Collection[str]
) -> list[int]:
    """The sentence, counted from 0, of each token.

    A sentence ends at a line break, and after an end mark (with closing quotes and brackets behind it) that
    white space follows. Dots that trail off end it only before a capital letter: timelines join fragments
    with them. A full stop ends nothing after a single letter or a number ("z. B.", "3. Mai"), nor between a
    short word and a small letter ("this vs. that").
    """
    numbers: list[int] = []
    number = 0
    ended = softly = False
    for index, (kind, start, end) in enumerate(tokens):
        gap = text[tokens[index - 1][2] if index else start : start]
        goes_on = softly and kind == "word" and begins_lower(text, start)
        if index and ("\n" in gap or (ended and gap and not goes_on)):
            number += 1
            ended = False
        numbers.append(number)
        word = text[start:end]
        if word in ends or kind == "dots":
            stop = word == "." and index > 0
            ended = not (stop and _is_short(text, tokens[index - 1], 1))
            softly = kind == "dots" or (stop and _is_short(text, tokens[index - 1], _SHORT))
        elif not (ended and word in closing):
            ended = False
    return numbers


def _is_short(text: str, token: RawToken, longest: int) -> bool:
    kind, start, end = token
    return kind == "number" or end - start <= longest or is_digits(text[start:end])
