"""What a session shows, and in which order: chosen by a seed, at least half of it harmless, no post twice."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from advisor.draft import Advice
from advisor.taxonomy import LEVELS
from advisor.workshop.packs import Pack, Pair, Post, Rewrite, Task

GAMES = ("vote", "spot", "flip", "better", "fool")
"""Vote, discuss, reveal; spot the risk; flip it; say it better; fool the advisor."""

SIDES = ("first", "second", "both", "neither")
"""Which of the two posts of a pair would be questioned."""

SOLVED = "solved"
"""What counts as an answer where a post is to be said better."""

# How many of each are drawn. Of the posts for all to judge, twice as many are clear as are not, which makes
# up for the posts that are to be said better, as those are never clear.
_VOTES = {True: 4, False: 2}
_SPOTS = {True: 1, False: 1}
_FLIPS = 2
_BETTERS = 1

Review = Callable[[str], Advice]


@dataclass(frozen=True, slots=True)
class Shown:
    """A post that the room sees.

    Attributes:
        text: The post.
        level: What a fair adviser says to it.
        advice: What the advisor says to it.
        span: The risky words, or None.
    """

    text: str
    level: str
    advice: Advice
    span: str | None = None

    @property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where its words stand, with the marks that cling to them, in code points."""
        return tuple(found.span() for found in re.finditer(r"\S+", self.text))

    def words_within(self, start: int, end: int) -> frozenset[int]:
        """Which of its words touch a span."""
        return frozenset(
            number for number, (first, last) in enumerate(self.words) if first < end and start < last
        )

    @property
    def risky_words(self) -> frozenset[int]:
        """The words that a fair adviser means."""
        if self.span is None:
            return frozenset()
        start = self.text.index(self.span)
        return self.words_within(start, start + len(self.span))

    @property
    def advised_words(self) -> frozenset[int]:
        """The words that the advisor underlines."""
        return frozenset().union(
            *(self.words_within(found.start, found.end) for found in self.advice.findings)
        )


@dataclass(frozen=True, slots=True)
class Round:
    """One round.

    Attributes:
        game: One of `GAMES`.
        posts: What is shown; two for a pair, none where the room brings its own.
        reason: Why, for the reveal.
        task: What to say better, in that game.
        items: The ids of what is shown.
    """

    game: str
    posts: tuple[Shown, ...] = ()
    reason: str = ""
    task: Task | None = None
    items: tuple[str, ...] = field(default=())

    @property
    def phases(self) -> tuple[str, ...]:
        """What it goes through; there is nothing to discuss blind where the room writes itself."""
        return ("open", "reveal") if self.game in ("better", "fool") else ("open", "discuss", "reveal")

    def takes(self, choices: Sequence[str]) -> bool:
        """Whether these may be an answer: words by their number, or one choice."""
        if self.game == "spot":
            allowed = {str(number) for number in range(len(self.posts[0].words))}
            return len(set(choices)) == len(choices) and set(choices) <= allowed
        single = {"vote": LEVELS, "flip": SIDES, "better": (SOLVED,)}.get(self.game, ())
        return len(choices) == 1 and choices[0] in single

    @property
    def answer(self) -> str | None:
        """The choice that a fair adviser would make, where there is one."""
        if self.game == "vote":
            return self.posts[0].level
        if self.game == "flip":
            return side([post.level != "clear" for post in self.posts])
        return None

    @property
    def advised(self) -> str | None:
        """The choice that the advisor makes, where there is one."""
        if self.game == "vote":
            return self.posts[0].advice.level
        if self.game == "flip":
            return side([post.advice.level != "clear" for post in self.posts])
        return None


def side(questioned: Sequence[bool]) -> str:
    """Which of two posts is questioned, as one of `SIDES`."""
    first, second = questioned
    return SIDES[{(True, False): 0, (False, True): 1, (True, True): 2, (False, False): 3}[first, second]]


def plan(pack: Pack, lang: str, seed: int, review: Review) -> tuple[Round, ...]:
    """The rounds of a session; the same arguments give the same rounds.

    Args:
        pack: What to draw from.
        lang: `"en"` or `"de"`.
        seed: Any whole number.
        review: Gives the advisor's advice.
    """
    chance = random.Random(seed)
    posts = {clear: [post for post in pack.posts if (post.level == "clear") is clear] for clear in _VOTES}
    drawn = {clear: chance.sample(posts[clear], _VOTES[clear] + _SPOTS[clear]) for clear in posts}
    votes = [post for clear in drawn for post in drawn[clear][: _VOTES[clear]]]
    spots = [post for clear in drawn for post in drawn[clear][_VOTES[clear] :]]
    for few in (votes, spots):
        chance.shuffle(few)
    return (
        *_judged(votes, "vote", lang, review),
        *_judged(spots, "spot", lang, review),
        *(_pair(pair, lang, chance.random() < 0.5, review) for pair in chance.sample(pack.pairs, _FLIPS)),
        *(_task(one, lang, review) for one in chance.sample(pack.rewrites, _BETTERS)),
        Round("fool"),
    )


def _judged(posts: Iterable[Post], game: str, lang: str, review: Review) -> list[Round]:
    told = [(post, post.de if lang == "de" else post.en) for post in posts]
    return [
        Round(
            game,
            (Shown(one.text, post.level, review(one.text), one.span),),
            one.reason,
            items=(post.id,),
        )
        for post, one in told
    ]


def _pair(pair: Pair, lang: str, risky_first: bool, review: Review) -> Round:
    sides = pair.de if lang == "de" else pair.en
    shown = [
        Shown(sides.risky, pair.level, review(sides.risky)),
        Shown(sides.harmless, "clear", review(sides.harmless)),
    ]
    return Round("flip", tuple(shown if risky_first else shown[::-1]), sides.reason, items=(pair.id,))


def _task(rewrite: Rewrite, lang: str, review: Review) -> Round:
    task = rewrite.de if lang == "de" else rewrite.en
    shown = Shown(task.text, rewrite.level, review(task.text))
    return Round("better", (shown,), task.reason, task, items=(rewrite.id,))
