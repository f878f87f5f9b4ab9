"""Where sentences begin, among tokens."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from advisor.reading.tokens import RawToken


def sentence_numbers(
    text: str, tokens: Sequence[RawToken], ends: Collection[str], closing: Collection[str]
) -> list[int]:
    """The sentence, counted from 0, of each token.

    A sentence ends at a line break, and after an end mark (with closing quotes and brackets behind it) that
    white space follows. Dots that trail off end it only before a capital letter: timelines join fragments
    with them. A full stop after a single letter or a number ("z. B.", "3. Mai") ends nothing.
    """
    numbers: list[int] = []
    number = 0
    ended = False
    for index, (kind, start, end) in enumerate(tokens):
        previous_end = tokens[index - 1][2] if index else start
        gap = text[previous_end:start]
        if index and ("\n" in gap or (ended and gap and not (kind == "word" and text[start].islower()))):
            number += 1
            ended = False
        numbers.append(number)
        word = text[start:end]
        if word in ends or kind == "dots":
            ended = not (word == "." and index and _is_short(text, tokens[index - 1]))
        elif not (ended and word in closing):
            ended = False
    return numbers


def _is_short(text: str, token: RawToken) -> bool:
    kind, start, end = token
    return kind == "number" or end - start == 1 or text[start:end].isdigit()
