"""Who may do what in a workshop, what each page is told, and the headers of all of it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from advisor.corpus import read_examples
from advisor.workshop.app import MOST_CHARACTERS, Workshop, create_app
from advisor.workshop.room import Room

TOKEN = "the-trainer-s-own"
TRAINERS = ("/trainer/advance", "/trainer/turn", "/trainer/save", "/trainer/drop")


@pytest.fixture
def room(rounds) -> Room:
    return Room(rounds)


@pytest.fixture
def app(advisor, room, tmp_path):
    return create_app(Workshop(room, advisor, "en", tmp_path / "f.jsonl", "http://192.0.2.7:8760/", TOKEN))


@pytest.fixture
def phone(app) -> FlaskClient:
    client = app.test_client()
    assert client.get("/").status_code == 200
    return client


@pytest.fixture
def trainer(app) -> FlaskClient:
    client = app.test_client()
    client.get(f"/trainer/enter/{TOKEN}")
    return client


def turn_to(room: Room, game: str) -> int:
    room.turn_to(game)
    return room.now.number


def test_the_trainer_s_link_leads_to_a_page_without_the_token_in_its_address(app) -> None:
    answer = app.test_client().get(f"/trainer/enter/{TOKEN}", follow_redirects=True)
    assert (answer.status_code, answer.request.path) == (200, "/trainer")
    assert TOKEN not in answer.text


def test_no_one_else_gets_the_trainer_s_page(app, phone) -> None:
    assert phone.get("/trainer/enter/wrong").status_code == 403
    for path in ("/trainer", "/trainer/events"):
        assert phone.get(path).status_code == 403
    for path in TRAINERS:
        assert phone.post(path, json={}).status_code == 403


def test_who_has_not_joined_is_not_counted(app, room) -> None:
    room.advance(None, "lobby")
    stranger = app.test_client()
    assert stranger.get("/events").status_code == 403
    for path in ("/answer", "/try", "/finds"):
        assert stranger.post(path, json={"number": 0, "choices": ["clear"]}).status_code == 403
    stranger.set_cookie("workshop_phone", "made-up")
    assert stranger.post("/answer", json={"number": 0, "choices": ["clear"]}).status_code == 403
    assert room.now.answered == 0


def test_a_phone_that_reloads_is_the_same_phone(phone, room) -> None:
    phone.get("/")
    assert room.now.phones == 1


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1"])
def test_a_page_of_another_site_cannot_act(phone, room, origin: str) -> None:
    room.advance(None, "lobby")
    answer = phone.post("/answer", json={"number": 0, "choices": ["clear"]}, headers={"Origin": origin})
    assert (answer.status_code, room.now.answered) == (403, 0)


def test_the_own_page_can(phone, room) -> None:
    room.advance(None, "lobby")
    body, origin = {"number": 0, "choices": ["clear"]}, {"Origin": "http://localhost"}
    assert phone.post("/answer", json=body, headers=origin).status_code == 204
    assert room.now.answered == 1


@pytest.mark.parametrize(
    "body",
    [
        {"number": 0},
        {"number": "0", "choices": ["clear"]},
        {"number": 0, "choices": ["clear"], "name": "me"},
        {"number": 0, "choices": ["loud"]},
        {"number": 0, "choices": ["clear"] * 2},
        [],
    ],
)
def test_what_is_no_answer_is_refused(phone, room, body) -> None:
    room.advance(None, "lobby")
    assert phone.post("/answer", json=body).status_code == 422
    assert room.now.answered == 0


def test_only_json_is_read(phone) -> None:
    assert phone.post("/answer", data="number=0").status_code == 415


def test_a_late_press_changes_nothing(trainer, room) -> None:
    for status in (204, 409):
        assert trainer.post("/trainer/advance", json={"number": None, "phase": "lobby"}).status_code == status
    assert (room.now.number, room.now.phase) == (0, "open")


def test_a_wording_counts_once_it_is_silent_and_keeps_the_message(phone, room, rounds) -> None:
    number = turn_to(room, "better")
    task, text = rounds[number].task, rounds[number].posts[0].text
    tried = {
        words: phone.post("/try", json={"number": number, "text": words}).get_json()
        for words in (text, "Lovely weather.", task.better)
    }
    assert (tried[text]["solved"], tried[text]["kept"]) == (False, True)
    assert tried[text]["level"] != "clear" and tried[text]["findings"]
    assert (tried["Lovely weather."]["solved"], tried["Lovely weather."]["kept"]) == (False, False)
    assert tried[task.better] == {"level": "clear", "findings": [], "kept": True, "solved": True}
    phone.post("/try", json={"number": number, "text": task.better})
    assert dict(room.now.counts) == {"solved": 1}


def test_nobody_is_counted_as_having_solved_it_without_a_wording(phone, room) -> None:
    number = turn_to(room, "better")
    assert phone.post("/answer", json={"number": number, "choices": ["solved"]}).status_code == 422
    assert room.now.answered == 0


def test_nothing_is_tried_when_nothing_is_to_be_written(phone, room) -> None:
    assert phone.post("/try", json={"number": 0, "text": "x"}).status_code == 409


@pytest.mark.parametrize(("length", "status"), [(MOST_CHARACTERS, 200), (MOST_CHARACTERS + 1, 422)])
def test_how_long_a_wording_may_be(phone, room, length: int, status: int) -> None:
    number = turn_to(room, "fool")
    assert phone.post("/try", json={"number": number, "text": "a" * length}).status_code == status


def test_a_file_that_cannot_be_written_is_said_and_the_finds_stay(
    app, trainer, phone, room, tmp_path
) -> None:
    number = turn_to(room, "fool")
    assert phone.post("/finds", json={"number": number, "text": "hm", "level": "warn"}).status_code == 204
    (tmp_path / "f.jsonl").mkdir()
    answer = trainer.post("/trainer/save", json={})
    assert answer.status_code == 500
    assert "--finds" in answer.get_json()["detail"]
    assert len(room.now.finds) == 1


def test_a_find_that_the_trainer_drops_is_not_saved(trainer, phone, room, tmp_path) -> None:
    number = turn_to(room, "fool")
    for text in ("one", "two"):
        phone.post("/finds", json={"number": number, "text": text, "level": "warn"})
    assert trainer.post("/trainer/drop", json={"text": "one", "level": "warn"}).status_code == 204
    assert [find.text for find in room.now.finds] == ["two"]
    trainer.post("/trainer/save", json={})
    assert [one.text for one in read_examples(tmp_path / "f.jsonl")] == ["two"]


@pytest.mark.parametrize("path", ["/trainer/", "/trainer//events", "/static//stage.js"])
def test_no_address_is_repeated(app, path: str) -> None:
    answer = app.test_client().get(path, base_url="http://localhost")
    assert answer.status_code == 404
    assert path not in answer.text


def test_the_code_is_a_picture_and_nothing_more(app) -> None:
    answer = app.test_client().get("/join.svg")
    assert answer.mimetype == "image/svg+xml"
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(answer.data).iter()}
    assert tags == {"svg", "g", "path"}


@pytest.mark.parametrize(
    "path", ["/", "/join.svg", "/static/stage.js", "/look/try.css", "/icon.svg", "/nowhere"]
)
def test_every_answer_has_a_strict_policy(app, path: str) -> None:
    policy = app.test_client().get(path).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_cookies_end_with_the_browser_and_stay_on_this_site(app) -> None:
    answers = [app.test_client().get(path) for path in ("/", f"/trainer/enter/{TOKEN}")]
    for answer in answers:
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
        assert "Expires" not in cookie and "Max-Age" not in cookie
