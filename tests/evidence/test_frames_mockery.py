"""Frames for mockery, veiled threats and cold jokes: each with a post it finds and one it doesn't."""

import pytest
from evidence.kinds import kinds

from advisor.draft import Draft

FOUND_AND_NOT = [
    (
        "served_herded",
        "all patients crawled out of their holes again, a freak show",
        "all patients were seen on time today",
    ),
    ("served_herded", "die Gäste am Buffet: Raubtierfütterung", "die Gäste am Buffet waren sehr nett"),
    ("herded_by_trade", "i am a bus driver, it is a monkey house", "i am a bus driver and i love it"),
    (
        "herded_by_trade",
        "auf der Arbeit ist heute wieder Affenhaus",
        "auf der Arbeit ist heute wieder Sommerfest",
    ),
    (
        "served_called_useless",
        "my patients are timewasters and scroungers",
        "my patients waited without a word",
    ),
    (
        "served_called_useless",
        "meine Patienten sind alles Schmarotzer und Hypochonder",
        "meine Patienten haben brav gewartet",
    ),
    ("boss_emoji", "my boss 🤡", "my boss 🎂"),
    ("boss_emoji", "mein Chef 🐍", "mein Chef 🎂"),
    ("queer_mocked", "gay lad started, backs to the wall", "gay lad started, lovely fella"),
    ("queer_mocked", "der Neue ist schwul, Rücken zur Wand", "der Neue ist schwul und fleißig"),
    (
        "disaster_joked_about",
        "earthquake over there, fewer tourists here",
        "earthquake over there, donate here",
    ),
    ("disaster_joked_about", "Erdbeben dort, weniger Touristen hier", "Erdbeben dort, bitte spendet hier"),
    (
        "somebody_insulted_there",
        "in unserer Filiale sitzt so ein Vollidiot",
        "in unserer Filiale sitzt so ein Kater",
    ),
    ("you_threatened", "i will break your nose", "i will break your record"),
    ("you_threatened", "ich brech dir die Finger", "ich geb dir ein Eis"),
    ("queer_scorned", "non binary people are disgusting freaks", "non binary people are coming to lunch"),
    (
        "queer_scorned",
        "Transfrauen? jede transfrau ist ekelhaft",
        "Transfrauen? jede transfrau ist willkommen",
    ),
    ("newcomer_scorned", "the new girl is a lazy cow", "the new girl is a fast learner"),
    ("newcomer_scorned", "die neue Praktikantin ist stinkfaul", "die neue Praktikantin ist sehr fleißig"),
    ("somebody_insulted_there", "in our warehouse some moron parked", "in our warehouse some cat slept"),
]


@pytest.mark.parametrize(("frame", "risky", "harmless"), FOUND_AND_NOT)
def test_a_frame_is_found_where_it_belongs_and_not_beside_it(analyzer, frame, risky, harmless):
    assert frame in kinds(analyzer, risky)
    assert frame not in kinds(analyzer, harmless)


def test_every_frame_here_is_tried_once_in_each_language(analyzer):
    for lang in ("en", "de"):
        tried = [frame for frame, risky, _ in FOUND_AND_NOT if analyzer.read(Draft(risky)).lang == lang]
        assert len(tried) == len(set(tried)) == len(FOUND_AND_NOT) // 2
