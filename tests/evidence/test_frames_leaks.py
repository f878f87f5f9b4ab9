"""Frames for what leaks out of a house: each with a post it finds and one it doesn't."""

import pytest
from evidence.kinds import kinds

FOUND_AND_NOT = [
    ("code_given", "back door at work: code is 4471", "back door at work: paint is peeling"),
    ("code_given", "Alarm in der Firma hat jetzt 4471", "Torte in der Firma hat jetzt Kerzen"),
    ("rival_visited", "job interview with the competition tomorrow", "job interview on the radio tomorrow"),
    ("rival_visited", "Vorstellungsgespräch bei der Konkurrenz", "Vorstellungsgespräch im Radio"),
]


@pytest.mark.parametrize(("frame", "risky", "harmless"), FOUND_AND_NOT)
def test_a_frame_is_found_where_it_belongs_and_not_beside_it(analyzer, frame, risky, harmless):
    assert frame in kinds(analyzer, risky)
    assert frame not in kinds(analyzer, harmless)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("code_given", "back door at work in the film: code is 4471"),
        ("rival_visited", "my sister has a job interview with the competition tomorrow"),
        ("rival_visited", "Im Film: Vorstellungsgespräch bei der Konkurrenz"),
    ],
)
def test_fiction_and_other_people_are_left_alone(analyzer, frame, text):
    assert frame not in kinds(analyzer, text)
