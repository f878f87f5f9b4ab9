"""The commands that make and measure a model, as a person calls them."""

import json
import subprocess
import sys

import pytest

POSTS = [
    {"text": "my boss is such an idiot", "lang": "en", "level": "warn", "categories": ["disparagement"]},
    {"text": "lovely evening at the lake", "lang": "en", "level": "clear"},
    {"text": "mein Chef ist ein Vollidiot", "lang": "de", "level": "warn", "categories": ["disparagement"]},
    {"text": "schöner Abend am See", "lang": "de", "level": "clear"},
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "advisor", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def posts(tmp_path):
    path = tmp_path / "posts.jsonl"
    path.write_text("\n".join(map(json.dumps, POSTS)), encoding="utf-8")
    return path


def test_evaluate_prints_a_table_a_language(posts):
    done = run("evaluate", str(posts))
    assert done.returncode == 0, done.stderr
    assert "Categories, de" in done.stdout and "Categories, en" in done.stdout
    assert "100.0%" in done.stdout


def test_evaluate_gives_the_figures_as_json(posts):
    done = run("evaluate", "--json", str(posts))
    level = {row["group"]: row for row in json.loads(done.stdout)["Level"]}
    assert level["all"]["recall"] == 1.0
    assert level["all"]["false_warnings"] == 0.0


def test_evaluate_names_a_file_it_cannot_use(tmp_path):
    done = run("evaluate", str(tmp_path / "missing.jsonl"))
    assert done.returncode == 1
    assert "missing.jsonl can't be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_evaluate_gives_intervals_and_draws_reliability(tmp_path, posts):
    picture = tmp_path / "reliability.svg"
    done = run("evaluate", "--reliability", str(picture), str(posts))
    assert "posts: false warnings" in done.stdout and "95% interval" in done.stdout
    assert "<svg" in picture.read_text()
    done = run("evaluate", "--reliability", str(tmp_path / "no" / "folder.svg"), str(posts))
    assert done.returncode == 1 and "folder.svg can't be written" in done.stderr


@pytest.mark.parametrize(
    ("command", "warned", "silent"),
    [("review", "A warning.", "Nothing to change."), ("explain", "warn", "clear")],
)
def test_any_model_can_be_tried(silent_model, command, warned, silent):
    text = "my boss is such an idiot"
    assert run(command, text).stdout.startswith(warned)
    assert run(command, "--model", str(silent_model), text).stdout.startswith(silent)


def test_a_model_that_is_not_there_is_said_to_be_missing(tmp_path):
    lost = run("review", "--model", str(tmp_path), "fine weather")
    assert lost.returncode == 1 and "There is no model" in lost.stderr


def test_experiments_say_what_they_need(tmp_path, posts):
    done = run("evaluate", "--experiments", str(posts))
    assert done.returncode == 1
    assert "documented incidents" in done.stderr
    assert run("evaluate", "--experiments").returncode == 2
    assert run("evaluate", "--background", str(posts), str(posts)).returncode == 2


def test_corpus_names_what_is_wrong_without_repeating_it(tmp_path):
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(json.dumps(POSTS[1] | {"id": number}) for number in (1, 2)), encoding="utf-8")
    done = run("corpus", str(path))
    assert done.returncode == 1
    assert "duplicate: mine/1, mine/2" in done.stderr
    assert "2 posts, 1 problems." in done.stdout
    assert "lovely" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["train", "evaluate", "explain", "review", "serve", "corpus"])
def test_every_command_shows_an_example(command):
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"advisor {command}" in done.stdout.split("Example")[1]
