import numpy as np
import pytest

from advisor.corpus import corpus_digest, corpus_files
from advisor.draft import Draft
from advisor.model.build import build
from advisor.model.features import FeatureMaker
from advisor.model.store import MANIFEST, WEIGHTS, default_model_folder, load_model, read_manifest


@pytest.fixture(scope="module")
def retrained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("retrained")
    build(folder)
    return folder


def test_the_manifest_is_of_this_corpus():
    manifest = read_manifest(default_model_folder())
    assert manifest["trained_on"]["corpus_sha256"] == corpus_digest(corpus_files())


def test_training_again_gives_the_same_model(retrained):
    """The same scores to 1e-6; on the machine type it was trained on, the same bytes."""
    old, new = load_model(default_model_folder()), load_model(retrained)
    assert old.names == new.names
    for name in ("risk_weights", "risk_intercept", "boundary_weights", "boundary_intercept"):
        assert np.allclose(getattr(old, name), getattr(new, name), rtol=1e-6, atol=1e-7), name
    assert old.thresholds == new.thresholds


def test_the_figures_in_the_manifest_are_true(retrained):
    committed, measured = (
        read_manifest(folder)["figures"]["level"] for folder in (default_model_folder(), retrained)
    )
    assert [row["group"] for row in committed] == ["all", "de", "en"]
    for old, new in zip(committed, measured, strict=True):
        assert old == pytest.approx(new, abs=1e-3)


def test_training_twice_on_one_machine_gives_the_same_bytes(retrained, tmp_path):
    build(tmp_path)
    for name in (WEIGHTS, MANIFEST):
        assert (tmp_path / name).read_bytes() == (retrained / name).read_bytes()


def test_a_score_of_many_features_is_the_same_to_a_millionth(retrained, analyzer, corpus):
    old, new = load_model(default_model_folder()), load_model(retrained)
    for example in corpus[::100]:
        gathered = analyzer.gather(analyzer.read(Draft(example.text)))
        features, tokens = list(FeatureMaker()(gathered)), gathered.marks.reading.tokens
        assert old.judge(features, tokens).risk == pytest.approx(new.judge(features, tokens).risk, abs=1e-6)
