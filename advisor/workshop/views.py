"""What phones and the trainer's page are told, as plain JSON values."""

from __future__ import annotations

from advisor.workshop.room import Moment
from advisor.workshop.session import Round, Shown

View = dict[str, object]


def for_phone(rounds: tuple[Round, ...], moment: Moment, answered: bool) -> View:
    """What a phone is told: no counts before the reveal, so that nobody votes with the crowd.

    Args:
        rounds: Of the session.
        moment: How things stand.
        answered: Whether this phone has answered in this round.
    """
    view = _common(rounds, moment) | {"answered": answered}
    return view | _shown(rounds, moment, counts_from="reveal")


def for_trainer(rounds: tuple[Round, ...], moment: Moment) -> View:
    """What the trainer's page is told: the counts once the votes are closed, and whose turn may come."""
    left = [one.game for number, one in enumerate(rounds) if number not in moment.played]
    view = _common(rounds, moment) | {
        "phones": moment.phones,
        "given": moment.answered,
        "left": {game: left.count(game) for game in dict.fromkeys(one.game for one in rounds)},
        "finds": [{"text": one.text, "level": one.level, "advised": one.advised} for one in moment.finds],
        "saved": moment.saved,
    }
    if moment.number is not None:
        one = rounds[moment.number]
        # What to ask the room depends on the post, so the trainer's notes tell it; they are folded away.
        view["notes"] = _notes(one)
        view["reason"] = one.reason
    return view | _shown(rounds, moment, counts_from="discuss")


def _common(rounds: tuple[Round, ...], moment: Moment) -> View:
    return {
        "number": moment.number,
        "phase": moment.phase,
        "total": len(rounds),
        "turn": len(moment.played),
    }


def _shown(rounds: tuple[Round, ...], moment: Moment, counts_from: str) -> View:
    if moment.number is None:
        return {}
    one = rounds[moment.number]
    view: View = {"game": one.game, "posts": [_post(post, one.game) for post in one.posts]}
    if one.task is not None:
        view["keep"] = one.task.keep
    if moment.phase == "reveal" or moment.phase == counts_from:
        view["counts"] = dict(moment.counts)
        view["voters"] = moment.answered
    if moment.phase == "reveal":
        view["answer"] = one.answer
        view["advised"] = one.advised
        view["reason"] = one.reason
        view["posts"] = [_post(post, one.game) | _verdict(post) for post in one.posts]
        if one.task is not None:
            view["better"] = one.task.better
    return view


def _notes(one: Round) -> str:
    if one.game not in ("vote", "spot"):
        return one.game
    return f"{one.game}_{'harmless' if one.posts[0].level == 'clear' else 'risky'}"


def _post(post: Shown, game: str) -> View:
    words = [post.text[start:end] for start, end in post.words] if game == "spot" else []
    return {"text": post.text, "words": words}


def _verdict(post: Shown) -> View:
    return {
        "level": post.level,
        "advised": post.advice.level,
        "risky": sorted(post.risky_words),
        "marked": sorted(post.advised_words),
        "findings": [
            {"quote": found.quote, "reason": found.reason, "suggestion": found.suggestion}
            for found in post.advice.findings
        ],
    }
