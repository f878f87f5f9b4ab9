import numpy as np
import pytest

from advisor.vectors import PARTS, UNKNOWN, WordVectors, pack, unpack

VECTORS = WordVectors.load()


def similarity(one: str, other: str) -> float:
    first, second = (VECTORS.matrix[list(VECTORS.rows(word))].mean(axis=0) for word in (one, other))
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


@pytest.mark.parametrize(
    ("near", "to", "far"),
    [("dog", "hund", "invoice"), ("idiot", "trottel", "bicycle"), ("boss", "chef", "banana")],
)
def test_words_of_like_meaning_lie_near_each_other_in_both_languages(near, to, far):
    assert similarity(near, to) > similarity(near, far)


def test_unknown_words_have_no_row_and_the_row_for_them_is_zero():
    assert VECTORS.rows("qzxvkjq") == ()
    assert VECTORS.rows("") == ()
    assert VECTORS.rows("!!") == ()
    assert not VECTORS.matrix[UNKNOWN].any()


def test_a_german_compound_takes_its_halves_and_an_odd_inflection_its_stem():
    assert len(VECTORS.rows("arbeitszimmertisch")) == PARTS
    assert VECTORS.rows("bananaz") == VECTORS.rows("banana")


def test_every_word_is_folded_and_has_one_row():
    assert VECTORS.matrix.shape[1] == VECTORS.dimensions == 64
    assert VECTORS.rows("ueber") and not VECTORS.rows("über")


def test_four_bits_keep_the_vectors_but_for_rounding():
    given = np.random.default_rng(0).normal(size=(200, 8)).astype(np.float32)
    kept = unpack(**pack(given))
    assert not kept[0].any()
    step = given.std(axis=0) * 3 / 7.5
    inside = np.abs(given) < 2.9 * given.std(axis=0)
    assert (np.abs(kept[1:] - given) <= step / 2 + 1e-6)[inside].all()
