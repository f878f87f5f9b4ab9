"""From a reading to all its evidence, with what excuses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from advisor.draft import Evidence
from advisor.evidence.excuses import is_excused
from advisor.evidence.exemptions import Exemptions, find_exemptions
from advisor.evidence.frames import FrameFinder
from advisor.evidence.house_marks import Turn, turned, without_harmless
from advisor.evidence.marks import Marks, find_marks
from advisor.evidence.secrets import SecretFinder
from advisor.lexicon import Lexicon
from advisor.reading import Reading


@dataclass(frozen=True)
class Gathered:
    """Everything found in a reading.

    Attributes:
        marks: The word classes and phrases.
        evidence: What the frames found and nothing excuses.
        excused: What the frames found, but an excuse holds.
        exemptions: What holds for the post as a whole.
    """

    marks: Marks
    evidence: tuple[Evidence, ...]
    excused: tuple[Evidence, ...]
    exemptions: Exemptions


class Gatherer:
    """Gathers evidence. Safe to share between threads.

    Args:
        lexicon: The word classes.
        turns: For each class that changes with a day, when and between which classes.
    """

    def __init__(self, lexicon: Lexicon, turns: Mapping[str, Turn] = MappingProxyType({})) -> None:
        self._lexicon = lexicon
        self._turns = turns
        self.frames = FrameFinder.load()
        self._secrets = SecretFinder()

    def __call__(self, reading: Reading, today: str = "") -> Gathered:
        """All evidence in a reading; none in a language the advisor does not read.

        Args:
            reading: A draft as it was read.
            today: The day, as in ISO 8601; matters only where something changes with a day.
        """
        marks = find_marks(reading, self._lexicon)
        if self._turns:
            marks = Marks(reading, tuple(sorted(set(turned(marks.matches, self._turns, today)))))
        reading, matches = without_harmless(reading, marks.matches)
        marks = Marks(reading, matches)
        if reading.lang != "other":
            secrets = tuple(self._secrets(marks))
            marks = self.frames.with_phrases(Marks(reading, marks.matches + secrets))
        evidence: dict[Evidence, None] = {}
        excused: dict[Evidence, None] = {}
        for found in self.frames(marks):
            (excused if is_excused(found, marks) else evidence).setdefault(found.evidence(marks))
        return Gathered(marks, tuple(evidence), tuple(excused), find_exemptions(marks))
