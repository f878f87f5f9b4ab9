import subprocess
import sys
from dataclasses import replace

import pytest

from advisor import Advisor
from advisor.corpus import corpus_digest, corpus_files
from advisor.draft import Draft
from advisor.model.convolution_fit import FitSettings
from advisor.model.features import FeatureMaker
from advisor.model.settings import SETTINGS
from advisor.model.store import WEIGHTS, default_model_folder, load_model, read_manifest
from advisor.model.training import fit, observations
from advisor.taxonomy import CATEGORIES

QUICK = replace(SETTINGS, network=FitSettings(epochs=1, filters=4))


@pytest.fixture(scope="module")
def retrained(tmp_path_factory):
    """A model as `advisor train` writes it; it takes minutes, so there is one."""
    folder = tmp_path_factory.mktemp("retrained") / "model"
    command = [sys.executable, "-m", "advisor", "train", "--out", str(folder)]
    subprocess.run(command, capture_output=True, check=True)
    return folder


def test_the_command_writes_a_model_that_can_be_used(retrained):
    assert {path.name for path in retrained.iterdir()} == {"manifest.json", "pipeline.joblib", "weights.npz"}
    assert Advisor.load(retrained).review("my boss is such an idiot").level == "warn"


def test_the_manifest_is_of_this_corpus_and_these_settings():
    manifest = read_manifest(default_model_folder())
    assert manifest["trained_on"]["corpus_sha256"] == corpus_digest(corpus_files())
    assert manifest["settings"] == SETTINGS.to_dict()


def test_training_again_gives_the_same_scores(retrained, analyzer, corpus):
    """To 1e-6; on the machine type it was trained on, the same bytes."""
    old, new = load_model(default_model_folder()), load_model(retrained)
    assert old.names == new.names
    assert old.joint == pytest.approx(new.joint, abs=1e-6)
    for example in corpus[::50]:
        gathered = analyzer.gather(analyzer.read(Draft(example.text)))
        features, tokens = list(FeatureMaker()(gathered)), gathered.marks.reading.tokens
        sequence = analyzer.observe_gathered(gathered).sequence
        one, other = (model.judge(features, sequence, tokens) for model in (old, new))
        assert one.risk == pytest.approx(other.risk, abs=1e-6), example.id
        assert one.categories == pytest.approx(other.categories, abs=1e-6), example.id
        assert one.boundary == other.boundary, example.id


def test_the_figures_in_the_manifest_are_true(retrained):
    committed, measured = (
        read_manifest(folder)["figures"]["groups"] for folder in (default_model_folder(), retrained)
    )
    assert [row["group"] for row in committed] == ["all", "de", "en"]
    for old, new in zip(committed, measured, strict=True):
        assert old == pytest.approx(new, abs=1e-3)


def test_training_twice_on_one_machine_gives_the_same_model(corpus):
    some = corpus[::40]
    seen = observations(some)
    one, same = (fit(some, seen, QUICK) for _ in range(2))
    assert one.model.joint == same.model.joint
    assert (one.model.risk_weights == same.model.risk_weights).all()
    for first, second in zip(one.model.networks, same.model.networks, strict=True):
        assert (first.filters == second.filters).all()
    assert one.model.risk_weights.shape[1] == len(CATEGORIES)
    assert (default_model_folder() / WEIGHTS).stat().st_size < 1_500_000
