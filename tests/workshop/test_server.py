"""A whole workshop as a process: thirty phones, every vote once, nothing on disk, nothing left."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from running_workshop import Client, RunningWorkshop, enter_as_trainer, served_workshop

from advisor.corpus import read_examples
from advisor.service.sockets import bind
from advisor.taxonomy import LEVELS
from advisor.workshop.server import own_address

PHONES = 30
CANARY = "zebrafinch"

# Says of every file that is opened for writing, made or moved which one it is.
WATCHED = """
import os, sys
def watch(event, arguments):
    if event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        print("WRITES", arguments[0], flush=True)
    elif event in ("os.mkdir", "os.rename", "os.link", "os.symlink"):
        print("WRITES", arguments, flush=True)
sys.addaudithook(watch)
from advisor.cli import main
main()
"""


@pytest.fixture
def watched(tmp_path) -> Iterator[RunningWorkshop]:
    """A workshop in an empty folder that says what it writes."""
    running = RunningWorkshop(
        "--seed", "3", cwd=tmp_path, command=("-c", WATCHED), env={"PYTHONDONTWRITEBYTECODE": "1"}
    )
    yield running
    if running.process.poll() is None:
        running.stop()


def test_a_room_of_thirty(watched: RunningWorkshop, tmp_path) -> None:
    before = watched.said
    trainer = enter_as_trainer(watched)
    with ThreadPoolExecutor(PHONES) as pool:
        phones = list(pool.map(lambda _: Client(watched.url), range(PHONES)))
        trainer.wait(lambda view: view["phones"] == PHONES)
        number = trainer.advance()["number"]

        def vote(place: int) -> list[int]:
            phones[place].wait(lambda view: view["phase"] == "open")
            body = {"number": number, "choices": [LEVELS[place % 3]]}
            return [phones[place].post("/answer", body)[0] for _ in range(2)]

        assert list(pool.map(vote, range(PHONES))) == [[204, 409]] * PHONES
        trainer.wait(lambda view: view.get("given") == PHONES)
        assert "counts" not in trainer.view
        assert trainer.advance()["counts"] == dict.fromkeys(LEVELS, PHONES // 3)
        assert all("counts" not in view for phone in phones for _, view in phone.views)
        trainer.advance()
        for phone in phones:
            _, view = phone.wait(lambda view: view["phase"] == "reveal")
            assert view["counts"] == dict.fromkeys(LEVELS, PHONES // 3)
    assert "WRITES" not in watched.said
    assert watched.said == before
    assert list(tmp_path.iterdir()) == []
    watched.stop()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ConnectionError):
        phones[0].get("/")


def test_only_what_the_trainer_saves_is_written(watched: RunningWorkshop, tmp_path) -> None:
    trainer, phone = enter_as_trainer(watched), Client(watched.url)
    assert trainer.post("/trainer/turn", {"game": "fool"})[0] == 204
    number = phone.wait(lambda view: view.get("game") == "fool")[1]["number"]
    tried = {"number": number, "text": f"my {CANARY} is fine"}
    status, answer = phone.post("/try", tried)
    level = json.loads(answer)["level"]
    assert status == 200
    other = next(one for one in LEVELS if one != level)
    assert phone.post("/finds", tried | {"level": other})[0] == 204
    assert phone.post("/finds", tried | {"level": level})[0] == 422
    trainer.wait(lambda view: view["finds"] != [])
    assert "WRITES" not in watched.said
    assert trainer.post("/trainer/save", {})[0] == 204
    watched.wait_for("WRITES")
    trainer.wait(lambda view: view["saved"] == 1 and view["finds"] == [])
    assert [path.name for path in tmp_path.iterdir()] == ["workshop-finds.jsonl"]
    found = [(one.text, one.level) for one in read_examples(tmp_path / "workshop-finds.jsonl")]
    assert found == [(tried["text"], other)]


def test_nothing_that_is_sent_is_printed(watched: RunningWorkshop) -> None:
    trainer, phone = enter_as_trainer(watched), Client(watched.url)
    trainer.post("/trainer/turn", {"game": "fool"})
    number = phone.wait(lambda view: view.get("game") == "fool")[1]["number"]
    before = watched.said
    answers = [
        phone.post("/try", {"number": number, "text": CANARY}),
        phone.post("/try", {"number": CANARY, "text": CANARY}),
        phone.post("/answer", {"number": number, "choices": [CANARY]}),
        phone.post(f"/{CANARY}?{CANARY}={CANARY}", {CANARY: CANARY}),
        phone.get(f"/trainer/enter/{CANARY}"),
    ]
    assert [status for status, _ in answers] == [200, 422, 422, 404, 403]
    assert all(CANARY not in text for _, text in answers[1:])
    connection = http.client.HTTPConnection(urlsplit(watched.url).netloc, timeout=30)
    connection.putrequest(CANARY, "/", skip_host=True)
    connection.endheaders()
    assert CANARY not in connection.getresponse().read().decode()
    assert watched.said == before


def test_phones_and_trainers_of_an_earlier_workshop_are_not_known(advisor, tmp_path) -> None:
    with (
        served_workshop(advisor, "en", tmp_path) as earlier,
        served_workshop(advisor, "en", tmp_path) as later,
    ):
        phone, trainer = Client(earlier.url), enter_as_trainer(earlier)
        assert phone.at(later.url).post("/answer", {"number": 0, "choices": ["clear"]})[0] == 403
        assert trainer.at(later.url).get("/trainer")[0] == 403
        assert trainer.at(earlier.url).get("/trainer")[0] == 200
        assert trainer.at(later.url).get(urlsplit(earlier.trainer_url).path)[0] == 403


def test_the_own_address_is_one_of_this_computer() -> None:
    with bind(own_address(), 0) as bound:
        assert bound.getsockname()[1] > 0


def test_a_folder_without_a_model_is_refused_before_anybody_joins(tmp_path) -> None:
    with pytest.raises(RuntimeError, match="There is no model in"):
        RunningWorkshop("--model", str(tmp_path / "none"))
