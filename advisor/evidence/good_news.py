"""Good news: something kind about the author's own work, in a post in which nothing else was found.

It is looked for after the judgement and only in clear posts, so the model never sees it. Its word classes and
frames are data of its own (`good_news/`). Precision is what counts: silence is the normal answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from advisor.draft import Token
from advisor.evidence.excuses import is_excused
from advisor.evidence.frames import Found, FrameFinder, read_frame
from advisor.evidence.gather import Gathered
from advisor.evidence.marks import Marks
from advisor.lexicon import Lexicon, Match, read_classes
from advisor.reading.characters import begins_alphanumeric

_FOLDER = files(__package__).joinpath("good_news")


def good_news_lexicon() -> Lexicon:
    """The word classes that only good news is made of, and those that spoil it."""
    return Lexicon(read_classes(_FOLDER))


def good_news_rules() -> dict[str, Any]:
    """The contents of `good_news/frames.json`."""
    return json.loads(_FOLDER.joinpath("frames.json").read_text(encoding="utf-8"))


class GoodNewsFinder:
    """Tells of what kind the good news of a text is. Safe to share between threads.

    Args:
        lexicon: Word classes beside those of the marks.
        rules: Frames by kind, what shows that they are meant, what spoils them, and how much risk they bear.
    """

    def __init__(self, lexicon: Lexicon, rules: Mapping[str, Any]) -> None:
        self._lexicon = lexicon
        self._meaning = tuple(rules["meant_by"])
        self._safe = frozenset(rules["safe_within"])
        self._spoiling = frozenset(rules["spoiled_by"])
        self.most_risk: float = rules["most_risk"]
        frames = [
            read_frame(name, kind, fields)
            for kind, of_kind in rules["kinds"].items()
            for name, fields in of_kind.items()
        ]
        self._find = FrameFinder(frames, {})

    @classmethod
    def load(cls) -> GoodNewsFinder:
        """The finder with the data of this package."""
        return cls(good_news_lexicon(), good_news_rules())

    def __call__(self, gathered: Gathered) -> str | None:
        """The kind of good news, by the first of its frames; None if there is none or it is spoiled."""
        exemptions = gathered.exemptions
        if gathered.evidence or gathered.excused or exemptions.protected or exemptions.distress:
            return None
        reading = gathered.marks.reading
        own = self._lexicon.match([token.norm for token in reading.tokens], reading.lang)
        if not own:
            return None
        marks = Marks(reading, tuple(sorted({*gathered.marks.matches, *own})))
        found = next((found for found in self._find(marks) if not is_excused(found, marks)), None)
        if found is None or not self._is_meant(found, marks, own) or self._is_spoiled(marks, own):
            return None
        return found.frame.category

    def _is_meant(self, found: Found, marks: Marks, own: Sequence[Match]) -> bool:
        """Whether a reason stands near, or nothing else is said: irony says more, and no reason for joy."""
        sentence = marks.sentence(found.fillers[0])
        near = (
            abs(marks.sentence(match) - sentence) <= 1
            for name in self._meaning
            for match in marks.by_class.get(name, ())
        )
        return any(near) or _covers(own, marks.reading.tokens)

    def _is_spoiled(self, marks: Marks, own: Sequence[Match]) -> bool:
        """Whether a spoiling mark stands outside of phrases of safe classes ("can't thank you enough")."""
        phrases = [match for match in own if match.word_class in self._safe]
        return any(
            not any(_holds(phrase, match) for phrase in phrases)
            for name in self._spoiling
            for match in marks.by_class.get(name, ())
        )


def _covers(matches: Sequence[Match], tokens: Sequence[Token]) -> bool:
    """Whether every word is part of a match."""
    covered = {at for match in matches for at in range(match.start, match.end)}
    return all(at in covered for at, token in enumerate(tokens) if begins_alphanumeric(token.norm))


def _holds(phrase: Match, match: Match) -> bool:
    return phrase.start <= match.start and match.end <= phrase.end and phrase[:2] != match[:2]
