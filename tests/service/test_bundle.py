"""The bundle over HTTP."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from advisor.policy import PolicyError
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig


def test_its_tag_is_the_digest_of_the_json(client, advisor):
    answer = client.get("/v1/bundle")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.data == advisor.bundle()
    assert answer.headers["ETag"] == f'"sha256-{hashlib.sha256(answer.data).hexdigest()}"'
    assert answer.headers["Cache-Control"] == "no-cache"


def test_it_is_zipped_for_those_who_can_unzip(client, advisor):
    answer = client.get("/v1/bundle", headers={"Accept-Encoding": "gzip, deflate"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.data) == advisor.bundle()
    assert client.get("/v1/bundle", headers={"Accept-Encoding": "br"}).headers.get("Content-Encoding") is None


@pytest.mark.parametrize("weak", ["", "W/"])
def test_who_has_it_is_not_sent_it_again(client, weak):
    tag = client.get("/v1/bundle").headers["ETag"]
    answer = client.get("/v1/bundle", headers={"If-None-Match": weak + tag})
    assert answer.status_code == 304
    assert answer.data == b""
    assert client.get("/v1/bundle", headers={"If-None-Match": '"sha256-0"'}).status_code == 200


def test_there_is_none_before_the_advisor_is_loaded(config, advisor):
    answer = create_app(config, advisor, warm=False).test_client().get("/v1/bundle")
    assert answer.status_code == 503
    assert json.loads(answer.data)["status"] == 503


def test_an_extension_elsewhere_may_read_its_tag(advisor):
    origin = "chrome-extension://" + "a" * 32
    client = create_app(ServiceConfig(extension_origins=(origin,)), advisor).test_client()
    asked = client.options(
        "/v1/bundle",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )
    assert "if-none-match" in asked.headers["Access-Control-Allow-Headers"].lower()
    answer = client.get("/v1/bundle", headers={"Origin": origin})
    assert answer.headers["Access-Control-Allow-Origin"] == origin
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_a_service_that_follows_a_policy_hands_it_out_and_reviews_by_it(tmp_path):
    policy = tmp_path / "house.yaml"
    policy.write_text("house: Kestrel Dynamics\ncode_names: [Blue Falcon]\n", encoding="utf-8")
    client = create_app(ServiceConfig(policy=policy)).test_client()
    house = client.get("/v1/bundle").json["house"]
    assert house["name"] == "Kestrel Dynamics"
    advice = client.post("/v1/review", json={"text": "We are on Blue Falcon until spring"}).json
    assert [finding["quote"] for finding in advice["findings"]] == ["Blue Falcon"]


def test_a_faulty_policy_ends_the_start_and_says_where(tmp_path):
    policy = tmp_path / "house.yaml"
    policy.write_text("house: a\nreporting: true\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"house\.yaml, line 2, reporting"):
        create_app(ServiceConfig(policy=policy), warm=False)
