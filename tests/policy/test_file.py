"""Reading a policy: what is wrong is named with its line, its key and its remedy."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.policy import PolicyError, load_policy
from advisor.policy.file import parse_policy


@pytest.mark.parametrize("name", ["engineering", "hospital"])
def test_the_examples_can_be_used(name):
    path = files("advisor.policy").joinpath("examples", f"{name}.yaml")
    assert parse_policy(path.read_bytes()).house


@pytest.mark.parametrize("name", ["Union Bank", "Safety First", "Council Tools"])
def test_a_name_with_a_protected_word_in_it_may_be_one(name):
    assert parse_policy(f"clients: [{{name: {name}, may_be_named: false}}]".encode()).clients


def test_everything_may_be_left_out():
    assert parse_policy(b"").employers == ()


@pytest.mark.parametrize(
    ("text", "line", "key", "remedy"),
    [
        ("house: a\nemployer: [b]", 2, "employer", "Did you mean 'employers'?"),
        ("house: a\nproducts:\n  - name: Heron Two", 3, "products[1]", "Add 'announced'."),
        ("products:\n  - {name: Heron Two, announced: soon}", 2, "products[1].announced", "2027-03-01"),
        ("code_names: ['Blue*']", 1, "code_names[1]", "without patterns"),
        ("code_names: [Sunrise]", 1, "code_names[1]", "everyday: true"),
        ("code_names: [Blue Falcon, blue falcon]", 1, "code_names[2]", "already"),
        ("competitors: [Kestrel]\nemployers: [Kestrel]", 1, "competitors[1]", "already"),
        ("phrases: {confidentail: [a b]}", 1, "phrases.confidentail", "Did you mean 'confidential'?"),
        ("phrases:\n  legal:\n    - works council", 3, "phrases.legal[1]", "protected"),
        ("code_names: [unpaid overtime]", 1, "code_names[1]", "protected"),
        ("code_names: [fire exit]", 1, "code_names[1]", "protected"),
        (
            "code_names: [{name: Tern, everyday: true, also: [works council]}]",
            1,
            "code_names[1]",
            "protected",
        ),
        ("clients: [{name: Betriebsrat, may_be_named: false}]", 1, "clients[1]", "protected"),
        ("competitors: [works council]", 1, "competitors[1]", "protected"),
        ("phrases: {legal: [I want to die]}", 1, "phrases.legal[1]", "protected"),
        ("thresholds: {legal: {warn: 0.001}}", 1, "thresholds.legal.warn", "not raise them"),
        ("thresholds: {legal: {warn: 0.99}}", 1, "thresholds.legal.warn", "at most"),
        ("thresholds: {legal: {warn: 0.5}}", 1, "thresholds.legal", "'alone' must be at least"),
        ("channels: [{kind: press, name: A, address: 'javascript:x'}]", 1, "channels[1].address", "https://"),
        ("wording: {legal: {en: {reason: '<b>'}}}", 1, "wording.legal.en.reason", "plain text"),
        ("packs: [helth]", 1, "packs[1]", "Did you mean 'health'?"),
        ("house: a\n\nhouse: b", 3, "house", "twice"),
        ("house: &a b\nemployers: [*a]", 2, "", "references"),
        ("house: [", 1, "", "not valid YAML"),
        ("- a", 1, "", "keys and values"),
        ("format: 2", 1, "format", "1"),
    ],
)
def test_what_is_wrong_is_named(text, line, key, remedy):
    with pytest.raises(PolicyError) as raised:
        parse_policy(text.encode())
    problem = raised.value.problems[0]
    assert (problem.line, problem.key) == (line, key)
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("reporting", "reports"),
        ("log_drafts", "logs"),
        ("monitoring", "monitors"),
        ("block", "blocks"),
        ("blocking: true\nhouse", "blocks"),
        ("protected_voice", "can't be switched off"),
        ("exemptions", "can't be switched off"),
        ("union_topics", "can't be warned about"),
        ("regexes", "plain words"),
    ],
)
def test_what_no_policy_can_do_is_an_error(key, sentence):
    with pytest.raises(PolicyError, match=sentence):
        parse_policy(f"{key}: true".encode())


def test_every_problem_is_named_at_once():
    with pytest.raises(PolicyError) as raised:
        parse_policy(b"reporting: yes\nemployer: [a]\npacks: [x]")
    assert [problem.line for problem in raised.value.problems] == [1, 2, 3]
    assert str(raised.value).count("\n") == 2


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", b"house: \x00", b"x: " + b"[" * 5000, b"a: !!python/object:os.system []", b"? [a]\n: b"],
)
def test_what_is_no_policy_is_refused(data):
    with pytest.raises(PolicyError):
        parse_policy(data)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PolicyError, match=r"house\.yaml: It can't be read: no such file"):
        load_policy(tmp_path / "house.yaml")


@given(st.text())
def test_no_text_makes_it_fall_over(text):
    try:
        parse_policy(text.encode("utf-8", "surrogatepass"))
    except PolicyError as error:
        assert error.problems
