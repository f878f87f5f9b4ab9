"""Posts of one length to measure with."""

from __future__ import annotations

import itertools
import os
import random

from advisor.corpus import load_corpus

_SEED = 20261124


def posts_of(length: int, count: int) -> list[str]:
    """Posts of exactly `length` code points, English and German in turns, made of the corpus's own.

    Short ones are followed by further ones of their language, and the last is cut.
    """
    choice = random.Random(_SEED)
    corpus = load_corpus()
    by_language = [[example.text for example in corpus if example.lang == lang] for lang in ("en", "de")]
    made = []
    for texts in itertools.islice(itertools.cycle(by_language), count):
        text = choice.choice(texts)
        while len(text) < length:
            text = f"{text} {choice.choice(texts)}"
        made.append(text[:length])
    return made


def pin_to_one_core() -> None:
    """Let this process, and those it starts, run on one core only."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
