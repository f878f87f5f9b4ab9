"""The room: which round it is in, and what the phones answered. All of it is in memory and nowhere else.

An answer is added to the counts, and its phone to those who have answered; that the two belong together is
kept nowhere.
"""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from advisor.workshop.session import Round

MOST_PHONES = 200
"""More than any room holds; beyond it, something asks for tokens that is no room."""

MOST_FINDS = 200
"""As many as a trainer could read."""


class NotNow(Exception):
    """The room has gone on: another round, another phase, or this phone has answered already."""


class NoSuchAnswer(Exception):
    """This can't be an answer in this round."""


class RoomFull(Exception):
    """There are more phones, or more finds, than a room has."""


@dataclass(frozen=True, slots=True)
class Find:
    """A post on which somebody thinks the advisor is wrong.

    Attributes:
        text: The post.
        level: What it should have said, in the eyes of who found it.
        advised: What it said.
    """

    text: str
    level: str
    advised: str


@dataclass(frozen=True, slots=True)
class Moment:
    """How things stand in the room.

    Attributes:
        version: Counts the changes.
        number: Of the round, from 0; None before the first and after the last.
        phase: `"lobby"`, `"open"`, `"discuss"`, `"reveal"` or `"end"`.
        phones: How many have joined.
        answered: How many of them have answered in this round.
        counts: How often each choice was made in this round.
        played: The numbers of the rounds that were opened.
        finds: What the room handed in, until it is saved or dropped.
        saved: How many finds were saved.
    """

    version: int = 0
    number: int | None = None
    phase: str = "lobby"
    phones: int = 0
    answered: int = 0
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    played: frozenset[int] = frozenset()
    finds: tuple[Find, ...] = ()
    saved: int = 0


class Room:
    """One session, shared by the threads that serve it.

    Args:
        rounds: What it goes through.
    """

    def __init__(self, rounds: Sequence[Round]) -> None:
        self.rounds = tuple(rounds)
        self._changed = threading.Condition()
        self._now = Moment()
        self._phones: set[str] = set()
        self._answered: set[str] = set()

    @property
    def now(self) -> Moment:
        """How things stand."""
        return self._now

    def join(self) -> str:
        """Let a phone in; gives its token, which is random and says nothing about it.

        Raises:
            RoomFull: There are `MOST_PHONES` already.
        """
        with self._changed:
            if len(self._phones) >= MOST_PHONES:
                raise RoomFull
            token = secrets.token_urlsafe(16)
            self._phones.add(token)
            self._become(phones=len(self._phones))
            return token

    def knows(self, token: str | None) -> bool:
        """Whether a phone has joined."""
        return token in self._phones

    def has_answered(self, token: str) -> bool:
        """Whether a phone has answered in this round."""
        return token in self._answered

    def answer(self, token: str, number: int, choices: Sequence[str]) -> None:
        """Count what a phone chose.

        Raises:
            NotNow: The round isn't open, or the phone has answered.
            NoSuchAnswer: The round doesn't take these choices.
        """
        with self._changed:
            if not self._is_open(number) or token in self._answered:
                raise NotNow
            if not self.rounds[number].takes(choices):
                raise NoSuchAnswer
            self._answered.add(token)
            counts = Counter(self._now.counts)
            counts.update(choices)
            self._become(counts=MappingProxyType(counts), answered=len(self._answered))

    def hand_in(self, number: int, find: Find) -> None:
        """Lay a find before the trainer.

        Raises:
            NotNow: The round isn't open.
            NoSuchAnswer: The round isn't one for finds, or the find shows no mistake.
            RoomFull: There are `MOST_FINDS` already.
        """
        with self._changed:
            if not self._is_open(number):
                raise NotNow
            if self.rounds[number].game != "fool" or find.level == find.advised:
                raise NoSuchAnswer
            if len(self._now.finds) >= MOST_FINDS:
                raise RoomFull
            if find not in self._now.finds:
                self._become(finds=(*self._now.finds, find))

    def forget(self, finds: Sequence[Find], *, saved: bool) -> None:
        """Drop finds, which were saved or are not to be."""
        with self._changed:
            left = tuple(find for find in self._now.finds if find not in finds)
            self._become(finds=left, saved=self._now.saved + (len(finds) if saved else 0))

    def advance(self, number: int | None, phase: str) -> None:
        """Go on from a phase: a second press that comes late must not skip anything.

        Raises:
            NotNow: The room isn't in that phase (any more).
        """
        with self._changed:
            if (number, phase) != (self._now.number, self._now.phase):
                raise NotNow
            if number is not None:
                phases = self.rounds[number].phases
                following = phases[phases.index(phase) + 1 :]
                if following:
                    self._become(phase=following[0])
                    return
            self._open(None)

    def turn_to(self, game: str) -> None:
        """Open the next round of a game that was not played.

        Raises:
            NotNow: There is none.
        """
        with self._changed:
            if game not in {one.game for one in self._left().values()}:
                raise NotNow
            self._open(game)

    def wait(self, version: int, seconds: float) -> Moment:
        """How things stand once that isn't `version` any more, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._now.version != version, seconds)
            return self._now

    def _is_open(self, number: int) -> bool:
        return self._now.number == number and self._now.phase == "open"

    def _left(self) -> dict[int, Round]:
        return {number: one for number, one in enumerate(self.rounds) if number not in self._now.played}

    def _open(self, game: str | None) -> None:
        """Open the next round, of a game if one is named; end if there is none."""
        self._answered.clear()
        fresh = {"answered": 0, "counts": MappingProxyType({})}
        for number, one in self._left().items():
            if game in (None, one.game):
                self._become(number=number, phase="open", played=self._now.played | {number}, **fresh)
                return
        self._become(number=None, phase="end", **fresh)

    def _become(self, **changes: object) -> None:
        self._now = replace(self._now, version=self._now.version + 1, **changes)
        self._changed.notify_all()
