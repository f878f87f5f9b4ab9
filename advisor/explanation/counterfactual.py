"""What would have to change for a milder verdict: the fewest changes, each tried on the advisor itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from advisor.advisor import Advisor
from advisor.draft import Advice, Finding, Token
from advisor.explanation.behind import Explanation
from advisor.model.progress import Progress, no_progress
from advisor.reading.characters import begins_alphanumeric
from advisor.reading.clauses import clause_around
from advisor.taxonomy import LEVELS

KINDS = ("rewrite", "finding", "clause", "words")
"""Changes in the order in which they are tried, the most sensible first: what the advisor offers itself,
leaving out words that it points at, leaving out their clause or sentence, leaving out the words that count
most."""

MOST_CHANGES = 4
"""Changes that are made together, at most; what takes more is another text."""

_MOST_WORDS = 12
"""Contributions whose words are tried."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a text.

    Attributes:
        kind: One of `KINDS`.
        start, end: What it replaces, in code points; white space that would be left over is part of it.
        words: What stands there: `text[start:end]`.
        instead: What is put there; empty if the words are left out.
    """

    kind: str
    start: int
    end: int
    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """The smallest change that was found.

    Attributes:
        changes: In the order of the text; no two overlap.
        text: The text with all of them made.
        advice: What the advisor says about that text: a milder level than before.
    """

    changes: tuple[Change, ...]
    text: str
    advice: Advice


def find_counterfactual(
    advisor: Advisor, text: str, lang: str | None = None, progress: Progress = no_progress
) -> Counterfactual | None:
    """The smallest change to a text after which the advisor gives a milder level.

    One change is better than two, then the more sensible kind is better (`KINDS`), then the fewer words. At
    least one word must stay. Where it takes several changes each is the one that helps most, so there may be
    a smaller set that is not found.

    Args:
        advisor: The advisor that is asked, about every change.
        text: The text.
        lang: `"en"` or `"de"` if known.
        progress: Told how many changes have been tried: a text of 10,000 code points can take half a minute.

    Returns:
        None if no change of at most `MOST_CHANGES` places does it, or if there is no milder level: the text
        is clear already.

    Raises:
        TypeError, ValueError: As `Advisor.review`.
    """
    explanation = advisor.explain(text, lang)
    if explanation.advice.level == "clear":
        return None
    search = _Search(advisor, text, lang, explanation, progress)
    return search.one_change() or search.several_changes()


def apply(text: str, changes: Iterable[Change]) -> str:
    """A text with changes made that do not overlap."""
    for change in sorted(changes, key=lambda one: -one.start):
        text = text[: change.start] + change.instead + text[change.end :]
    return text


class _Search:
    """Looks for a counterfactual of one text."""

    def __init__(
        self,
        advisor: Advisor,
        text: str,
        lang: str | None,
        explanation: Explanation,
        progress: Progress,
    ) -> None:
        self._advisor = advisor
        self._text = text
        self._lang = lang
        self._before = explanation.advice
        tokens = advisor.gather(text, lang).marks.reading.tokens
        places: dict[tuple[int, int, str], Change] = {}
        for change in _candidates(text, explanation, tokens):
            places.setdefault((change.start, change.end, change.instead), change)
        self._candidates = tuple(places.values())
        self._tried: dict[tuple[Change, ...], Counterfactual | None] = {}
        self._progress = progress

    def one_change(self) -> Counterfactual | None:
        of_each_kind = groupby(self._candidates, key=lambda change: change.kind)
        found = (self._smallest((change,) for change in alike) for _, alike in of_each_kind)
        return next(filter(None, found), None)

    def several_changes(self) -> Counterfactual | None:
        """Adds the change that helps most, again and again, then takes back what was not needed."""
        changes: tuple[Change, ...] = ()
        for _ in range(MOST_CHANGES):
            further = [
                found
                for change in self._candidates
                if not any(_overlap(change, other) for other in changes)
                and (found := self._try((*changes, change)))
            ]
            if not further:
                return None
            best = min(further, key=_severity)
            changes = best.changes
            if self._is_milder(best):
                return self._pruned(best)
        return None

    def _pruned(self, found: Counterfactual) -> Counterfactual:
        for change in found.changes:
            others = tuple(one for one in found.changes if one is not change)
            attempts = [others, *((*others, part) for part in self._within(change))]
            smaller = self._smallest(attempts)
            if smaller and _size(smaller) < _size(found):
                return self._pruned(smaller)
        return found

    def _within(self, change: Change) -> list[Change]:
        """The changes that leave out only a part of what this one leaves out."""
        if change.instead:
            return []
        return [
            one
            for one in self._candidates
            if change.start <= one.start and one.end <= change.end and one != change
        ]

    def _smallest(self, attempts: Iterable[tuple[Change, ...]]) -> Counterfactual | None:
        """The smallest of some changes that makes the text milder, if any does."""
        found = [one for attempt in attempts if (one := self._try(attempt)) and self._is_milder(one)]
        return min(found, key=lambda one: (_size(one), _severity(one)), default=None)

    def _try(self, changes: tuple[Change, ...]) -> Counterfactual | None:
        """What the advisor says with these changes; None if too little is left to be a text of its kind."""
        changes = tuple(sorted(changes, key=lambda one: one.start))
        if changes not in self._tried:
            self._tried[changes] = self._asked(changes)
            tried = len(self._tried)
            self._progress("Changes tried", tried, max(tried, MOST_CHANGES * len(self._candidates)))
        return self._tried[changes]

    def _asked(self, changes: tuple[Change, ...]) -> Counterfactual | None:
        changed = apply(self._text, changes)
        if not changes or not any(map(begins_alphanumeric, changed)):
            return None
        advice = self._advisor.review(changed, self._lang)
        # Silence because the language is no longer told would say nothing about the words.
        return Counterfactual(changes, changed, advice) if advice.lang == self._before.lang else None

    def _is_milder(self, found: Counterfactual) -> bool:
        return LEVELS.index(found.advice.level) < LEVELS.index(self._before.level)


def _candidates(text: str, explanation: Explanation, tokens: Sequence[Token]) -> Iterator[Change]:
    findings = explanation.advice.findings
    for finding in findings:
        if finding.rewrite is not None:
            yield Change("rewrite", finding.start, finding.end, finding.quote, finding.rewrite)
    for finding in findings:
        for start, end in _pointed_at(finding, explanation):
            yield _without(text, "finding", start, end)
    for finding in findings:
        for start, end in _around(finding, tokens):
            yield _without(text, "clause", start, end)
    towards_risk = [part for part in explanation.contributions if part.log_odds > 0]
    for part in towards_risk[:_MOST_WORDS]:
        yield _without(text, "words", part.start, part.end)


def _pointed_at(finding: Finding, explanation: Explanation) -> Iterator[Span]:
    """The words of a finding, and what fills the places of the frames that found them."""
    yield finding.start, finding.end
    for found in explanation.evidence:
        if found.category == finding.category and found.start < finding.end and finding.start < found.end:
            yield from ((start, end) for _, start, end in found.slots)


def _around(finding: Finding, tokens: Sequence[Token]) -> Iterator[Span]:
    """The clauses, and the sentences, that hold a finding."""
    inside = [at for at, token in enumerate(tokens) if finding.start <= token.start < finding.end]
    first, last = inside[0], inside[-1]
    start, end = clause_around(tokens, first, last)
    yield tokens[start].start, tokens[end - 1].end
    sentences = range(tokens[first].sentence, tokens[last].sentence + 1)
    within = [token for token in tokens if token.sentence in sentences]
    yield within[0].start, within[-1].end


def _without(text: str, kind: str, start: int, end: int) -> Change:
    """Leaving words out, with the white space before them, or behind them at the beginning of the text."""
    before = len(text[:start].rstrip())
    if before:
        start = before
    else:
        end = len(text) - len(text[end:].lstrip())
    return Change(kind, start, end, text[start:end], "")


def _overlap(first: Change, second: Change) -> bool:
    return first.start < second.end and second.start < first.end


def _size(found: Counterfactual) -> int:
    """How many words are touched."""
    return sum(len(change.words.split()) for change in found.changes)


def _severity(found: Counterfactual) -> tuple[int, float]:
    return LEVELS.index(found.advice.level), found.advice.risk
