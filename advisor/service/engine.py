"""The advisor behind the service, and whether it is warm."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass

from advisor import Advisor
from advisor.bundle import digest_of
from advisor.draft import Advice


class NotWarm(RuntimeError):
    """A review was asked for before the advisor was loaded."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What an extension needs to advise by itself.

    Attributes:
        plain: JSON in UTF-8.
        zipped: The same, by gzip.
        digest: SHA-256 of `plain`, hexadecimal.
    """

    plain: bytes
    zipped: bytes
    digest: str


class Engine:
    """Loads the advisor once and answers with it.

    Args:
        load: Gives the advisor; called by `warm_up`.
    """

    def __init__(self, load: Callable[[], Advisor]) -> None:
        self._load = load
        self._advisor: Advisor | None = None
        self._bundle: Bundle | None = None

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

    def bundle(self) -> Bundle:
        """The advisor's bundle; made when it is first asked for, for most services never are.

        Raises:
            NotWarm: `warm_up` has not finished yet.
        """
        if self._advisor is None:
            raise NotWarm
        if self._bundle is None:
            plain = self._advisor.bundle()
            self._bundle = Bundle(plain, gzip.compress(plain, mtime=0), digest_of(plain))
        return self._bundle
