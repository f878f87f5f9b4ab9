"""From evidence and judgement to advice: which words, why, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.draft import Advice, Evidence, Finding, Judgement
from advisor.evidence.gather import Gathered
from advisor.evidence.good_news import GoodNewsFinder
from advisor.messages import Messages
from advisor.model.features import Feature
from advisor.model.heaviest import heaviest_span
from advisor.model.second_reader import SecondReading
from advisor.model.sequence import Sequence as TokenSequence
from advisor.model.thresholds import Thresholds
from advisor.rewrites import Rewriter
from advisor.taxonomy import LEVELS

_DECIMALS = 9

_MOST_FINDINGS = 5
"""Findings that are shown at once; the author of a long post needs the worst, not all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A text that has been judged.

    Attributes:
        gathered: Its evidence.
        features: Its features.
        sequence: Its tokens, as the networks read them.
        judgement: What is said of them by all who have read.
        second: The text as the second reader has read it, if there is one.
    """

    gathered: Gathered
    features: tuple[Feature, ...]
    sequence: TokenSequence
    judgement: Judgement
    second: SecondReading | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Words to point at, and the frame that found them, if one did."""

    start: int
    end: int
    evidence: Evidence | None


_Draught = tuple[str, str, _Place]
"""A finding before it has words: category, level, place."""

Contributions = Callable[[Judged, str], Sequence[tuple[Feature, float]]]

Silences = Callable[[str, str], bool]
"""Given a changed text and a category: whether the advisor has nothing to say on that category any more."""


class Adviser:
    """Turns judgement into advice.

    Args:
        contributions: Given a text and a category, what each of its words adds: tells which carried the score
            where no frame does.
        thresholds: For each category, the risk from which on each level is given.
        note: The risk of a usual tip; good news is told only far below it.
        messages: For each language that is read.
        rewriters: For each frame that can be mended, by which rewriter.
        good_news: Tells which clear posts are worth a warm word.
        engine: Name under which the advice goes out.
    """

    def __init__(
        self,
        contributions: Contributions,
        thresholds: Mapping[str, Thresholds],
        note: float,
        messages: Mapping[str, Messages],
        rewriters: Mapping[str, Rewriter],
        good_news: GoodNewsFinder,
        engine: str,
    ) -> None:
        self._contributions = contributions
        self._note = note
        self._good_news = good_news
        self._rewriters = rewriters
        self._thresholds = thresholds
        self._messages = messages
        self._engine = engine

    def __call__(self, judged: Judged, silences: Silences) -> Advice:
        """The advice on a text.

        Args:
            judged: The text.
            silences: Whether a finding of a category is gone once a text is changed; asked of rewrites.
        """
        gathered, judgement = judged.gathered, judged.judgement
        levels = self._levels(gathered, judgement)
        draughts = [
            (category, level, place)
            for category, level in levels.items()
            for place in self._places(judged, category)
        ]

        def worst_first(draught: _Draught) -> tuple[int, bool, float, int, str]:
            category, level, place = draught
            # Rounded, so that what is equal but for its last bit is equal in every engine.
            probability = round(judgement.categories[category], _DECIMALS)
            return -LEVELS.index(level), place.evidence is None, -probability, place.start, category

        findings = [
            (self._finding(gathered, place, category, level), place.evidence)
            for category, level, place in _without_shadowed(sorted(draughts, key=worst_first))
        ]
        shown = [
            replace(finding, rewrite=self._rewrite(gathered, finding, evidence, silences))
            for finding, evidence in findings[:_MOST_FINDINGS]
        ]
        shown.sort(key=lambda finding: (finding.start, finding.category))
        return Advice(
            level=max((finding.level for finding in shown), key=LEVELS.index, default="clear"),
            risk=judgement.risk,
            boundary=judgement.boundary,
            lang=gathered.marks.reading.lang,
            protected=gathered.exemptions.protected,
            engine=self._engine,
            findings=tuple(shown),
            encouragement=None if shown else self._encouragement(judged),
        )

    def _encouragement(self, judged: Judged) -> str | None:
        """A warm sentence on a clear post, if the risk is far below any tip and it tells good news."""
        gathered = judged.gathered
        if judged.judgement.risk >= self._good_news.most_risk * self._note:
            return None
        kind = self._good_news(gathered)
        return self._messages[gathered.marks.reading.lang].encouragements[kind] if kind else None

    def _levels(self, gathered: Gathered, judgement: Judgement) -> dict[str, str]:
        """The level of every category that is not clear, never above what the exemptions allow."""
        ceiling = LEVELS.index(gathered.exemptions.ceiling(gathered.evidence))
        framed = {found.category for found in gathered.evidence if found.level == "warn"}
        likeliest = max(judgement.categories, key=lambda category: judgement.categories[category])
        length = len(gathered.marks.reading.tokens)
        levels = {}
        for category, probability in judgement.categories.items():
            # Several categories can make a risk together that none makes alone; the likeliest answers for it.
            risk = judgement.risk if category == likeliest else probability
            level = self._thresholds[category].level(
                risk, framed=category in framed, length=length, boundary=judgement.boundary
            )
            allowed = LEVELS[min(LEVELS.index(level), ceiling)]
            silenced = gathered.exemptions.silences(category, gathered.evidence)
            if allowed != "clear" and not silenced:
                levels[category] = allowed
        return levels

    def _places(self, judged: Judged, category: str) -> list[_Place]:
        """Where the words of a category stand: what frames found, each stretch once; else the heaviest."""
        # Of frames that overlap the worse one speaks, and of two alike the one that its file lists first.
        evidence = sorted(
            (found for found in judged.gathered.evidence if found.category == category),
            key=lambda found: -LEVELS.index(found.level),
        )
        places: list[_Place] = []
        for found in evidence:
            if all(found.end <= place.start or place.end <= found.start for place in places):
                places.append(_Place(found.start, found.end, found))
        if not places:
            tokens = judged.gathered.marks.reading.tokens
            places.append(_Place(*heaviest_span(tokens, self._contributions(judged, category)), None))
        return places

    def _finding(self, gathered: Gathered, place: _Place, category: str, level: str) -> Finding:
        reading = gathered.marks.reading
        messages = self._messages[reading.lang]
        frame = place.evidence.kind if place.evidence else None
        quote = reading.draft.text[place.start : place.end]
        return Finding(
            category=category,
            level=level,
            start=place.start,
            end=place.end,
            quote=quote,
            reason=messages.reason(category, frame, quote),
            suggestion=messages.suggestion(category, frame),
        )

    def _rewrite(
        self, gathered: Gathered, finding: Finding, evidence: Evidence | None, silences: Silences
    ) -> str | None:
        """New words for the finding, if there are some that put the advisor at rest."""
        rewriter = self._rewriters.get(evidence.kind) if evidence else None
        words = rewriter(gathered, evidence) if rewriter else None
        if words is None:
            return None
        text = gathered.marks.reading.draft.text
        mended = text[: finding.start] + words + text[finding.end :]
        return words if silences(mended, finding.category) else None


def _without_shadowed(draughts: Iterable[_Draught]) -> list[_Draught]:
    """What is said, worst first, without tips on words that a warning is about already.

    Where no frame tells what is wrong with some words, one guess at it is enough: the likeliest.
    """
    kept: list[_Draught] = []
    for draught in draughts:
        _, level, place = draught
        over = [
            other_level
            for _, other_level, other in kept
            if place.start < other.end and other.start < place.end
        ]
        shadowed = bool(over) if place.evidence is None else level != "warn" and "warn" in over
        if not shadowed:
            kept.append(draught)
    return kept
