"""Fitting the convolutional network: Adam on the cross-entropy, in double precision.

Double precision is not for accuracy: rounding differs between processors, and with sixteen digits the same
corpus and seed still give the same scores to a millionth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as Many
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.special import expit

from advisor.model.convolution import Convolution, convolve, embed, fields, seen, windows
from advisor.model.sequence import Sequence
from advisor.taxonomy import CATEGORIES

OUTPUTS = len(CATEGORIES) + 1
"""One for each category, and the last one for any of them."""

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FitSettings:
    """Settings of a fit.

    Attributes:
        epochs: Times that every post is seen.
        batch: Posts in one step.
        rate: Of learning, at its highest; it falls to zero in a straight line.
        positive_weight: How much more a risky post counts than a harmless one.
        filters: Filters of each width.
        mark_size: Numbers that a mark adds to a token.
        drop_input, drop_filters: Share of inputs and of filters that are left out at random while learning.
        drop_words: Share of words that are hidden at random while learning, their marks left to be seen: what
            a writer's favourite words have to do with risk is not true elsewhere.
        longest: Tokens of a post that are read while learning.
    """

    epochs: int = 12
    batch: int = 64
    rate: float = 1e-3
    positive_weight: float = 4.0
    filters: int = 32
    mark_size: int = 32
    drop_input: float = 0.2
    drop_filters: float = 0.4
    drop_words: float = 0.1
    longest: int = 120


def fit_convolution(
    sequences: Many[Sequence],
    labels: NDArray[np.int_],
    vectors: NDArray[np.float32],
    names: tuple[str, ...],
    settings: FitSettings,
    seed: int,
    step: Step = lambda done, of: None,
) -> Convolution:
    """Fit a network.

    Args:
        sequences: The posts.
        labels: 1 where an output should be high, shape (n_posts, OUTPUTS).
        vectors: The matrix of the word vectors; not changed.
        names: The marks to learn (`convolution.known_marks`).
        settings: Of the fit.
        seed: Of the first weights, the order of posts and what is left out.
        step: Told after each batch how many are done, and of how many.
    """
    random = np.random.default_rng(seed)
    rows = {name: row for row, name in enumerate(names)}
    network = _Network(len(names), vectors.shape[1], settings, random)
    texts = [_Text(sequence, rows, settings.longest) for sequence in sequences]
    matrix = vectors.astype(np.float64)
    adam = _Adam(network.parameters)
    total = settings.epochs * -(-len(texts) // settings.batch)
    for done, chosen in enumerate(_batches(texts, settings, random)):
        gradients = network.gradients([texts[one] for one in chosen], labels[chosen], matrix, random)
        adam.move(gradients, settings.rate * (1 - done / total))
        step(done + 1, total)
    # Rounded to what is kept in the file, so that the fitted network and the one read back agree.
    weights = {
        name: value.astype(np.float16).astype(np.float64) for name, value in network.parameters.items()
    }
    return Convolution(mark_names=names, **weights)


class _Text:
    """A post cut to the length that is learned from."""

    def __init__(self, sequence: Sequence, rows: dict[str, int], longest: int) -> None:
        self.sequence = Sequence(sequence.rows[:longest], ())
        self.length = max(len(self.sequence.rows), 1)
        self.marks = [
            (position, rows[name]) for position, name in sequence.marks if position < longest and name in rows
        ]


def _batches(texts: Many[_Text], settings: FitSettings, random: np.random.Generator) -> Iterator[NDArray]:
    """Positions of the posts of each step: posts of like length together, so that little is padding."""
    lengths = np.array([text.length for text in texts])
    for _ in range(settings.epochs):
        order = np.argsort(lengths + random.uniform(-4, 4, len(texts)), kind="stable")
        cuts = range(settings.batch, len(texts), settings.batch)
        batches = np.split(order, cuts)
        for number in random.permutation(len(batches)):
            yield batches[number]


class _Network:
    def __init__(
        self, marks: int, vector_size: int, settings: FitSettings, random: np.random.Generator
    ) -> None:
        size = vector_size + settings.mark_size
        mask = seen(size, settings.filters)
        spread = 1 / np.sqrt(mask.sum(axis=0))
        filters = mask.shape[1]
        self._settings = settings
        self.parameters = {
            "mark_weights": random.uniform(-1, 1, (marks, settings.mark_size)) / np.sqrt(max(marks, 1)),
            "filters": random.uniform(-1, 1, mask.shape) * spread * mask,
            "filter_bias": random.uniform(-1, 1, filters) * spread,
            "out_weights": random.uniform(-1, 1, (filters, OUTPUTS)) / np.sqrt(filters),
            "out_bias": np.zeros(OUTPUTS),
        }

    def gradients(
        self, texts: Many[_Text], labels: NDArray[np.int_], vectors: NDArray, random: np.random.Generator
    ) -> dict[str, NDArray]:
        """The gradients of the mean loss over a batch."""
        given, settings = self.parameters, self._settings
        length = max(text.length for text in texts)
        words = np.zeros((len(texts), length, vectors.shape[1]))
        for number, text in enumerate(texts):
            words[number, : len(text.sequence.rows)] = embed(text.sequence, vectors)
        words *= random.random((len(texts), length, 1)) >= settings.drop_words
        places = [(number * length + at, row) for number, text in enumerate(texts) for at, row in text.marks]
        marked = csr_matrix(
            (np.ones(len(places)), tuple(zip(*places, strict=True)) if places else ([], [])),
            shape=(len(texts) * length, len(given["mark_weights"])),
        )
        tokens = np.concatenate(
            [words, (marked @ given["mark_weights"]).reshape(len(texts), length, -1)], axis=2
        )
        kept_input = _kept(tokens.shape, settings.drop_input, random)
        inputs = windows(tokens * kept_input).reshape(len(texts) * length, -1)
        raw = (convolve(inputs, given["filters"]) + given["filter_bias"]).reshape(len(texts), length, -1)
        inside = np.arange(length) < np.array([text.length for text in texts])[:, None]
        raw[~inside] = 0
        highest = raw.argmax(axis=1)
        pooled = np.maximum(np.take_along_axis(raw, highest[:, None], axis=1)[:, 0], 0)
        kept_filters = _kept(pooled.shape, settings.drop_filters, random)
        logits = (pooled * kept_filters) @ given["out_weights"] + given["out_bias"]
        # Cross-entropy in which risky posts weigh more.
        weight = 1 + (settings.positive_weight - 1) * labels
        error = weight * (expit(logits) - labels) / labels.size
        pooled_error = (error @ given["out_weights"].T) * kept_filters * (pooled > 0)
        raw_error = np.zeros_like(raw)
        np.put_along_axis(raw_error, highest[:, None], pooled_error[:, None], axis=1)
        flat = raw_error.reshape(len(texts) * length, -1)
        filter_error, input_error = np.zeros_like(given["filters"]), np.zeros_like(inputs)
        for seen_inputs, own in fields(tokens.shape[2], flat.shape[1]):
            filter_error[seen_inputs, own] = inputs[:, seen_inputs].T @ flat[:, own]
            input_error[:, seen_inputs] += flat[:, own] @ given["filters"][seen_inputs, own].T
        token_error = _unwindowed(input_error.reshape(len(texts), length, -1), tokens.shape[2])
        mark_error = (token_error * kept_input)[:, :, vectors.shape[1] :].reshape(len(texts) * length, -1)
        return {
            "mark_weights": marked.T @ mark_error,
            "filters": filter_error,
            "filter_bias": flat.sum(axis=0),
            "out_weights": (pooled * kept_filters).T @ error,
            "out_bias": error.sum(axis=0),
        }


def _kept(shape: tuple[int, ...], dropped: float, random: np.random.Generator) -> NDArray[np.float64]:
    return (random.random(shape) >= dropped) / (1 - dropped)


def _unwindowed(errors: NDArray, size: int) -> NDArray:
    """The errors of windows, added up for each token: the transpose of `windows`."""
    count, length, width = errors.shape
    shifts = width // size
    padded = np.zeros((count, length + shifts - 1, size))
    for shift in range(shifts):
        padded[:, shift : shift + length] += errors[:, :, shift * size : (shift + 1) * size]
    return padded[:, shifts // 2 : shifts // 2 + length]


class _Adam:
    """Adam (Kingma and Ba 2015) with its usual constants; moves the parameters in place."""

    def __init__(self, parameters: dict[str, NDArray]) -> None:
        self._parameters = parameters
        self._mean = {name: np.zeros_like(value) for name, value in parameters.items()}
        self._square = {name: np.zeros_like(value) for name, value in parameters.items()}
        self._steps = 0

    def move(self, gradients: dict[str, NDArray], rate: float) -> None:
        self._steps += 1
        for name, gradient in gradients.items():
            mean, square = self._mean[name], self._square[name]
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            unbiased = mean / (1 - 0.9**self._steps), square / (1 - 0.999**self._steps)
            self._parameters[name] -= rate * unbiased[0] / (np.sqrt(unbiased[1]) + 1e-8)
