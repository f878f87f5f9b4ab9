from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor import Advisor
from advisor.service.limits import MAX_BODY_BYTES, MAX_TEXT_LENGTH
from advisor.service.schemas import AdviceAnswer, BatchAnswer

RISKY = {
    "en": "The admin password of our server at work is Sommer2026!",
    "de": "Das Admin-Passwort für unseren Server in der Firma ist Sommer2026!",
}
HARMLESS = {
    "en": "First week at Brightwater done. Kind people, hard problems. So glad I said yes!",
    "de": "Erste Woche bei Lindner Optik geschafft. Nette Leute, knifflige Aufgaben. Bin so froh!",
}


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_risky_draft_is_warned_about(client: FlaskClient, lang: str) -> None:
    answer = client.post("/v1/review", json={"text": RISKY[lang], "channel": "x"})
    assert answer.status_code == 200
    advice = AdviceAnswer.model_validate(answer.json)
    assert (advice.level, advice.lang) == ("warn", lang)
    for finding in advice.findings:
        assert RISKY[lang][finding.start : finding.end] == finding.quote
        assert finding.reason and finding.suggestion


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_harmless_draft_is_not(client: FlaskClient, lang: str) -> None:
    answer = client.post("/v1/review", json={"text": HARMLESS[lang]}).json
    assert (answer["level"], answer["findings"]) == ("clear", [])


def test_the_answer_is_what_the_library_says(client: FlaskClient, advisor: Advisor) -> None:
    answer = client.post("/v1/review", json={"text": RISKY["en"], "lang": "en", "channel": "x", "id": 7})
    said = {"id": 7, **advisor.review(RISKY["en"], lang="en", channel="x").to_dict()}
    assert answer.json == said
    assert list(answer.json) == list(said), "the fields come in the order of the contract"


def test_offsets_count_code_points(client: FlaskClient) -> None:
    text = "🎉🎉 " + RISKY["en"]
    finding = client.post("/v1/review", json={"text": text}).json["findings"][0]
    assert text[finding["start"] : finding["end"]] == finding["quote"]


def test_without_an_id_the_id_is_null(client: FlaskClient) -> None:
    assert client.post("/v1/review", json={"text": "Hello"}).json["id"] is None


def test_a_batch_keeps_its_order(client: FlaskClient) -> None:
    posts = [{"text": text, "id": f"{kind}-{lang}"} for lang in RISKY for kind, text in _both(lang).items()]
    answer = client.post("/v1/review/batch", json={"posts": posts})
    assert answer.status_code == 200
    BatchAnswer.model_validate(answer.json)
    assert [(advice["id"], advice["level"]) for advice in answer.json["advice"]] == [
        ("risky-en", "warn"),
        ("harmless-en", "clear"),
        ("risky-de", "warn"),
        ("harmless-de", "clear"),
    ]


def test_an_empty_batch(client: FlaskClient) -> None:
    assert client.post("/v1/review/batch", json={"posts": []}).json == {"advice": []}


def test_a_batch_with_one_wrong_post_is_refused_whole(client: FlaskClient) -> None:
    answer = client.post("/v1/review/batch", json={"posts": [{"text": "x"}, {"text": ""}]})
    assert answer.status_code == 422
    assert answer.json["detail"].startswith('"posts[1].text" must be')


@pytest.mark.parametrize(
    "text", ["\0", "a\0b", "\u202e", "👩‍👩‍👧‍👦" * 100, "x" * MAX_TEXT_LENGTH, "\ufffe", "🇩🇪" * 5000]
)
def test_strange_texts_are_reviewed(client: FlaskClient, text: str) -> None:
    assert (
        client.post("/v1/review", data=_utf8({"text": text}), content_type="application/json").status_code
        == 200
    )


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=UTF-8"])
def test_json_is_read(client: FlaskClient, content_type: str) -> None:
    answer = client.post("/v1/review", data='{"text": "Grüße"}'.encode(), content_type=content_type)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"data": b"{", "content_type": "application/json"}),
        (400, {"data": b"", "content_type": "application/json"}),
        (400, {"data": b'{"text": "\xff"}', "content_type": "application/json"}),
        (400, {"data": b'{"text": "\\ud800"}', "content_type": "application/json"}),
        (400, {"data": b"[" * 60_000, "content_type": "application/json"}),
        (413, {"data": b" " * (MAX_BODY_BYTES + 1), "content_type": "application/json"}),
        (415, {"data": b'{"text": "x"}'}),
        (415, {"data": b'{"text": "x"}', "content_type": "text/plain"}),
        (415, {"data": b'{"text": "x"}', "content_type": "application/json; charset=latin-1"}),
        (415, {"data": {"text": "x"}}),
        (422, {"json": {}}),
        (422, {"json": []}),
        (422, {"json": {"text": ""}}),
        (422, {"json": {"text": " \n "}}),
        (422, {"json": {"text": 5}}),
        (422, {"json": {"text": None}}),
        (422, {"json": {"text": "x", "lang": "fr"}}),
        (422, {"json": {"text": "x", "more": 1}}),
        (422, {"json": {"text": "x" * (MAX_TEXT_LENGTH + 1)}}),
    ],
)
@pytest.mark.parametrize("path", ["/v1/review", "/v1/review/batch"])
def test_wrong_requests(client: FlaskClient, path: str, status: int, request_: dict[str, object]) -> None:
    answer = client.post(path, **request_)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == status


def test_a_body_of_exactly_the_limit_is_read(client: FlaskClient) -> None:
    body = b'{"text": "x"}'.ljust(MAX_BODY_BYTES)
    assert client.post("/v1/review", data=body, content_type="application/json").status_code == 200


def _utf8(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")


FIELDS = st.sampled_from(["text", "lang", "channel", "id", "posts"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(FIELDS | st.text(), inner),
    max_leaves=8,
)
texts = st.fixed_dictionaries({"text": st.text()})
bodies = st.one_of(st.binary(), st.builds(_utf8, anything), st.builds(_utf8, texts))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(bodies, st.sampled_from(["/v1/review", "/v1/review/batch"]))
def test_no_body_makes_the_service_fail(client: FlaskClient, body: bytes, path: str) -> None:
    answer = client.post(path, data=body, content_type="application/json")
    assert answer.status_code in (200, 400, 422)


def _both(lang: str) -> dict[str, str]:
    return {"risky": RISKY[lang], "harmless": HARMLESS[lang]}
