"""The workshop's application: a page for the trainer, a page for phones, and what they ask for.

It logs no request. A phone is known by a random cookie that ends with the browser; the trainer by a token
that the command prints.
"""

from __future__ import annotations

import io
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import segno
from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
    stream_with_context,
    url_for,
)
from pydantic import BaseModel, ConfigDict, Field, StrictInt, StringConstraints, ValidationError
from werkzeug.exceptions import HTTPException

from advisor import Advisor
from advisor.errors import WorkshopError
from advisor.service import extension_files
from advisor.service.application import Application
from advisor.service.errors import PROBLEM_TYPE, Refusal, problem_body
from advisor.service.headers import add_headers
from advisor.service.limits import MAX_BODY_BYTES
from advisor.taxonomy import LEVELS
from advisor.workshop import views
from advisor.workshop.finds import save
from advisor.workshop.room import Find, Moment, NoSuchAnswer, NotNow, Room, RoomFull
from advisor.workshop.session import GAMES, SOLVED
from advisor.workshop.texts import load_texts

MOST_CHARACTERS = 500
"""Longest post that a phone may try, in code points."""

_HEARTBEAT_SECONDS = 10
_LOOK = Path(__file__).parents[1] / "service" / "static"
_PHONE, _TRAINER = "workshop_phone", "workshop_trainer"
_KEY = "workshop"

_DETAILS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address. Phones join at /, the trainer by the link that "
    "the command printed.",
    HTTPStatus.FORBIDDEN: "This link is not the trainer's, or this phone has not joined. Phones join at /.",
    HTTPStatus.CONFLICT: "The room has gone on, or this phone has answered already.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "This can't be an answer in this round. Reload the page.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The room is full. Use a phone that has joined.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The workshop failed here. Nothing was stored; try again.",
}
_FAULTS = {
    NotNow: HTTPStatus.CONFLICT,
    NoSuchAnswer: HTTPStatus.UNPROCESSABLE_ENTITY,
    ValidationError: HTTPStatus.UNPROCESSABLE_ENTITY,
    RoomFull: HTTPStatus.SERVICE_UNAVAILABLE,
}

workshop = Blueprint("workshop", __name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What one workshop is made of.

    Attributes:
        room: The session.
        advisor: Who judges what phones try.
        lang: `"en"` or `"de"`.
        finds_file: Where finds go when the trainer saves them.
        join_url: Where phones join.
        trainer_token: Who has it is the trainer.
    """

    room: Room
    advisor: Advisor
    lang: str
    finds_file: Path
    join_url: str
    trainer_token: str


class _Question(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Answer(_Question):
    number: StrictInt
    choices: Annotated[tuple[str, ...], Field(max_length=MOST_CHARACTERS)]


class _Try(_Question):
    number: StrictInt
    text: Annotated[str, StringConstraints(max_length=MOST_CHARACTERS)]


class _HandIn(_Try):
    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS, strip_whitespace=True)]
    level: Literal[LEVELS]


class _Drop(_Question):
    text: str
    level: str


class _Advance(_Question):
    number: StrictInt | None
    phase: str


class _Turn(_Question):
    game: Literal[GAMES]


_Body = TypeVar("_Body", bound=_Question)


def create_app(parts: Workshop) -> Flask:
    """Make the application of one workshop."""
    app = Application(__name__)
    app.config.update(PROPAGATE_EXCEPTIONS=False, MAX_CONTENT_LENGTH=MAX_BODY_BYTES)
    # Choices stand in the order in which the texts have them.
    app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": False}
    # Redirects to a tidier address would repeat the address.
    app.url_map.merge_slashes = False
    app.extensions[_KEY] = parts
    app.before_request(_refuse_other_sites)
    app.after_request(add_headers)
    app.register_error_handler(HTTPException, _problem)
    for kind, status in _FAULTS.items():
        app.register_error_handler(kind, lambda _, status=status: _problem(Refusal(status)))
    app.register_error_handler(
        WorkshopError, lambda error: _problem(Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, str(error)))
    )
    app.register_blueprint(workshop)
    return app


@workshop.get("/")
def join() -> Response:
    """The page for phones; lets the phone in."""
    parts = _parts()
    token = request.cookies.get(_PHONE)
    response = _page("phone.html")
    if not parts.room.knows(token):
        response.set_cookie(_PHONE, parts.room.join(), httponly=True, samesite="Strict")
    return response


@workshop.get("/events")
def phone_events() -> Response:
    """How things stand, each time it changes, for a phone."""
    room, token = _parts().room, _phone()
    return _events(lambda moment: views.for_phone(room.rounds, moment, room.has_answered(token)))


@workshop.post("/answer")
def answer() -> Response:
    """Count what a phone chose."""
    given = _body(_Answer)
    if given.choices == (SOLVED,):  # Only a wording that was tried counts as solved.
        raise NoSuchAnswer
    _parts().room.answer(_phone(), given.number, given.choices)
    return _done()


@workshop.post("/try")
def try_wording() -> dict[str, object]:
    """The advisor's advice on what a phone has written. It isn't kept; only that a task is solved counts."""
    parts, token, given = _parts(), _phone(), _body(_Try)
    room = parts.room
    if room.now.number != given.number or room.now.phase != "open":
        raise NotNow
    task = room.rounds[given.number].task
    advice = parts.advisor.review(given.text, lang=parts.lang)
    kept = task is None or task.kept_in(given.text)
    solved = task is not None and kept and advice.level == "clear"
    if solved and not room.has_answered(token):
        room.answer(token, given.number, (SOLVED,))
    return {
        "level": advice.level,
        "findings": [
            {"quote": found.quote, "reason": found.reason, "suggestion": found.suggestion}
            for found in advice.findings
        ],
        "kept": kept,
        "solved": solved,
    }


@workshop.post("/finds")
def hand_in() -> Response:
    """Lay a post before the trainer on which the advisor is wrong, in the eyes of who wrote it."""
    parts = _parts()
    _phone()
    given = _body(_HandIn)
    advised = parts.advisor.review(given.text, lang=parts.lang).level
    parts.room.hand_in(given.number, Find(given.text, given.level, advised))
    return _done()


@workshop.get("/trainer/enter/<token>")
def enter(token: str) -> Response:
    """Let the trainer in, and take the token off the address that the projector shows."""
    if not secrets.compare_digest(token.encode(), _parts().trainer_token.encode()):
        raise Refusal(HTTPStatus.FORBIDDEN)
    response = redirect(url_for("workshop.trainer"), HTTPStatus.SEE_OTHER)
    response.set_cookie(_TRAINER, token, httponly=True, samesite="Strict")
    return response


@workshop.get("/trainer")
def trainer() -> Response:
    """The page for the trainer and the projector."""
    _only_trainer()
    return _page("trainer.html", join_url=_parts().join_url)


@workshop.get("/trainer/events")
def trainer_events() -> Response:
    """How things stand, each time it changes, for the trainer."""
    _only_trainer()
    room = _parts().room
    return _events(lambda moment: views.for_trainer(room.rounds, moment))


@workshop.post("/trainer/advance")
def advance() -> Response:
    """Go on to the next phase, or the next round."""
    _only_trainer()
    seen = _body(_Advance)
    _parts().room.advance(seen.number, seen.phase)
    return _done()


@workshop.post("/trainer/turn")
def turn() -> Response:
    """Go on with another game."""
    _only_trainer()
    _parts().room.turn_to(_body(_Turn).game)
    return _done()


@workshop.post("/trainer/save")
def save_finds() -> Response:
    """Save what was handed in."""
    _only_trainer()
    parts = _parts()
    finds = parts.room.now.finds
    save(parts.finds_file, finds, parts.lang)
    parts.room.forget(finds, saved=True)
    return _done()


@workshop.post("/trainer/drop")
def drop_find() -> Response:
    """Forget one that was handed in and isn't to be saved, such as one with a real name in it."""
    _only_trainer()
    dropped, room = _body(_Drop), _parts().room
    same = [find for find in room.now.finds if (find.text, find.level) == (dropped.text, dropped.level)]
    room.forget(same, saved=False)
    return _done()


@workshop.get("/join.svg")
def join_code() -> Response:
    """The address for phones as a QR code."""
    drawn = io.BytesIO()
    segno.make(_parts().join_url, error="m", micro=False).save(drawn, kind="svg", light="#fff", scale=8)
    return Response(drawn.getvalue(), mimetype="image/svg+xml")


@workshop.get("/look/try.css")
def look() -> Response:
    """The look that the page to try the advisor has, too."""
    return send_from_directory(_LOOK, "try.css")


@workshop.get("/icon.svg")
def icon() -> Response:
    """The extension's icon."""
    return send_from_directory(extension_files.root(), extension_files.ICON)


def _parts() -> Workshop:
    return current_app.extensions[_KEY]


def _phone() -> str:
    """The token of the phone that asks.

    Raises:
        Refusal: 403, it has not joined.
    """
    token = request.cookies.get(_PHONE)
    if token is None or not _parts().room.knows(token):
        raise Refusal(HTTPStatus.FORBIDDEN)
    return token


def _only_trainer() -> None:
    token = request.cookies.get(_TRAINER, "")
    if not secrets.compare_digest(token.encode(), _parts().trainer_token.encode()):
        raise Refusal(HTTPStatus.FORBIDDEN)


def _refuse_other_sites() -> None:
    """A page of another site that the browser has open may not act for its visitor."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != request.host_url.rstrip("/"):
        raise Refusal(HTTPStatus.FORBIDDEN, "Other sites may not ask the workshop.")


def _body(kind: type[_Body]) -> _Body:
    if not request.is_json:
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: application/json.")
    return kind.model_validate_json(request.get_data())


def _events(view: Callable[[Moment], views.View]) -> Response:
    """Server-sent events: what is to be seen, each time that it changes."""
    room = _parts().room

    def stream() -> Iterator[str]:
        yield "retry: 500\n\n"
        moment, sent = room.now, ""
        while True:
            data = json.dumps(view(moment))
            # Something must be said now and then, or a phone that has gone would hold its thread for good.
            yield f"data: {data}\n\n" if data != sent else ": still here\n\n"
            sent = data
            moment = room.wait(moment.version, _HEARTBEAT_SECONDS)

    return Response(stream_with_context(stream()), mimetype="text/event-stream")


def _page(template: str, **more: object) -> Response:
    lang = _parts().lang
    response = make_response(
        render_template(template, lang=lang, text=load_texts(lang), most_characters=MOST_CHARACTERS, **more)
    )
    response.headers["Content-Language"] = lang
    return response


def _done() -> Response:
    return Response(status=HTTPStatus.NO_CONTENT)


def _problem(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    detail = getattr(error, "detail", None) or _DETAILS.get(status)
    return Response(problem_body(status, detail), status, mimetype=PROBLEM_TYPE)
