"""The advisor behind the service, and whether it is warm."""

from __future__ import annotations

from collections.abc import Callable

from advisor import Advisor
from advisor.draft import Advice


class NotWarm(RuntimeError):
    """A review was asked for before the advisor was loaded."""


class Engine:
    """Loads the advisor once and answers with it.

    Args:
        load: Gives the advisor; called by `warm_up`.
    """

    def __init__(self, load: Callable[[], Advisor]) -> None:
        self._load = load
        self._advisor: Advisor | None = None

    @property
    def warm(self) -> bool:
        """Whether reviews are answered at full speed."""
        return self._advisor is not None

    def warm_up(self) -> None:
        """Load the advisor and let it read once, as its first review is a slow one.

        Raises:
            AdvisorError: The advisor can't be loaded.
        """
        advisor = self._load()
        advisor.warm_up()
        self._advisor = advisor

    def review(self, text: str, lang: str | None, channel: str | None) -> Advice:
        """Review one draft.

        Raises:
            NotWarm: `warm_up` has not finished yet.
        """
        if self._advisor is None:
            raise NotWarm
        return self._advisor.review(text, lang=lang, channel=channel)
