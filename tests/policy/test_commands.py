"""`advisor policy`, as an administrator calls it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import jsonschema
import pytest
import yaml
from policy.conftest import EXAMPLES


def advisor(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "advisor", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "house.yaml"
    path.write_bytes(EXAMPLES.joinpath("engineering.yaml").read_bytes())
    return path


def test_a_good_policy_is_said_to_be_one(example):
    run = advisor("policy", "check", example)
    assert run.returncode == 0
    assert "Kestrel Dynamics" in run.stdout
    assert "2027-03-01" in run.stdout


def test_a_bad_one_says_why_on_standard_error(example):
    example.write_text("house: a\nreporting: true\n", encoding="utf-8")
    run = advisor("policy", "check", example)
    assert run.returncode == 1
    assert run.stderr.startswith("Error: house.yaml, line 2, reporting: No policy reports")
    assert run.stdout == ""


def test_a_compiled_policy_holds_its_digest_and_is_the_same_each_time(example, tmp_path):
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in files:
        assert advisor("policy", "compile", example, "--out", file).returncode == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    made = json.loads(files[0].read_bytes())
    assert hashlib.sha256(made["house"].encode()).hexdigest() == made["sha256"]
    assert json.loads(made["house"])["name"] == "Kestrel Dynamics"


def test_the_schema_describes_the_examples():
    schema = json.loads(advisor("policy", "schema").stdout)
    for name in ("engineering", "hospital"):
        values = yaml.safe_load(EXAMPLES.joinpath(f"{name}.yaml").read_bytes())
        jsonschema.validate(json.loads(json.dumps(values, default=str)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"reporting": True}, schema)


def test_a_review_follows_a_policy(example):
    text = "We are on Blue Falcon until spring"
    assert "[Blue Falcon]" in advisor("review", "--policy", example, text).stdout
