"""The room: each phone counts once a round, late presses skip nothing, and who chose what is kept nowhere."""

from __future__ import annotations

import threading

import pytest

from advisor.workshop import room as rooms
from advisor.workshop.room import Find, NoSuchAnswer, NotNow, Room, RoomFull

FIND = Find("a text", "warn", "clear")


@pytest.fixture
def room(rounds) -> Room:
    return Room(rounds)


def step(room: Room) -> None:
    room.advance(room.now.number, room.now.phase)


def turn_to(room: Room, game: str) -> int:
    room.turn_to(game)
    return room.now.number


def test_a_round_from_the_first_vote_to_the_reveal(room: Room) -> None:
    first, second = room.join(), room.join()
    assert (room.now.phase, room.now.phones) == ("lobby", 2)
    step(room)
    room.answer(first, 0, ["clear"])
    room.answer(second, 0, ["warn"])
    assert (room.now.answered, dict(room.now.counts)) == (2, {"clear": 1, "warn": 1})
    step(room)
    assert room.now.phase == "discuss"
    step(room)
    assert (room.now.phase, dict(room.now.counts)) == ("reveal", {"clear": 1, "warn": 1})
    step(room)
    assert (room.now.number, room.now.phase, room.now.answered, dict(room.now.counts)) == (1, "open", 0, {})
    room.answer(first, 1, ["clear"])


def test_a_phone_counts_once_in_a_round(room: Room) -> None:
    token = room.join()
    step(room)
    room.answer(token, 0, ["clear"])
    with pytest.raises(NotNow):
        room.answer(token, 0, ["warn"])
    assert dict(room.now.counts) == {"clear": 1}


def test_an_answer_to_another_round_or_phase_does_not_count(room: Room) -> None:
    token = room.join()
    with pytest.raises(NotNow):
        room.answer(token, 0, ["clear"])
    step(room)
    with pytest.raises(NotNow):
        room.answer(token, 1, ["clear"])
    step(room)
    with pytest.raises(NotNow):
        room.answer(token, 0, ["clear"])
    assert room.now.answered == 0


def test_what_is_no_answer_is_not_counted_and_can_be_made_good(room: Room) -> None:
    token = room.join()
    step(room)
    with pytest.raises(NoSuchAnswer):
        room.answer(token, 0, ["everything"])
    room.answer(token, 0, ["note"])
    assert dict(room.now.counts) == {"note": 1}


def test_a_second_press_that_comes_late_skips_nothing(room: Room) -> None:
    step(room)
    room.advance(0, "open")
    with pytest.raises(NotNow):
        room.advance(0, "open")
    assert room.now.phase == "discuss"


def test_every_round_is_played_once_and_then_it_ends(room: Room) -> None:
    turn_to(room, "flip")
    seen = [room.now.number]
    while room.now.phase != "end":
        if room.now.number != seen[-1]:
            seen.append(room.now.number)
        step(room)
    assert sorted(seen) == list(range(len(room.rounds)))
    with pytest.raises(NotNow):
        room.turn_to("vote")


def test_a_game_that_is_played_out_cannot_be_turned_to(room: Room) -> None:
    turn_to(room, "fool")
    with pytest.raises(NotNow):
        room.turn_to("fool")


def test_votes_at_the_same_time_are_all_counted(room: Room) -> None:
    tokens = [room.join() for _ in range(30)]
    step(room)
    ready = threading.Barrier(len(tokens))

    def vote(token: str) -> None:
        ready.wait()
        room.answer(token, 0, ["clear"])

    threads = [threading.Thread(target=vote, args=(token,)) for token in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (room.now.answered, dict(room.now.counts)) == (30, {"clear": 30})


def test_what_is_kept_does_not_tell_who_chose_what(room: Room) -> None:
    token = room.join()
    step(room)
    room.answer(token, 0, ["warn"])
    holding = [name for name, value in vars(room).items() if token in repr(value)]
    assert sorted(holding) == ["_answered", "_phones"]
    assert "warn" not in repr(room._answered) + repr(room._phones)
    step(room), step(room), step(room)
    assert not room.has_answered(token)


def test_tokens_differ_and_a_room_is_full_some_day(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_PHONES", 3)
    assert len({room.join() for _ in range(3)}) == 3
    with pytest.raises(RoomFull):
        room.join()


def test_finds_are_handed_in_once_and_forgotten_when_saved(room: Room) -> None:
    number = turn_to(room, "fool")
    room.hand_in(number, FIND)
    room.hand_in(number, FIND)
    assert room.now.finds == (FIND,)
    room.forget([FIND], saved=True)
    assert (room.now.finds, room.now.saved) == ((), 1)
    room.hand_in(number, FIND)
    room.forget([FIND], saved=False)
    assert (room.now.finds, room.now.saved) == ((), 1)


def test_only_a_mistake_is_a_find_and_only_in_its_game(room: Room) -> None:
    step(room)
    with pytest.raises(NoSuchAnswer):
        room.hand_in(0, FIND)
    number = turn_to(room, "fool")
    with pytest.raises(NoSuchAnswer):
        room.hand_in(number, Find("a text", "clear", "clear"))
    step(room)
    with pytest.raises(NotNow):
        room.hand_in(number, FIND)


def test_who_waits_is_told_of_a_change(room: Room) -> None:
    told = []
    version = room.now.version
    waiting = threading.Thread(target=lambda: told.append(room.wait(version, 30)))
    waiting.start()
    step(room)
    waiting.join(30)
    assert told == [room.now]


def test_who_waits_in_vain_is_told_how_things_stand(room: Room) -> None:
    assert room.wait(room.now.version, 0) == room.now
