"""Frames for what leaks out of a house: each with a post it finds and one it doesn't."""

import pytest

from advisor.draft import Draft

FOUND_AND_NOT = [
    ("code_given", "back door at work: code is 4471", "back door at work: paint is peeling"),
    ("code_given", "Alarm in der Firma hat jetzt 4471", "Torte in der Firma hat jetzt Kerzen"),
    ("rival_visited", "job interview with the competition tomorrow", "job interview on the radio tomorrow"),
    ("rival_visited", "Vorstellungsgespräch bei der Konkurrenz", "Vorstellungsgespräch im Radio"),
]


def kinds(analyzer, text: str) -> set[str]:
    return {found.kind for found in analyzer.gather(analyzer.read(Draft(text))).evidence}


@pytest.mark.parametrize(("frame", "risky", "harmless"), FOUND_AND_NOT)
def test_a_frame_is_found_where_it_belongs_and_not_beside_it(analyzer, frame, risky, harmless):
    assert frame in kinds(analyzer, risky)
    assert frame not in kinds(analyzer, harmless)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("suitors_in_the_house", "in that film men in suits in our lobby"),
        ("key_hidden", "the shop key is not under the doormat"),
        ("account_slipped", "Im Film heißt es: Liebe Fahrgäste, ihr nervt"),
    ],
)
def test_fiction_and_negation_are_left_alone(analyzer, frame, text):
    assert frame not in kinds(analyzer, text)
