"""What a quiz sheet asks: chosen by a seed, at least half of it harmless, no post twice."""

from __future__ import annotations

import random
from dataclasses import dataclass

from advisor.taxonomy import LEVELS
from advisor.workshop.packs import Pack, Post, Rewrite

FEWEST, MOST = 5, 10
"""Items on a sheet: fewer show too few kinds, more need a second page."""


@dataclass(frozen=True, slots=True)
class Item:
    """A post to judge.

    Attributes:
        id: Of the item in its pack.
        text: The post.
        level: What a fair adviser says to it, one of `LEVELS`.
        reason: Why.
        span: The risky words where the pack names them, or None.
        better: One way to say it where the pack has one, or None.
    """

    id: str
    text: str
    level: str
    reason: str
    span: str | None = None
    better: str | None = None


def draw_quiz(pack: Pack, lang: str, seed: int, count: int = MOST) -> tuple[Item, ...]:
    """The items of a sheet; the same arguments give the same items, in both languages.

    Three of five are harmless. Of the others one has a better wording, and half are worth a tip only.

    Args:
        pack: What to draw from.
        lang: `"en"` or `"de"`.
        seed: Any whole number.
        count: `FEWEST` to `MOST`.
    """
    chance = random.Random(seed)
    risky = count * 2 // 5
    shares = {"clear": count - risky, "note": risky // 2, "warn": risky - risky // 2 - 1}
    drawn: list[Post | Rewrite] = [
        post
        for level in LEVELS
        for post in chance.sample([post for post in pack.posts if post.level == level], shares[level])
    ]
    drawn += chance.sample(pack.rewrites, 1)
    chance.shuffle(drawn)
    return tuple(_item(one, lang) for one in drawn)


def _item(drawn: Post | Rewrite, lang: str) -> Item:
    told = drawn.de if lang == "de" else drawn.en
    if isinstance(drawn, Rewrite):
        return Item(drawn.id, told.text, drawn.level, told.reason, better=told.better)
    return Item(drawn.id, told.text, drawn.level, told.reason, span=told.span)
