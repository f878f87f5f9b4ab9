from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from advisor.service.limits import MAX_BATCH, MAX_TEXT_LENGTH
from advisor.service.openapi import description
from advisor.taxonomy import CATEGORIES, LEVELS


def test_it_is_valid_openapi(client: FlaskClient) -> None:
    answer = client.get("/v1/openapi.json")
    assert answer.mimetype == "application/json"
    assert answer.json["openapi"] == "3.1.0"
    validate(answer.json, cls=OpenAPIV31SpecValidator)


def test_with_keys_it_is_valid_too_and_says_where_one_is_needed() -> None:
    described = description(needs_key=True)
    validate(described, cls=OpenAPIV31SpecValidator)
    open_paths = {"/livez", "/readyz"}
    for path, item in described["paths"].items():
        for operation in item.values():
            assert ("401" in operation["responses"], "security" in operation) == (path not in open_paths,) * 2


def test_it_describes_every_route_there_is(app: Flask) -> None:
    shared_files = {"/static/<path:filename>", "/extension/<path:name>"}
    there = {
        (rule.rule, method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule not in shared_files
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert {
        (path, method) for path, item in description(needs_key=False)["paths"].items() for method in item
    } == there


def test_it_says_the_limits_and_the_taxonomy() -> None:
    schemas = description(needs_key=False)["components"]["schemas"]
    assert schemas["Post"]["properties"]["text"]["maxLength"] == MAX_TEXT_LENGTH
    assert schemas["Post"]["required"] == ["text"]
    assert schemas["Post"]["additionalProperties"] is False
    assert schemas["Batch"]["properties"]["posts"]["maxItems"] == MAX_BATCH
    assert schemas["FindingAnswer"]["properties"]["category"]["enum"] == list(CATEGORIES)
    assert schemas["AdviceAnswer"]["properties"]["level"]["enum"] == list(LEVELS)


def test_answers_are_as_described(client: FlaskClient) -> None:
    asked = [
        ("/v1/review", {"text": "The admin password of our server at work is Sommer2026!"}),
        ("/v1/review/batch", {"posts": [{"text": "Hello", "id": 1}]}),
        ("/v1/review", {}),
    ]
    for path, body in asked:
        answer = client.post(path, json=body)
        response = description(needs_key=False)["paths"][path]["post"]["responses"][str(answer.status_code)]
        schema = response["content"][answer.mimetype]["schema"]
        Draft202012Validator({**schema, "components": description(needs_key=False)["components"]}).validate(
            answer.json
        )
