from __future__ import annotations

import io
import json
import logging
import signal
import time
from collections.abc import Iterator

import pytest
import redis as client_of_redis
from flask.testing import FlaskClient
from keyed import BEARER, KEY_HASH
from running import Redis, free_port

from advisor import Advisor
from advisor.service import logs
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig
from advisor.service.keys import hash_of
from advisor.service.schemas import ProblemAnswer

OTHER = "this-key-is-for-tests-too"
SECRET = "Kanarienvogel"
AUTHOR_WAITS = 0.5
"""Seconds that the extension waits for an answer."""


@pytest.fixture
def make(advisor: Advisor):
    def client(limit: str = "3 per hour", redis: str | None = None, **settings: object) -> FlaskClient:
        settings = {"host": "0.0.0.0", "key_hashes": (KEY_HASH, hash_of(OTHER))} | settings
        config = ServiceConfig(rate_limit=limit, redis_url=redis, **settings)
        return create_app(config, advisor).test_client()

    return client


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("INFO", stream)
    yield stream
    root.handlers[:], level = before
    root.setLevel(level)
    logging.captureWarnings(False)


def ask(client: FlaskClient, text: str = "Hello", **headers: str):
    return client.post("/v1/review", json={"text": text}, headers=headers or BEARER)


def statuses(client: FlaskClient, times: int, **headers: str) -> list[int]:
    return [ask(client, **headers).status_code for _ in range(times)]


def test_whoever_asks_too_often_is_told_when_to_come_back(make) -> None:
    client = make("3 per minute")
    assert statuses(client, 3) == [200] * 3
    answer = ask(client)
    assert (answer.status_code, answer.mimetype) == (429, "application/problem+json")
    assert ProblemAnswer.model_validate(answer.json).status == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_each_key_has_its_own_count(make) -> None:
    client = make()
    assert statuses(client, 4) == [200, 200, 200, 429]
    assert statuses(client, 1, Authorization=f"Bearer {OTHER}") == [200]


def test_a_wrong_key_uses_up_nothing(make) -> None:
    client = make()
    assert statuses(client, 9, Authorization="Bearer wrong") == [401] * 9
    assert statuses(client, 3) == [200] * 3


def test_all_of_the_interface_is_counted_together_and_nothing_else(make) -> None:
    client = make()
    for path in ("/livez", "/readyz", "/metrics", "/"):
        assert [client.get(path, headers=BEARER).status_code for _ in range(5)] == [200] * 5
    assert [client.options("/v1/review").status_code for _ in range(5)] == [200] * 5
    used = [client.get(path, headers=BEARER).status_code for path in ("/v1/openapi.json", "/v1/bundle")]
    assert used == [200, 200]
    assert statuses(client, 2) == [200, 429]
    assert client.get("/v1/bundle", headers=BEARER).status_code == 429


def test_no_limit_is_no_limit(make) -> None:
    assert statuses(make(""), 50) == [200] * 50


def test_copies_count_together_in_redis(make, redis: Redis) -> None:
    first, second = make(redis=redis.url), make(redis=redis.url)
    assert statuses(first, 2) + statuses(second, 2) + statuses(first, 1) == [200, 200, 200, 429, 429]


def test_redis_learns_the_hash_of_the_key_and_nothing_else(make, redis: Redis) -> None:
    ask(make(redis=redis.url), SECRET)
    with client_of_redis.Redis(port=redis.port) as inside:
        [name] = [name.decode() for name in inside.scan_iter()]
        assert KEY_HASH in name and "127.0.0.1" not in name
        assert inside.get(name) == b"1"


def test_addresses_are_counted_in_memory_only(make, redis: Redis) -> None:
    client = make(redis=redis.url, host="127.0.0.1", anonymous=True)
    assert [client.post("/v1/review", json={"text": "Hello"}).status_code for _ in range(4)] == [200] * 3 + [
        429
    ]
    with client_of_redis.Redis(port=redis.port) as inside:
        assert inside.dbsize() == 0


def test_nobody_waits_for_a_redis_that_is_away(make, logged: io.StringIO) -> None:
    client = make(redis=f"redis://127.0.0.1:{free_port()}")
    started = time.monotonic()
    assert ask(client, SECRET).status_code == 200
    assert time.monotonic() - started < AUTHOR_WAITS
    events = [json.loads(line) for line in logged.getvalue().splitlines()]
    assert [event["event"] for event in events if event["level"] == "WARNING"] == ["flask-limiter"]
    assert SECRET not in logged.getvalue() and KEY_HASH not in logged.getvalue()


def test_nobody_waits_for_a_redis_that_hangs(make, redis: Redis) -> None:
    client = make(redis=redis.url)
    assert ask(client).status_code == 200
    redis.process.send_signal(signal.SIGSTOP)
    started = time.monotonic()
    assert ask(client).status_code == 200
    assert time.monotonic() - started < AUTHOR_WAITS


def test_while_redis_is_away_each_process_counts_for_itself(make, redis: Redis) -> None:
    first, second = make(redis=redis.url), make(redis=redis.url)
    redis.stop()
    assert statuses(first, 4) == [200, 200, 200, 429]
    assert statuses(second, 4) == [200, 200, 200, 429]
