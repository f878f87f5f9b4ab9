from __future__ import annotations

from collections.abc import Mapping

from flask.testing import FlaskClient
from keyed import BEARER, KEY_HASH
from prometheus_client.parser import text_string_to_metric_families

from advisor import Advice, Finding
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig
from advisor.service.metrics import Metrics
from advisor.taxonomy import CATEGORIES, LANGUAGES, LEVELS

FINDING = Finding("career", "warn", 0, 3, "abc", "why", "what", None)
ADVICE = Advice("warn", 0.9, "work", "de", False, "test", (FINDING, FINDING))

SHARED = ServiceConfig(host="0.0.0.0", allowed_hosts=("localhost",), key_hashes=(KEY_HASH,))


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_counts_advice_and_findings() -> None:
    metrics = Metrics(count_verdicts=True)
    metrics.count_advice(ADVICE)
    counted = samples(metrics.exposition().decode())
    assert counted["advisor_reviews_total", (("lang", "de"), ("level", "warn"))] == 1
    assert counted["advisor_findings_total", (("category", "career"), ("level", "warn"))] == 2


def test_one_author_alone_is_not_counted(client: FlaskClient) -> None:
    client.post("/v1/review", json={"text": "my boss is an idiot"})
    counted = samples(client.get("/metrics").text)
    assert not any(labels and labels[0][0] in ("level", "category", "lang") for _, labels in counted)


def test_verdicts_of_many_are_counted_without_saying_whose(advisor) -> None:
    shared = create_app(SHARED, advisor).test_client()
    shared.post("/v1/review", json={"text": "my boss is an idiot"}, headers=BEARER)
    counted = samples(shared.get("/metrics", headers=BEARER).text)
    assert counted["advisor_reviews_total", (("lang", "en"), ("level", "warn"))] == 1


def test_counts_requests(client: FlaskClient) -> None:
    client.post("/v1/review", json={"text": "Hello there"})
    client.post("/v1/review", json={})
    client.get("/nothing")
    counted = samples(client.get("/metrics").text)
    assert counted["advisor_http_requests_total", (("status", "200"),)] == 1
    assert counted["advisor_http_requests_total", (("status", "422"),)] == 1
    assert counted["advisor_http_requests_total", (("status", "404"),)] == 1
    assert counted["advisor_http_request_seconds_count", ()] == 3


def test_labels_take_nothing_but_what_is_written_in_the_taxonomy(advisor) -> None:
    client = create_app(SHARED, advisor).test_client()
    for text in ("Hello there", "Guten Morgen", "Bonjour tout le monde", "漢字", "hate my boss, total idiot"):
        post = {"text": text, "channel": "kanarienvogel", "id": "kanarienvogel"}
        assert client.post("/v1/review", json=post, headers=BEARER).status_code == 200
    allowed: Mapping[str, tuple[str, ...]] = {"level": LEVELS, "lang": LANGUAGES, "category": CATEGORIES}
    counted = samples(client.get("/metrics", headers=BEARER).text)
    assert any(name == "advisor_findings_total" for name, _ in counted)
    for _, labels in counted:
        for name, value in labels:
            assert name in ("status", "le") or value in allowed[name]


def test_every_application_counts_for_itself(config: ServiceConfig, advisor, client: FlaskClient) -> None:
    client.get("/livez")
    other = create_app(config, advisor).test_client()
    assert samples(other.get("/metrics").text)["advisor_http_request_seconds_count", ()] == 0
