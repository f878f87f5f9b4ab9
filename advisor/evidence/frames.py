"""Frames: who did or is what to whom, as data. This module only finds them.

A frame names places ("slots") and the classes that may fill each. It is found where every slot is filled in
the same sentence, or the next one if it says so, with no more than `within` words between neighbours.
`phrases.json` puts classes together first ("my" before "boss" is `my_boss`), so that frames stay short.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from typing import Any

from advisor.draft import Evidence
from advisor.evidence.marks import Marks
from advisor.lexicon import Match
from advisor.reading.clauses import clause_around
from advisor.taxonomy import CATEGORIES

_LONGEST_MATCH = 16
"""Words that an entry or phrase may span; bounds the search."""

_MOST_FINDS = 8
"""Finds of one frame that are kept in one text; more would say nothing new."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as its file describes it.

    Attributes:
        name: Unique among all frames.
        category: The risk it speaks for.
        level: What it would deserve if nothing excuses it: `"note"` or `"warn"`.
        slots: Name of each place and the classes that may fill it, in order.
        within: Words that may stand between two neighbouring places, at most.
        ordered: Whether the places must follow each other as listed.
        reach: Sentences it may stretch over.
        excuses: Names of the excuses that hold for it (`excuses.py`).
        span: The slots whose words are shown to the author; all of them if empty.
        whole_clause: Whether the clause around those words is shown, for words that say nothing alone.
        floor: Probability, 0 to 1, that its category has at least wherever it is found: for frames that were
            hardly ever wrong when they were measured, and too rare for a few thousand examples to teach.
        rewrite: Name of the rewriter that may mend it (`advisor.rewrites`), or None.
    """

    name: str
    category: str
    level: str
    slots: tuple[tuple[str, frozenset[str]], ...]
    within: int
    ordered: bool
    reach: int
    excuses: frozenset[str]
    span: frozenset[str]
    whole_clause: bool
    floor: float
    rewrite: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A frame that was found, and the match that fills each of its slots."""

    frame: Frame
    fillers: tuple[Match, ...]

    def evidence(self, marks: Marks) -> Evidence:
        """The find with its place in the text."""
        tokens = marks.reading.tokens
        named = list(zip((name for name, _ in self.frame.slots), self.fillers, strict=True))
        shown = [match for name, match in named if not self.frame.span or name in self.frame.span]
        start, end = min(match.start for match in shown), max(match.end for match in shown)
        if self.frame.whole_clause:
            start, end = clause_around(tokens, start, end - 1)
        return Evidence(
            self.frame.name,
            self.frame.category,
            self.frame.level,
            tokens[start].start,
            tokens[end - 1].end,
            tuple((name, tokens[match.start].start, tokens[match.end - 1].end) for name, match in named),
        )


class FrameFinder:
    """Finds frames among marks.

    Args:
        frames: What to look for.
        phrases: Name of a phrase and its forms; a form is the classes of its parts, in order, and the words
            that may stand between two parts.
    """

    def __init__(self, frames: Sequence[Frame], phrases: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.frames = tuple(frames)
        # A text has few classes: from those to frames is far shorter than from every frame to its classes.
        self._asking: dict[str, list[int]] = {}
        for place, frame in enumerate(self.frames):
            for name in min((classes for _, classes in frame.slots), key=len):
                self._asking.setdefault(name, []).append(place)
        self._phrases = [
            (name, [frozenset(part) for part in form["parts"]], form["gap"])
            for name, forms in phrases.items()
            for form in forms
        ]

    @classmethod
    def load(cls) -> FrameFinder:
        """The frames that lie in this package, one file a category."""
        folder = files(__package__).joinpath("frames")
        phrases = json.loads(folder.joinpath("phrases.json").read_text(encoding="utf-8"))
        frames = [
            read_frame(name, category, fields)
            for category in CATEGORIES
            for name, fields in json.loads(
                folder.joinpath(f"{category}.json").read_text(encoding="utf-8")
            ).items()
        ]
        return cls(frames, phrases)

    def with_phrases(self, marks: Marks) -> Marks:
        """The marks and the phrases that they make."""
        found = {match for phrase in self._phrases for match in _phrase(marks, *phrase)}
        return Marks(marks.reading, tuple(sorted(found.union(marks.matches))))

    def __call__(self, marks: Marks) -> list[Found]:
        """The closest find of every frame for each filler of its rarest slot."""
        present = marks.by_class.keys()
        places = {place for name in present for place in self._asking.get(name, ())}
        return [
            found
            for frame in map(self.frames.__getitem__, sorted(places))
            if all(not classes.isdisjoint(present) for _, classes in frame.slots)
            for found in islice(_find(frame, marks), _MOST_FINDS)
        ]


def _phrase(marks: Marks, name: str, parts: Sequence[frozenset[str]], gap: int) -> Iterator[Match]:
    chains = _of(marks, parts[0])
    for part in parts[1:]:
        fillers = _of(marks, part)
        chains = [
            Match(chain.start, match.end, name)
            for chain in chains
            for match in _around(fillers, chain.end, chain.end + gap)
            if match.start >= chain.end and marks.sentence(chain) == marks.sentence(match)
        ]
    return (Match(chain.start, chain.end, name) for chain in chains)


def read_frame(name: str, category: str, fields: Mapping[str, Any]) -> Frame:
    """A frame as its file describes it; what the file leaves out has its usual value."""
    return Frame(
        name=name,
        category=category,
        level=fields["level"],
        slots=tuple((slot, frozenset(classes)) for slot, classes in fields["slots"].items()),
        within=fields.get("within", 8),
        ordered=fields.get("ordered", False),
        reach=fields.get("reach", 1),
        excuses=frozenset(fields.get("excuses", ())),
        span=frozenset(fields.get("span", ())),
        whole_clause=fields.get("whole_clause", False),
        floor=fields.get("floor", 0.0),
        rewrite=fields.get("rewrite"),
    )


def _of(marks: Marks, classes: frozenset[str]) -> list[Match]:
    return sorted(match for name in classes for match in marks.by_class.get(name, ()))


def _around(matches: Sequence[Match], first: int, last: int) -> Sequence[Match]:
    """Of sorted matches, those that begin between two words, and those that may reach into them."""
    return matches[bisect_left(matches, (first - _LONGEST_MATCH,)) : bisect_left(matches, (last + 1,))]


def _find(frame: Frame, marks: Marks) -> Iterator[Found]:
    candidates = [_of(marks, classes) for _, classes in frame.slots]
    anchor = min(range(len(candidates)), key=lambda index: len(candidates[index]))
    seen: set[tuple[int, int]] = set()
    for match in candidates[anchor]:
        if (match.start, match.end) not in seen:
            seen.add((match.start, match.end))
            fillers = _fill(frame, marks, candidates, anchor, match)
            if fillers is not None:
                yield Found(frame, fillers)


def _fill(
    frame: Frame, marks: Marks, candidates: Sequence[Sequence[Match]], anchor: int, first: Match
) -> tuple[Match, ...] | None:
    """The nearest filler for every slot, seen from the anchor; None where one is missing."""
    chosen: dict[int, Match] = {anchor: first}
    # From the anchor outwards, so that "neighbour" means the slot that was filled just before.
    order = sorted(range(len(candidates)), key=lambda index: abs(index - anchor))
    for index in order[1:]:
        neighbour = chosen[index + 1 if index < anchor else index - 1]
        near = _around(candidates[index], neighbour.start - frame.within, neighbour.end + frame.within)
        fitting = [
            match
            for match in near
            if _fits(frame, marks, match, neighbour, before=index < anchor)
            and not any(_clash(match, other) for other in chosen.values())
        ]
        if not fitting:
            return None
        chosen[index] = min(fitting, key=lambda match: (_distance(match, neighbour), match))
    return tuple(chosen[index] for index in range(len(candidates)))


def _fits(frame: Frame, marks: Marks, match: Match, neighbour: Match, *, before: bool) -> bool:
    if frame.ordered and (match.start < neighbour.start) != before:
        return False
    apart = abs(marks.sentence(match) - marks.sentence(neighbour))
    return apart < frame.reach and _distance(match, neighbour) <= frame.within


def _distance(one: Match, other: Match) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _clash(one: Match, other: Match) -> bool:
    """Whether two fillers use the same words; one in the gap of the other ("my *stupid* boss") does not."""
    inside = (one.start < other.start and other.end < one.end) or (
        other.start < one.start and one.end < other.end
    )
    return one.start < other.end and other.start < one.end and not inside
