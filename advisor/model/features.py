"""Features: what the model sees of a text.

It never sees a word: only word classes, the order they come in, and frames. So a few thousand examples teach
about all the words of a class, in both languages at once, and a writer's style has little to hold on to.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from advisor.evidence.gather import Gathered

_NEAR = 4
"""Words that may stand between two classes for them to count as neighbours."""


class Feature(NamedTuple):
    """One feature and the words it comes from: tokens `start` up to, not including, `end`."""

    name: str
    start: int
    end: int


class FeatureMaker:
    """Makes features of what was gathered from a text.

    - `insult_strong`: a word class that is a mark, not only a topic (`topics.txt`), and not in a quotation.
    - `boss>insult_strong`: a class that begins shortly after another one in the same sentence, if at least
      one of the two is a mark.
    - `frame:boss_insulted`, `warn:disparagement`: a frame, and the level and category it speaks for.
    - `excused:boss_insulted`: a frame that an excuse holds for.
    """

    def __init__(self) -> None:
        lines = files(__package__).joinpath("topics.txt").read_text(encoding="utf-8").splitlines()
        self._topics = frozenset(line for line in lines if not line.startswith("#"))

    def __call__(self, gathered: Gathered) -> Iterator[Feature]:
        """Every feature of a text, once for each place where it stands."""
        marks = gathered.marks
        quotations = marks.by_class.get("quotation", ())
        for match in marks.matches:
            quoted = any(quote.start <= match.start and match.end <= quote.end for quote in quotations)
            if match.word_class not in self._topics and not quoted:
                yield Feature(match.word_class, match.start, match.end)
        yield from self._neighbours(gathered)
        begins = {token.start: index for index, token in enumerate(marks.reading.tokens)}
        ends = {token.end: index + 1 for index, token in enumerate(marks.reading.tokens)}
        for found in gathered.evidence:
            start, end = begins[found.start], ends[found.end]
            yield Feature(f"frame:{found.kind}", start, end)
            yield Feature(f"{found.level}:{found.category}", start, end)
        for found in gathered.excused:
            yield Feature(f"excused:{found.kind}", begins[found.start], ends[found.end])

    def _neighbours(self, gathered: Gathered) -> Iterator[Feature]:
        marks = gathered.marks
        for index, first in enumerate(marks.matches):
            sentence = marks.sentence(first)
            for second in marks.matches[index + 1 :]:
                if second.start - first.end > _NEAR or marks.sentence(second) != sentence:
                    break
                apart = second.start >= first.end and second.word_class != first.word_class
                if apart and not self._topics.issuperset((first.word_class, second.word_class)):
                    yield Feature(f"{first.word_class}>{second.word_class}", first.start, second.end)
