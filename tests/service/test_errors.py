from __future__ import annotations

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advisor.service.app import create_app
from advisor.service.config import ServiceConfig
from advisor.service.errors import problem_body, problem_message
from advisor.service.schemas import ProblemAnswer

SECRET = "Kanarienvogel"


class StumblingAdvisor:
    """Fails at every review with an error that quotes the draft."""

    def warm_up(self) -> None:
        pass

    def review(self, text: str, lang: str | None = None, channel: str | None = None) -> None:
        raise RuntimeError(f"can't read {text}")


@pytest.fixture
def stumbling(config: ServiceConfig) -> FlaskClient:
    return create_app(config, StumblingAdvisor()).test_client()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"/{SECRET}", 404),
        ("GET", f"/v1/{SECRET}?{SECRET}", 404),
        ("GET", f"/extension/content/{SECRET}", 404),
        ("GET", f"/static/{SECRET}", 404),
        ("GET", f"/v1/review?text={SECRET}", 405),
        ("PUT", "/v1/review", 405),
        (SECRET, "/v1/review", 405),
        ("POST", "/", 405),
    ],
)
def test_every_error_is_a_problem_that_repeats_nothing(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    problem = ProblemAnswer.model_validate(answer.json)
    assert problem.status == status
    assert problem.detail.endswith(".")
    assert SECRET not in answer.text
    assert not any(SECRET in value for value in answer.headers.values())


def test_a_wrong_method_learns_the_right_one(client: FlaskClient) -> None:
    assert client.get("/v1/review").headers["Allow"] == "OPTIONS, POST"


def test_an_internal_error_says_nothing_of_the_draft(stumbling: FlaskClient) -> None:
    answer = stumbling.post("/v1/review", json={"text": SECRET})
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.json["title"] == "Internal Server Error"
    assert SECRET not in answer.text


def test_an_internal_error_does_not_spoil_what_comes_after(stumbling: FlaskClient) -> None:
    stumbling.post("/v1/review", json={"text": SECRET})
    assert stumbling.get("/livez").status_code == 200


def test_errors_in_testing_mode_are_answered_all_the_same(config: ServiceConfig) -> None:
    app = create_app(config, StumblingAdvisor())
    app.testing = True
    assert app.test_client().post("/v1/review", json={"text": SECRET}).status_code == 500


def test_before_the_advisor_is_warm(app: Flask, config: ServiceConfig) -> None:
    cold = create_app(config, StumblingAdvisor(), warm=False).test_client()
    answer = cold.post("/v1/review", json={"text": "x"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    assert answer.json["detail"] == "The advisor is starting. Ask again in a moment."


def test_a_status_without_a_sentence_of_its_own() -> None:
    assert json.loads(problem_body(418))["detail"] == "I'm a Teapot."


def test_a_whole_message_is_proper_http() -> None:
    head, _, body = problem_message(400).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\n")
    assert f"Content-Length: {len(body)}".encode() in head
    ProblemAnswer.model_validate_json(body)
