"""What an organisation can manage: the schema, what is made of values, and what wins."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

HERE = Path(__file__).parent
EXTENSION = HERE.parents[1] / "extension"
SCHEMA = json.loads((EXTENSION / "managed_schema.json").read_text("utf-8"))
SITES = [path.stem for path in (EXTENSION / "sites").glob("*.js") if path.stem != "table"]

KEYS = {
    "engine", "service", "serviceKey", "bundleAddress", "policy", "policyAddress",
    "sitesOff", "houseAccounts", "locked",
}  # fmt: skip
"""Every key there is. One more here means: something more that an organisation can do to people."""

FULL = {
    "engine": "service",
    "service": "https://advice.example.org",
    "serviceKey": "k-1",
    "bundleAddress": "https://advice.example.org/v1/bundle",
    "policy": '{"terms": []}',
    "policyAddress": "https://advice.example.org/v1/policy",
    "sitesOff": ["reddit"],
    "houseAccounts": ["@example"],
    "locked": ["engine", "service"],
}

DEFAULTS = {
    "enabled": True,
    "encouragement": True,
    "engine": "device",
    "service": "http://127.0.0.1:8750",
    "serviceKey": "",
    "bundleAddress": "",
    "policy": "",
    "policyAddress": "",
    "sitesOff": [],
    "houseAccounts": [],
    "locked": [],
}


def ask(script: str, objects: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = "".join(json.dumps(each) + "\n" for each in objects)
    run = subprocess.run(
        ["node", HERE / script], input=lines, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return [json.loads(line) for line in run.stdout.split("\n")[:-1]]


def read(given: dict[str, Any]) -> dict[str, Any]:
    [managed] = ask("read_managed.mjs", [given])
    return managed


def in_force(stored: dict[str, Any]) -> dict[str, Any]:
    [found] = ask("in_force.mjs", [stored])
    return found


def test_there_are_these_keys_and_no_other():
    assert set(SCHEMA["properties"]) == KEYS


def test_no_key_reports_or_keeps_what_people_write():
    forbidden = re.compile(
        r"report|log|track|metric|telemetr|counter|statistic|collect|upload|alert|audit|notif|monitor|email|"
        r"store|keep|retain|webhook|block|enforce|enabled",
        re.IGNORECASE,
    )
    assert [key for key in SCHEMA["properties"] if forbidden.search(key)] == []
    assert forbidden.search("reportAddress") and forbidden.search("auditLog")
    # Whatever is nested could hold more keys.
    kinds = {one["type"] for one in SCHEMA["properties"].values()}
    kinds |= {one["items"]["type"] for one in SCHEMA["properties"].values() if "items" in one}
    assert kinds == {"string", "array"}


def test_the_manifest_names_it():
    manifest = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
    assert manifest["storage"] == {"managed_schema": "managed_schema.json"}


def test_it_is_a_schema_and_every_key_is_explained():
    Draft202012Validator.check_schema(SCHEMA)
    assert all(one["title"] and one["description"] for one in SCHEMA["properties"].values())


def test_it_knows_every_site():
    assert sorted(SCHEMA["properties"]["sitesOff"]["items"]["enum"]) == sorted(SITES)


def test_what_fits_is_taken_as_it_is():
    assert list(Draft202012Validator(SCHEMA).iter_errors(FULL)) == []
    assert read(FULL) == FULL


ADDRESSES = ("service", "bundleAddress", "policyAddress")
BAD_ADDRESSES = [
    "http://advice.example.org", "advice.example.org", "ftp://advice.example.org", "https://", "",
    "https://me:word@advice.example.org", "https://advice.example.org/?a=1", "https://advice.example.org/#a",
]  # fmt: skip
MISFITS = [
    *((key, value) for key in ADDRESSES for value in BAD_ADDRESSES),
    ("engine", "both"), ("engine", 1), ("serviceKey", ""), ("serviceKey", ["k"]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), MISFITS)
def test_what_does_not_fit_counts_as_not_given_by_schema_and_by_code(key, value):
    given = FULL | {key: value}
    assert {error.path[0] for error in Draft202012Validator(SCHEMA).iter_errors(given)} == {key}
    assert read(given) == {name: one for name, one in FULL.items() if name != key}


@pytest.mark.parametrize(
    "value", ["http://127.0.0.1:8750", "http://localhost", "https://a.example", "https://a.example:8443/b/c"]
)
def test_an_address_that_fits(value):
    assert list(Draft202012Validator(SCHEMA).iter_errors({"service": value})) == []
    assert read({"service": value}) == {"service": value}


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({"service": "https://a.example/"}, {"service": "https://a.example"}),
        ({"sitesOff": ["x", "nowhere", 1, "x"]}, {"sitesOff": ["x"]}),
        ({"sitesOff": []}, {"sitesOff": []}),
        ({"houseAccounts": ["@a", " ", None]}, {"houseAccounts": ["@a"]}),
        ({"locked": ["engine", "enabled", "serviceKey"]}, {"locked": ["engine"]}),
        ({"locked": "engine"}, {}),
        ({"enabled": False}, {}),
        ({"reportTo": "https://a.example"}, {}),
    ],
)
def test_values_are_tidied(given, made):
    assert read(given) == made


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9) | st.sampled_from(["x", "device"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(sorted(KEYS | {"other"})), JSON), min_size=40, max_size=80))
def test_whatever_is_given_what_is_made_of_it_can_be_used(given):
    usable = Draft202012Validator({**SCHEMA, "additionalProperties": False})
    for made in ask("read_managed.mjs", given):
        # A key that is no token is the service's to refuse.
        assert list(usable.iter_errors({key: made[key] for key in made if key != "serviceKey"})) == []


@pytest.mark.parametrize(
    ("stored", "changes"),
    [
        ({}, {}),
        ({"pausedUntil": 1, "dismissals": {}}, {}),
        ({"engine": "service", "sitesOff": ["x"]}, {"engine": "service", "sitesOff": ["x"]}),
        # What is managed is a default...
        ({"managed": {"sitesOff": ["x"]}}, {"sitesOff": ["x"]}),
        ({"managed": {"sitesOff": ["x"]}, "sitesOff": []}, {}),
        # ...unless it is locked; a lock without a value keeps the default.
        (
            {"managed": {"sitesOff": ["x"], "locked": ["sitesOff"]}, "sitesOff": []},
            {"sitesOff": ["x"], "locked": ["sitesOff"]},
        ),
        ({"managed": {"locked": ["engine"]}, "engine": "service"}, {"locked": ["engine"]}),
        # Nobody but the author switches everything off.
        ({"managed": {"locked": ["engine"]}, "enabled": False}, {"enabled": False, "locked": ["engine"]}),
        # The key goes to the organisation's service only.
        (
            {"managed": {"service": "https://a.example", "serviceKey": "k"}},
            {"service": "https://a.example", "serviceKey": "k"},
        ),
        (
            {"managed": {"service": "https://a.example", "serviceKey": "k"}, "service": "https://b.example"},
            {"service": "https://b.example"},
        ),
        ({"managed": {"serviceKey": "k"}}, {"serviceKey": "k"}),
        ({"managed": {"serviceKey": "k"}, "service": "https://b.example"}, {"service": "https://b.example"}),
        # Neither a key nor a lock is ever the author's own.
        ({"serviceKey": "k", "locked": ["engine"]}, {}),
    ],
)
def test_what_is_in_force(stored, changes):
    assert in_force(stored) == DEFAULTS | changes
