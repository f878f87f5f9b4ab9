from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from keyed import BEARER, KEY, KEY_HASH

from advisor import Advisor
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig
from advisor.service.keys import hash_of
from advisor.service.schemas import ProblemAnswer

OTHER = "this-key-is-for-tests-too"
WRONG = "kanarienvogel"


@pytest.fixture
def keyed(advisor: Advisor) -> FlaskClient:
    config = ServiceConfig(host="0.0.0.0", key_hashes=(KEY_HASH, hash_of(OTHER)))
    return create_app(config, advisor).test_client()


def ask(client: FlaskClient, **headers: str):
    return client.post("/v1/review", json={"text": "Hello"}, headers=headers)


@pytest.mark.parametrize("said", [f"Bearer {KEY}", f"bearer {KEY}", f"Bearer {OTHER}"])
def test_each_known_key_opens(keyed: FlaskClient, said: str) -> None:
    assert ask(keyed, Authorization=said).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        f"Bearer {WRONG}",
        f"Bearer {KEY_HASH}",
        "Bearer",
        "Bearer ",
        f"Basic {KEY}",
        KEY,
        f"Bearer {KEY}x",
        "ü",
    ],
)
def test_a_wrong_key_does_not(keyed: FlaskClient, said: str) -> None:
    answer = ask(keyed, Authorization=said)
    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert ProblemAnswer.model_validate(answer.json).status == 401
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="post-advisor"')
    assert WRONG not in answer.text and not any(WRONG in value for value in answer.headers.values())


def test_the_challenge_tells_a_wrong_key_from_a_missing_one(keyed: FlaskClient) -> None:
    assert ask(keyed).headers["WWW-Authenticate"] == 'Bearer realm="post-advisor"'
    wrong = ask(keyed, Authorization=f"Bearer {WRONG}").headers["WWW-Authenticate"]
    assert wrong == 'Bearer realm="post-advisor", error="invalid_token"'


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_probes_need_no_key(keyed: FlaskClient, path: str) -> None:
    assert keyed.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/metrics",
        "/v1/bundle",
        "/v1/openapi.json",
        "/static/try.css",
        "/extension/icons/icon.svg",
        "/no",
    ],
)
def test_everything_else_does(keyed: FlaskClient, path: str) -> None:
    assert keyed.get(path).status_code == 401
    assert keyed.get(path, headers=BEARER).status_code == (404 if path == "/no" else 200)


def test_on_this_computer_no_key_is_needed(client: FlaskClient) -> None:
    assert ask(client).status_code == 200


def test_where_none_is_needed_what_is_for_others_is_passed_over(client: FlaskClient) -> None:
    """Such as the password that a proxy in front asked for."""
    assert ask(client, Authorization="Basic dXNlcjpwYXNz").status_code == 200


def test_a_key_that_is_not_known_is_told_even_where_none_is_needed(client: FlaskClient) -> None:
    assert ask(client, Authorization=f"Bearer {WRONG}").status_code == 401


def test_a_key_is_needed_on_this_computer_too_if_one_is_listed(advisor: Advisor) -> None:
    listed = create_app(ServiceConfig(key_hashes=(KEY_HASH,)), advisor).test_client()
    assert ask(listed).status_code == 401
    assert ask(listed, **BEARER).status_code == 200
    both = create_app(ServiceConfig(key_hashes=(KEY_HASH,), anonymous=True), advisor).test_client()
    assert ask(both).status_code == 200
    assert ask(both, **BEARER).status_code == 200
