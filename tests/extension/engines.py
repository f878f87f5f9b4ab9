"""Both engines, the library and the one on the device, side by side."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from advisor import Advisor
from advisor.corpus import load_corpus

HERE = Path(__file__).parent

MOST_RISK_APART = 1e-6
LONGEST = 10_000

_ODD = [
    *"\x00\x1c\x85\xa0\u200d\u200f\u202e\u2028\ufe0f\ufeff\u20e3\u0301\u0130\u03a3\u1e9e\ud83d\udc00",
    *"\n\t…#@*'’“„«\"-$€²٣",
    *("👩‍👩‍👧", "🏳️‍🌈", "👍🏽", "🇩🇪", "1️⃣", "مديري", "שלום", "老板", "ａｂｃ", "𝔟𝔬𝔰𝔰", "ﬁred", "...", "://"),
]


def device_advice(texts: Sequence[str], *arguments: str | Path) -> Iterator[dict[str, Any]]:
    """The advice of the device engine on each text.

    Args:
        texts: What it is asked about.
        arguments: The file of a bundle and a day, if not its own and today.
    """
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    run = subprocess.run(
        ["node", HERE / "review.mjs", *arguments],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    # Not splitlines(): a quote may hold line separators.
    return map(json.loads, run.stdout.split("\n")[:-1])


def difference(library: dict[str, Any], device: dict[str, Any]) -> str | None:
    """The name of the first field in which two pieces of advice differ; None if they agree.

    The name of the engine is meant to differ; risks may by less than a millionth.
    """
    if abs(library["risk"] - device["risk"]) > MOST_RISK_APART:
        return "risk"
    same = library.keys() - {"risk", "engine"}
    return next((field for field in sorted(same) if library[field] != device[field]), None)


def differences(advisor: Advisor, texts: Sequence[str], *arguments: str | Path) -> Iterator[tuple[str, str]]:
    """The texts on which the engines disagree, and in what; arguments as for `device_advice`."""
    for text, device in zip(texts, device_advice(texts, *arguments), strict=True):
        advice = advisor.review(text)
        found = difference({**advice.to_dict(), "risk": advice.risk}, device)
        if found is not None:
            yield text, found


def hostile_texts(count: int, seed: int) -> Iterator[str]:
    """Texts that nobody writes, to find where the engines read differently."""
    chance = random.Random(seed)
    words = [word for post in load_corpus()[::50] for word in post.text.split()]
    makers = (
        lambda: chr(chance.randrange(0x110000)),
        lambda: chr(chance.randrange(0x3000)),
        lambda: chance.choice(_ODD),
        lambda: chance.choice(words),
        lambda: " " + chance.choice(words) + " ",
        lambda: _disguised(chance.choice(words), chance),
    )
    for number in range(count):
        length = LONGEST if number % 1000 == 999 else chance.choice((1, 3, 10, 40, 150))
        maker = [chance.choice(makers) for _ in range(3)]
        text = "".join(chance.choice(maker)() for _ in range(length))[:LONGEST]
        # Two halves that have met are one character to JavaScript; let Python see it so too.
        yield text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _disguised(word: str, chance: random.Random) -> str:
    """A word in capitals, stretched, masked or with a mark in it."""
    at = chance.randrange(len(word))
    return chance.choice(
        (
            word.upper(),
            word[:at] + word[at] * 4 + word[at:],
            word[:at] + "*" + word[at + 1 :],
            word[:at] + "\u0308" + word[at:],
        )
    )
