"""What the engine on the device is given."""

from __future__ import annotations

import gzip
import json

import pytest

from advisor import Advisor, Policy
from advisor.bundle import FORMAT, digest_of
from advisor.taxonomy import CATEGORIES

MOST_ZIPPED = 3_000_000
"""Bytes; what an extension and a fleet's network can bear."""


@pytest.fixture(scope="module")
def bundle(advisor: Advisor) -> bytes:
    return advisor.bundle()


def test_it_is_the_same_each_time(bundle):
    again = Advisor.load().bundle()
    assert again == bundle
    assert digest_of(again) == digest_of(bundle)
    assert len(digest_of(bundle)) == 64


def test_it_is_small_enough(bundle):
    assert len(gzip.compress(bundle, 9)) <= MOST_ZIPPED


def test_it_names_the_model_and_all_categories(bundle, advisor):
    data = json.loads(bundle)
    assert data["format"] == FORMAT
    assert advisor.engine == f"advisor-{data['model']}"
    assert data["categories"] == list(CATEGORIES) == list(data["frames"])


def test_it_holds_nothing_but_data(bundle):
    kinds = set()

    def look(value):
        kinds.add(type(value))
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            look(inner)

    look(json.loads(bundle))
    assert kinds == {dict, list, str, int, float, bool}


def test_the_house_policy_is_in_it(bundle):
    policy = Policy.model_validate({"code_names": ["Project Heron"]})
    made = json.loads(Advisor.load(policy=policy).bundle())
    assert "project heron" in made["house"]["classes"]["code_name"].split("\n")
    assert made["lexicon"] == json.loads(bundle)["lexicon"]
    assert json.loads(bundle)["house"]["classes"] == {}
