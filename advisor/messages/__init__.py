"""What the author reads: reasons, suggestions and encouragements, in English and German, as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files

_LONGEST_QUOTE = 80
"""Code points of the author's words that are repeated in a reason."""


@dataclass(frozen=True, slots=True)
class Messages:
    """The sentences of one language.

    Attributes:
        categories: For each category, its `reason` and `suggestion`.
        frames: The same for each frame that has words of its own.
        encouragements: For each kind of good news, one sentence.
        house: For a category, what a house says instead of either.
    """

    categories: Mapping[str, Mapping[str, str]]
    frames: Mapping[str, Mapping[str, str]]
    encouragements: Mapping[str, str]
    house: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, lang: str) -> Messages:
        """The messages for a draft in `"en"`, `"de"` or `"mixed"`."""
        name = f"{'de' if lang == 'de' else 'en'}.json"
        data = json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
        return cls(data["categories"], data["frames"], data["encouragements"])

    def reworded(self, wording: Mapping[str, Mapping[str, str]]) -> Messages:
        """The messages with a house's own sentences.

        Args:
            wording: For a category, its `reason`, its `suggestion` or both. They hold for its frames too.
        """
        return replace(self, house=wording)

    def reason(self, category: str, frame: str | None, quote: str) -> str:
        """Why these words are risky, in one sentence."""
        words = " ".join(quote.split())
        if len(words) > _LONGEST_QUOTE:
            words = words[: _LONGEST_QUOTE - 1].rstrip() + "…"
        return self._of(category, frame)["reason"].replace("{words}", words)

    def suggestion(self, category: str, frame: str | None) -> str:
        """What to do instead."""
        return self._of(category, frame)["suggestion"]

    def _of(self, category: str, frame: str | None) -> Mapping[str, str]:
        own = self.frames.get(frame or "", self.categories[category])
        return {**own, **self.house.get(category, {})}
