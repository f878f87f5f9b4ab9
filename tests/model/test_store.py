import json
import shutil

import joblib
import pytest

from advisor.draft import Draft
from advisor.errors import ModelError
from advisor.model.risk_model import WINDOW
from advisor.model.store import MANIFEST, PIPELINE, WEIGHTS, default_model_folder, load_model, load_pipeline


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "model"
    shutil.copytree(default_model_folder(), copy)
    return copy


def test_the_default_model_loads(folder):
    model = load_model(folder)
    assert model.risk_weights.shape == (len(model.names), 11)
    assert model.boundary_weights.shape == (len(model.boundary_names), 3)
    assert {network.out_bias.shape for network in model.networks} == {(12,)}


def test_the_pipeline_loads_and_agrees_with_the_plain_arrays(folder, advisor, analyzer, corpus):
    pipeline = load_pipeline(folder)
    # The pipeline judges a text as a whole, so only texts of few sentences can agree.
    texts = [example.text for example in corpus[::100]]
    examples = [text for text in texts if analyzer.read(Draft(text)).tokens[-1].sentence < WINDOW]
    expected = pipeline.predict_proba(examples)
    for text, row in zip(examples, expected, strict=True):
        explanation = advisor.explain(text)
        floored = {found.category for found in explanation.evidence}
        for name, probability in zip(explanation.judgement.categories, row, strict=True):
            if name not in floored:
                assert explanation.judgement.categories[name] == pytest.approx(probability, abs=1e-5)


@pytest.mark.parametrize("name", [WEIGHTS, PIPELINE])
def test_a_changed_file_is_refused(folder, name):
    data = bytearray((folder / name).read_bytes())
    data[-1] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="not the file its manifest names"):
        load_model(folder) if name == WEIGHTS else load_pipeline(folder)


def test_a_strange_pickle_is_never_opened_unless_trusted(folder, tmp_path):
    bomb = tmp_path / "went-off"
    joblib.dump(_Bomb(bomb), folder / PIPELINE)
    with pytest.raises(ModelError):
        load_pipeline(folder)
    assert not bomb.exists()
    load_pipeline(folder, trusted=True)
    assert bomb.exists()


class _Bomb:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


def test_a_missing_model_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match="advisor train"):
        load_model(tmp_path)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("format", 99, "another version"), ("categories", ["other"], "other categories")],
)
def test_a_model_for_something_else_is_refused(folder, field, value, message):
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest[field] = value
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        load_model(folder)
