"""Why the advisor says what it says: the evidence, the excuses, and what each thing added to the score."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.draft import Advice, Evidence, Judgement
from advisor.evidence.exemptions import Exemptions


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature added to the score of a category.

    Attributes:
        feature: Its name: a word class, `a>b` (b shortly after a), `a&b` (in one sentence), `frame:...`, or
            `excused:...`.
        start, end: The words it comes from, in code points.
        log_odds: What it added; negative speaks for harmlessness.
    """

    feature: str
    start: int
    end: int
    log_odds: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind an advice.

    Attributes:
        advice: What the author is shown.
        judgement: Probabilities.
        category: The likeliest category, which the contributions are about.
        contributions: The heaviest first.
        evidence: What frames found and nothing excuses.
        excused: What frames found, but an excuse holds.
        exemptions: What holds for the post as a whole.
    """

    advice: Advice
    judgement: Judgement
    category: str
    contributions: tuple[Contribution, ...]
    evidence: tuple[Evidence, ...]
    excused: tuple[Evidence, ...]
    exemptions: Exemptions
