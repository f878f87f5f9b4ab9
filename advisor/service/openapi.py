"""The interface described in OpenAPI 3.1, made from the same schemas that check it."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from advisor.service.errors import PROBLEM_TYPE
from advisor.service.schemas import AdviceAnswer, Batch, BatchAnswer, Post, ProblemAnswer, StatusAnswer
from advisor.version import __version__

_JSON = "application/json"
_TEXT = {"type": "string"}
_MODELS: tuple[type[BaseModel], ...] = (Post, Batch, AdviceAnswer, BatchAnswer, ProblemAnswer, StatusAnswer)


@cache
def description(*, needs_key: bool) -> dict[str, object]:
    """The whole description, as plain JSON values.

    Args:
        needs_key: Whether the service described answers only to who has a key.
    """
    _, definitions = models_json_schema(
        [(model, "validation") for model in _MODELS], ref_template="#/components/schemas/{model}"
    )
    probes = {
        "/livez": {"get": _read("live", "Whether the process answers", _JSON, _ref(StatusAnswer))},
        "/readyz": {"get": _readiness()},
    }
    limited = {
        "/v1/review": {"post": _review("review", "Review one draft", Post, AdviceAnswer)},
        "/v1/review/batch": {"post": _review("reviewBatch", "Review several drafts", Batch, BatchAnswer)},
        "/v1/bundle": {"get": _bundle()},
        "/v1/openapi.json": {"get": _read("openapi", "This description", _JSON, {"type": "object"})},
    }
    others = {
        "/metrics": {"get": _read("metrics", "Counts for operators", "text/plain", _TEXT)},
        "/": {"get": _read("tryIt", "A page to try the advisor", "text/html", _TEXT)},
    }
    for path, item in {**limited, **others, **probes}.items():
        for operation in item.values():
            responses = operation["responses"]
            responses["403"] = _problem("Asked from a foreign site, or under a foreign name")
            if path in limited:
                responses["429"] = _problem("Too many requests", "Retry-After")
            if needs_key and path not in probes:
                responses["401"] = _problem("The key is missing or not known", "WWW-Authenticate")
                operation["security"] = [{"key": []}]
    made = {
        "openapi": "3.1.0",
        "info": {
            "title": "Employee-post advisor",
            "version": __version__,
            "summary": "Advice on a draft before it is posted.",
            "description": "Drafts and answers are neither stored nor logged, and no answer blocks a post.",
        },
        "paths": {**limited, **probes, **others},
        "components": {"schemas": definitions["$defs"]},
    }
    if needs_key:
        made["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    return made


def _ref(model: type[BaseModel]) -> dict[str, object]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def _response(said: str, schema: dict[str, object], media: str) -> dict[str, object]:
    return {"description": said, "content": {media: {"schema": schema}}}


def _problem(said: str, *headers: str) -> dict[str, object]:
    problem = _response(said, _ref(ProblemAnswer), PROBLEM_TYPE)
    if headers:
        problem["headers"] = {name: {"required": True, "schema": {"type": "string"}} for name in headers}
    return problem


def _review(name: str, summary: str, question: type[BaseModel], answer: type[BaseModel]) -> dict[str, object]:
    return {
        "operationId": name,
        "summary": summary,
        "requestBody": {"required": True, "content": {_JSON: {"schema": _ref(question)}}},
        "responses": {
            "200": _response("The advice", _ref(answer), _JSON),
            "400": _problem("The body is not JSON in UTF-8"),
            "413": _problem("The body is too long"),
            "415": _problem("The body is not sent as JSON"),
            "422": _problem("A field is missing, wrong, too long or unknown"),
            "503": _problem("The advisor is still starting", "Retry-After"),
        },
    }


def _read(name: str, summary: str, media: str, schema: dict[str, object]) -> dict[str, object]:
    return {"operationId": name, "summary": summary, "responses": {"200": _response(summary, schema, media)}}


def _bundle() -> dict[str, object]:
    operation = _read("bundle", "What an extension needs to advise by itself", _JSON, {"type": "object"})
    operation["responses"] |= {
        "304": {"description": "It is the one whose tag was named in If-None-Match"},
        "503": _problem("The advisor is still starting", "Retry-After"),
    }
    return operation


def _readiness() -> dict[str, object]:
    operation = _read("ready", "Whether reviews are answered", _JSON, _ref(StatusAnswer))
    operation["responses"] |= {"503": _response("The advisor is still starting", _ref(StatusAnswer), _JSON)}
    return operation
