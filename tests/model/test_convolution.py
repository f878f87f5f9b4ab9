import numpy as np
import pytest

from advisor.model.convolution import Convolution, known_marks, seen, windows
from advisor.model.convolution_fit import OUTPUTS, FitSettings, _Network, _Text, fit_convolution
from advisor.model.sequence import Sequence

NAMES = ("a", "b", "c")
STILL = FitSettings(filters=3, mark_size=2, drop_input=0, drop_filters=0, drop_words=0)


@pytest.fixture
def random():
    return np.random.default_rng(0)


@pytest.fixture
def vectors(random):
    return np.vstack([np.zeros(4), random.normal(size=(20, 4))])


def sequence(random, length: int) -> Sequence:
    rows = np.column_stack([random.integers(0, 21, length), np.zeros(length, int)]).astype(np.int32)
    marks = tuple((at, NAMES[random.integers(3)]) for at in range(length) if random.random() < 0.5)
    return Sequence(rows, marks)


def test_gradients_are_those_of_the_loss(random, vectors):
    sequences = [sequence(random, length) for length in (3, 7, 5, 1)]
    labels = (random.random((4, OUTPUTS)) < 0.3).astype(int)
    network = _Network(len(NAMES), 4, STILL, random)
    texts = [_Text(one, {name: row for row, name in enumerate(NAMES)}, 120) for one in sequences]
    gradients = network.gradients(texts, labels, vectors, random)

    def loss() -> float:
        forward = Convolution(NAMES, **network.parameters)
        total = 0.0
        for one, label in zip(sequences, labels, strict=True):
            logits = forward.logits(forward.activations(one, vectors).max(axis=0))
            weight = 1 + (STILL.positive_weight - 1) * label
            total += float((weight * (np.logaddexp(0, logits) - label * logits)).sum())
        return total / labels.size

    for name, values in network.parameters.items():
        for _ in range(5):
            at = tuple(random.integers(size) for size in values.shape)
            if name == "filters" and not seen(6, STILL.filters)[at]:
                assert gradients[name][at] == 0
                continue
            before, step = values[at], 1e-6
            values[at] = before + step
            above = loss()
            values[at] = before - step
            below = loss()
            values[at] = before
            assert gradients[name][at] == pytest.approx((above - below) / 2 / step, abs=1e-7)


def test_it_learns_an_order_that_no_bag_of_marks_shows(random, vectors):
    rows = np.zeros((2, 2), np.int32)
    forth, back = Sequence(rows, ((0, "a"), (1, "b"))), Sequence(rows, ((0, "b"), (1, "a")))
    labels = np.zeros((200, OUTPUTS), int)
    labels[:100] = 1
    settings = FitSettings(
        epochs=30, filters=8, mark_size=8, drop_input=0, drop_filters=0, drop_words=0, rate=0.01
    )
    network = fit_convolution([forth] * 100 + [back] * 100, labels, vectors, NAMES, settings, 1)
    high, low = (network.logits(network.activations(one, vectors).max(axis=0))[-1] for one in (forth, back))
    assert high > 1 > -1 > low


def test_the_same_seed_gives_the_same_network_and_another_another(random, vectors):
    sequences = [sequence(random, length) for length in (3, 7, 5, 4) * 20]
    labels = (random.random((80, OUTPUTS)) < 0.3).astype(int)
    settings = FitSettings(epochs=2, filters=4)
    one, same, other = (
        fit_convolution(sequences, labels, vectors, NAMES, settings, seed) for seed in (1, 1, 2)
    )
    assert (one.filters == same.filters).all()
    assert (one.filters != other.filters).any()


def test_a_network_reads_a_text_of_no_tokens(random, vectors):
    network = _Network(len(NAMES), 4, STILL, random)
    empty = Sequence(np.zeros((0, 2), np.int32), ())
    activations = Convolution(NAMES, **network.parameters).activations(empty, vectors)
    assert activations.shape == (0, 12)


def test_windows_put_neighbours_side_by_side():
    tokens = np.arange(3.0).reshape(1, 3, 1)
    assert windows(tokens).tolist() == [[[0, 0, 0, 1, 2], [0, 0, 1, 2, 0], [0, 1, 2, 0, 0]]]


def test_marks_that_stand_in_too_few_texts_are_not_learned():
    rows = np.zeros((2, 2), np.int32)
    twice = Sequence(rows, ((0, "a"), (1, "a")))
    assert known_marks([twice, Sequence(rows, ((0, "b"),)), Sequence(rows, ((1, "b"),))], 2) == ("b",)
