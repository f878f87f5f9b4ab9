"""Exemptions: whole posts that are never warned about, whatever stands in them.

They can be read here, and no policy can switch them off. The source of each is `docs/labelling.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.draft import Evidence
from advisor.evidence.marks import Marks
from advisor.lexicon import Match

_LIFTING_CATEGORIES = frozenset({"harassment", "confidential", "personal_data", "credentials"})
"""What a complaint may not carry: threats and slurs, a secret, somebody's personal data."""

HOUSE_FRAMES = frozenset(f"house_{category}_warn" for category in _LIFTING_CATEGORIES)
"""Frames of a house's own phrases: what a house adds never takes protection from a complaint."""

_UNNAMED = frozenset({"colleague_facts", "colleague_plight", "customer_facts", "pupil_facts"})
"""Frames of people without a name: "a colleague is pregnant and was moved" tells on nobody, it complains."""

_NOT_LIFTING = HOUSE_FRAMES | _UNNAMED

_COMPLAINT_REACH = 12
"""Words between a topic and what makes it a complaint, at most."""

_MOVES = frozenset({"offer", "retire_or_move"})
_GLADNESS = frozenset({"positive", "praise"})

_TIES = ("we", "my_boss", "my_place", "worktie")


@dataclass(frozen=True, slots=True)
class Exemptions:
    """Which exemptions hold for a post.

    Attributes:
        protected: It speaks up on pay, hours, safety, discrimination, unions, wrongdoing.
        distress: Its author is in despair.
        moving: It tells of an offer or a new job.
        glad: Its author is glad or proud of something.
    """

    protected: bool
    distress: bool
    moving: bool = False
    glad: bool = False

    def ceiling(self, evidence: Iterable[Evidence]) -> str:
        """The worst level that may be shown. A complaint that nothing can be pointed at in is left alone."""
        found = tuple(evidence)
        if self.distress or (self.protected and not found):
            return "clear"
        lifted = any(
            one.category in _LIFTING_CATEGORIES and one.level == "warn" and one.kind not in _NOT_LIFTING
            for one in found
        )
        return "note" if self.protected and not lifted else "warn"

    def silences(self, category: str, evidence: Iterable[Evidence]) -> bool:
        """Whether nothing is said on a category.

        Talk about passwords is harmless as long as none is told. Whoever tells of an offer or a new job is in
        no danger for that alone: it takes a frame, and if they are glad of it a frame that warns.
        """
        levels = {found.level for found in evidence if found.category == category}
        if category == "credentials":
            return not levels
        return category == "career" and self.moving and (not levels or (self.glad and "warn" not in levels))


def find_exemptions(marks: Marks) -> Exemptions:
    """The exemptions that hold for a post."""
    present = marks.by_class.keys()
    return Exemptions(
        protected=_is_protected(marks),
        distress=_is_despair(marks),
        moving=not _MOVES.isdisjoint(present),
        glad=not _GLADNESS.isdisjoint(present),
    )


def _is_despair(marks: Marks) -> bool:
    """Words of despair, unless they go on to mean something else: "can't take it any more" for laughing."""
    return any(
        not any(guard.start < found.end < guard.end for guard in marks.by_class.get("notdespair", ()))
        for found in marks.by_class.get("distress", ())
    )


def _is_protected(marks: Marks) -> bool:
    """Collective action; or a topic of working conditions with a demand near it, or with a tie to one's work.

    Whoever weighs an offer speaks of pay too, but not of conditions they work under: there, only a demand
    counts. So it does for matters that are of working conditions in a complaint only: gloves, a ramp, a rota.
    """
    if "collective" in marks.by_class:
        return True
    voices = [match for name in ("demand", *_TIES) for match in marks.by_class.get(name, ())]
    demands = marks.by_class.get("demand", ())
    raised = (*demands, *marks.by_class.get("raised", ()))
    return _are_near(marks, "conditions", raised) or _are_near(
        marks, "protected_topic", demands if "offer" in marks.by_class else voices
    )


def _are_near(marks: Marks, topics: str, voices: Iterable[Match]) -> bool:
    return any(
        abs(topic.start - voice.start) <= _COMPLAINT_REACH and topic[:2] != voice[:2]
        for topic in marks.by_class.get(topics, ())
        for voice in voices
    )
