"""What is left of a risky post without its risky words: the same author, topic and style, and harmless.

Learned from beside the posts themselves, it teaches which words carry the risk. What a writer's style or a
topic have to do with risk in a corpus is not true elsewhere, and this is the cheapest way to unlearn it
(counterfactual augmentation, Kaushik et al. 2020).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from advisor.corpus import Example

_FEWEST_WORDS = 4
"""Shorter rests are scraps that nobody would post."""


def rests(examples: Iterable[Example]) -> list[Example]:
    """The rest of each post that deserves a warning and names its risky words; of the same author."""
    return [
        replace(
            example,
            id=f"{example.id}-rest",
            text=text,
            level="clear",
            categories=frozenset(),
            span=None,
        )
        for example in examples
        if example.level == "warn" and example.span and example.text.count(example.span) == 1
        for text in [example.text.replace(example.span, " ").strip()]
        if len(text.split()) >= _FEWEST_WORDS
    ]
