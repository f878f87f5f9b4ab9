"""The engine on the device gives the library's answers.

A part of the corpus and some thousand hostile texts here; `tests/benchmarks/engine_agreement.py` compares
everything.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
from datetime import date
from pathlib import Path

import pytest
from evidence.test_good_news import GOOD, SILENCE
from extension.engines import device_advice, difference, differences, hostile_texts
from policy.conftest import EXAMPLES, advisor_with

from advisor.corpus import load_corpus

ROOT = Path(__file__).parents[2]
CLI = ROOT / "extension" / "engine" / "cli.mjs"


def shown(found: list[tuple[str, str]]) -> str:
    return "\n".join(f"{field}: {text[:200]!a}" for text, field in found[:5])


def test_they_agree_on_posts(advisor):
    found = list(differences(advisor, [post.text for post in load_corpus()[::8]]))
    assert not found, shown(found)


def test_they_agree_on_posts_nobody_trained_on(advisor):
    lines = (ROOT / "tests" / "boundary" / "posts.jsonl").read_text(encoding="utf-8").splitlines()
    found = list(differences(advisor, [json.loads(line)["text"] for line in lines]))
    assert not found, shown(found)


def test_they_agree_on_good_news(advisor):
    texts = [text for texts in (*GOOD.values(), *SILENCE.values()) for text in texts]
    found = list(differences(advisor, texts))
    assert not found, shown(found)
    encouraged = [advice["encouragement"] for advice in device_advice(texts) if advice["encouragement"]]
    assert len(encouraged) == sum(map(len, GOOD.values()))


def test_they_agree_on_hostile_texts(advisor):
    found = list(differences(advisor, list(hostile_texts(2500, seed=2009))))
    assert not found, shown(found)


@pytest.mark.parametrize("example", ["engineering", "hospital"])
@pytest.mark.parametrize("day", ["2026-11-29", "2027-06-01"])
def test_they_agree_on_a_house(tmp_path, example, day):
    """Posts with the house's names in them, in all their spellings."""
    advisor = advisor_with(EXAMPLES.joinpath(f"{example}.yaml").read_bytes(), date.fromisoformat(day))
    bundle = tmp_path / "bundle.json"
    bundle.write_bytes(advisor.bundle())
    chance = random.Random(day)
    entries = [entry.strip("*-") for entries in advisor.house.classes.values() for entry in entries]
    posts = [post.text.split() for post in load_corpus()[:: 80 if day == "2026-11-29" else 160]]
    for words in posts:
        for _ in range(2):
            words.insert(chance.randrange(len(words) + 1), chance.choice(entries))
    texts = [" ".join(words) for words in posts]
    found = list(differences(advisor, texts, bundle, day))
    assert not found, shown(found)
    assert sum(advisor.review(text).level == "warn" for text in texts) > len(texts) / 10


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", "note"),
        ("risk", 0.500002),
        ("findings", [{}]),
        ("lang", "de"),
        ("encouragement", "Another one."),
    ],
)
def test_a_difference_would_be_found(field, value):
    advice = {"level": "warn", "risk": 0.5, "findings": [], "lang": "en", "encouragement": None}
    advice["engine"] = "one"
    assert difference(advice, {**advice, "engine": "other", "risk": 0.5000001}) is None
    assert difference(advice, {**advice, field: value}) == field


def test_the_extension_carries_the_bundle_of_the_model_in_use(advisor):
    shipped = (ROOT / "extension" / "engine" / "bundle.json.gz").read_bytes()
    assert gzip.decompress(shipped) == advisor.bundle(), "Run 'advisor bundle'."


def test_the_command_line_speaks_the_same_lines(advisor):
    text = "My boss is an idiot 😀 and that is that"
    lines = [
        json.dumps({"id": 7, "text": text, "channel": "x", "level": "warn"}),
        "no json",
        "",
        '{"text": " "}',
    ]
    run = subprocess.run(
        ["node", CLI, "--jsonl", "-"], input="\n".join(lines), capture_output=True, text=True, check=False
    )
    answer, advice = json.loads(run.stdout), advisor.review(text).to_dict()
    assert answer.pop("id") == 7
    assert answer.keys() == advice.keys()
    assert difference(advice, answer) is None
    assert [line.split(":")[0] for line in run.stderr.splitlines()] == ["line 2", "line 4"]
    assert "no json" not in run.stderr
    assert run.returncode == 2


def test_the_command_line_refuses_a_bundle_of_another_format(tmp_path):
    (tmp_path / "bundle.json").write_text('{"format": 99}')
    run = subprocess.run(
        ["node", CLI, "--bundle", tmp_path / "bundle.json", "--jsonl", "-"],
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "update the extension" in run.stderr
    assert run.returncode == 1
