"""Training on a house's own examples: what it writes, what it measures, what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from extension.engines import differences

from advisor import Advisor
from advisor.model.store import default_model_folder, load_model
from advisor.workshop.own_examples import read_own_examples
from advisor.workshop.own_model import save_own
from advisor.workshop.own_report import FIGURES, PAGE, write_report
from advisor.workshop.own_training import MOST_RISE, Background, train_own

HOUSES = Path(__file__).parents[1] / "model" / "houses"
HARMLESS = 600


@pytest.fixture(scope="module")
def examples():
    return read_own_examples(HOUSES / "clinic.csv", lambda text: "de").examples[:80]


@pytest.fixture(scope="module")
def trained(advisor, examples):
    return train_own(advisor, examples, most_harmless=HARMLESS)


@pytest.fixture(scope="module")
def saved(trained, tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    save_own(folder, default_model_folder(), trained.model, 80)
    return folder


@pytest.fixture(scope="module")
def corrected(advisor, saved):
    return advisor.with_model(load_model(saved))


def test_it_learns_what_it_is_shown(advisor, corrected, examples):
    def errors(one):
        return sum((one.review(post.text).level == "warn") != (post.level == "warn") for post in examples)

    assert errors(corrected) < errors(advisor)


def test_each_example_is_judged_by_a_model_that_had_not_seen_it(trained, corrected, examples):
    assert [one.example for one in trained.after] == list(examples)
    in_sample = [corrected.review(post.text).risk for post in examples]
    assert [one.judgement.risk for one in trained.after] != pytest.approx(in_sample, abs=1e-6)


def test_the_device_judges_as_the_library_does(advisor, corrected, tmp_path, examples, corpus):
    bundle = tmp_path / "bundle.json"
    bundle.write_bytes(corrected.bundle())
    texts = [post.text for post in (*examples, *corpus[::200])]
    assert list(differences(corrected, texts, bundle)) == []
    assert list(differences(advisor, texts, bundle)) != []


def test_the_same_examples_give_the_same_bytes(advisor, trained, saved, examples, tmp_path):
    again = train_own(advisor, examples, most_harmless=HARMLESS)
    save_own(tmp_path, default_model_folder(), again.model, 80)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in saved.iterdir()
    }


def test_an_example_with_the_wrong_label_is_doubted(advisor, examples):
    surest = max(
        (post for post in examples if post.level == "warn"), key=lambda post: advisor.review(post.text).risk
    )
    spoiled = [replace(post, level="clear") if post is surest else post for post in examples]
    assert surest.id in train_own(advisor, spoiled, most_harmless=HARMLESS).doubted


@pytest.mark.parametrize(("after", "acceptable"), [(10, True), (12, True), (13, False), (5, True)])
def test_false_warnings_may_grow_by_the_bound_and_no_more(trained, after, acceptable):
    background = Background(1000, 10, after)
    assert replace(trained, background=background).acceptable is acceptable
    assert MOST_RISE == 0.002


def test_the_report_holds_the_figures_and_no_text(trained, tmp_path, examples):
    write_report(trained, "clinic.csv", ["Rows 3, 4: one text several times. It counts once."], tmp_path)
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    figures = json.loads((tmp_path / FIGURES).read_text(encoding="utf-8"))
    assert "Rows 3, 4" in page and page.count('<img src="data:image/svg+xml;base64,') == 4
    assert not [post.id for post in examples if post.text in page]
    for side in figures["sides"].values():
        assert sum(sum(row.values()) for row in side["confusion"].values()) == len(examples)
    assert tuple(side["errors"] for side in figures["sides"].values()) == trained.errors


def test_without_the_library_that_draws_the_report_says_so(trained, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    write_report(trained, "clinic.csv", [], tmp_path)
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert "<img" not in page and "employee-post-advisor[workshop]" in page
    sides = json.loads((tmp_path / FIGURES).read_text(encoding="utf-8"))["sides"]
    assert sides["after"]["reliability"] and sides["after"]["precision_recall"]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "advisor", "train", *map(str, arguments)], capture_output=True, text=True
    )


def test_the_command_writes_a_model_and_its_report(tmp_path):
    out = tmp_path / "own"
    done = run("--examples", HOUSES / "studio.jsonl", "--out", out, "--anyway")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in out.iterdir()} == {
        "manifest.json",
        "pipeline.joblib",
        "weights.npz",
        PAGE,
        FIGURES,
    }
    assert Advisor.load(out).review("lovely evening at the lake").level == "clear"


def test_the_command_says_in_a_sentence_what_is_wrong(tmp_path):
    (tmp_path / "few.csv").write_text("text,level\nSECRET,warn\n", encoding="utf-8")
    done = run("--examples", tmp_path / "few.csv")
    assert done.returncode == 1
    assert "has 1 different examples" in done.stderr
    assert "SECRET" not in done.stderr and "Traceback" not in done.stderr
    assert run("--anyway").returncode == 2
    done = run("--examples", tmp_path / "few.csv", "--out", default_model_folder())
    assert done.returncode == 2 and "another folder" in done.stderr
