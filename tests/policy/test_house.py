"""What a house policy does to advice. Names are those of the examples."""

from __future__ import annotations

from datetime import date

import pytest
from policy.conftest import EXAMPLES, advisor_of, advisor_with

from advisor import Advisor
from advisor.policy import house_of
from advisor.policy.file import parse_policy
from advisor.policy.house import HOUSE_CLASSES, pack
from advisor.policy.schema import PACKS


def found(advisor: Advisor, text: str) -> list[tuple[str, str]]:
    return [(finding.level, finding.quote) for finding in advisor.review(text).findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Testing Heron Two tonight, so happy", "Heron Two"),
        ("testing heron two tonight", "heron two"),
        ("HERON TWO lives!", "HERON TWO"),
        ("The first HeronTwo left the hall", "HeronTwo"),
        ("The heron-two's battery lasts", "heron-two's"),
        ("Long day. #HeronTwo", "HeronTwo"),
        ("Long day. #herontwo", "herontwo"),
        ("Zwei Herontwos stehen schon in der Halle", "Herontwos"),
        ("Das Heron-Two-Team hat heute Kuchen", "Heron-Two-Team"),
        ("Die Farbe des Heron Twos gefällt mir", "Heron Twos"),
        ("We are on Blue Falcon until spring", "Blue Falcon"),
        ("Wieder bis zehn an Blue Falcon gesessen", "Blue Falcon"),
        ("blue_falcon is in the repo name", "blue_falcon"),
        ("Project Sunrise meeting at ten", "Project Sunrise"),
        ("Das Sunrise-Projekt geht gut voran", "Sunrise-Projekt"),
        ("We start on site at Halvorsen tomorrow", "Halvorsen"),
    ],
)
def test_a_name_that_is_not_public_is_a_warning(engineering, text, words):
    assert ("warn", words) in found(engineering, text)


@pytest.mark.parametrize(
    "text",
    [
        "What a sunrise over the lake this morning",
        "Der Sonnenaufgang heute, unbezahlbar",
        "A heron stood in the garden pond",
        "Two herons on the river today",
        "Blue skies, and a falcon above the tower",
        "The KX-900 has been on sale for a year",
        "Our new KX-900 is in the shops",
        "Halvorsen is my grandmother's maiden name",
        "Nordwind Offshore gave us cake today",
        "The kill switch did its job in the crash test",
        "Der Bruchtest war heute wieder laut",
    ],
)
def test_everyday_words_and_public_names_are_not(engineering, text):
    assert found(engineering, text) == []


@pytest.mark.parametrize(("today", "level"), [(date(2027, 2, 28), "warn"), (date(2027, 3, 1), "clear")])
def test_a_product_becomes_public_on_its_day(today, level):
    advisor = advisor_with(EXAMPLES.joinpath("engineering.yaml").read_bytes(), today)
    assert advisor.review("The Merlin Pro is on its way to you").level == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Loving my KX-900, best drill ever", "note"),
        ("Der neue KX-900 ist einfach fantastisch", "note"),
        ("I work at Kestrel Dynamics and the KX-900 is the best drill ever", "clear"),
        ("Our KX-900 is the best drill ever", "clear"),
        ("Unser KX-900 ist einfach fantastisch", "clear"),
        ("The KX-900 is the best drill ever #TeamKestrelDyn", "clear"),
        ("The KX-900 has a new battery", "clear"),
    ],
)
def test_praise_of_an_own_product_says_whose_it_is(engineering, text, level):
    advice = engineering.review(text)
    assert advice.level == level
    assert all(finding.category == "endorsement" for finding in advice.findings)


def test_running_a_competitor_down_gets_a_tip_if_one_speaks_as_staff(engineering):
    assert engineering.review("Drillmark makes garbage, our KX-900 does not").level == "note"
    assert engineering.review("Drillmark makes garbage drills").level == "clear"


def test_a_phrase_of_the_house_has_the_level_it_was_given(engineering, hospital):
    assert ("warn", "Bench results") in found(engineering, "Bench results are in!")
    assert engineering.review("Coffee in the burn-in hall").level == "note"
    assert hospital.review("Meine Patientin heute war so dankbar").level == "note"


def test_the_house_says_it_in_its_own_words(engineering):
    advice = engineering.review("Blue Falcon again")
    assert advice.findings[0].suggestion.startswith("If it is in the newsroom")
    assert "code name" in advice.findings[0].reason
    german = engineering.review("Wieder bis zehn an Blue Falcon gesessen")
    assert german.findings[0].suggestion.startswith("Wenn es im Newsroom steht")


def test_a_higher_threshold_lowers_alarms(advisor):
    text = "my boss is an idiot"
    assert advisor.review(text).level == "warn"
    assert advisor.review(text).risk < 0.95
    surer = advisor_with(b"thresholds: {disparagement: {note: 0.95, warn: 0.95, alone: 0.95}}")
    assert surer.review(text).level == "clear"


@pytest.mark.parametrize(
    "text",
    [
        "We work unpaid overtime at Kestrel Dynamics and the works council will hear about it",
        "Unbezahlte Überstunden bei Kestrel Dynamics, wir gehen damit zum Betriebsrat",
    ],
)
def test_protected_voice_stays_protected(engineering, advisor, text):
    plain = advisor.review(text)
    advice = engineering.review(text)
    assert plain.protected
    assert advice.protected
    assert advice.level != "warn"


@pytest.mark.parametrize("category", ["confidential", "personal_data", "harassment"])
def test_a_phrase_of_the_house_never_takes_protection_from_a_complaint(category):
    advisor = advisor_with(f"phrases: {{{category}: [{{text: blue folder, level: warn}}]}}".encode())
    assert advisor.review("Look at the blue folder").level == "warn"
    complaint = "Unpaid overtime again, look at the blue folder, our union has to act"
    assert advisor.review(complaint).protected
    assert advisor.review(complaint).level != "warn"


def test_harmless_words_never_hide_protected_voice_or_despair(advisor):
    house = advisor_with(b"harmless: [unpaid overtime, works council, fire exit, I can't go on, want to die]")
    for text in (
        "Unpaid overtime again, the works council must act",
        "Fire exit blocked again, reported three times",
        "I can't go on, I want to die",
    ):
        before, after = advisor.review(text), house.review(text)
        assert (after.level, after.protected) == (before.level, before.protected)


def test_without_a_policy_no_house_class_is_filled(advisor):
    assert dict(advisor.house.classes) == {}


def test_every_class_that_a_house_fills_is_known():
    turning = {name.partition("_until_")[0] for name in advisor_of("engineering").house.classes}
    assert turning <= set(HOUSE_CLASSES)


@pytest.mark.parametrize("name", PACKS)
def test_every_role_pack_speaks_both_languages(name):
    contents = pack(name)
    lower = [phrase.text for phrases in contents.phrases.values() for phrase in phrases]
    assert len(lower) >= 10
    assert contents.harmless
    assert set(contents.model_fields_set) <= {"format", "harmless", "phrases"}


@pytest.mark.parametrize(
    ("name", "risky", "harmless"),
    [
        ("finance", "Guaranteed return, ask me how", "Learned what a margin call is today"),
        ("finance", "Insidertipp: da geht noch was", "Heute das Wort Schrottanleihe erklärt"),
        ("public_service", "Nur für den Dienstgebrauch, sag ich mal", "Schießstand heute bestanden"),
        ("health", "Patient in Zimmer 4 singt die ganze Nacht", "Schockraum ist aufgeräumt"),
    ],
)
def test_a_role_pack_adds_what_its_trade_knows(name, risky, harmless):
    house = advisor_with(f"packs: [{name}]".encode())
    assert house.review(risky).level != "clear"
    assert house.review(harmless).level == "clear"


def test_channels_and_accounts_are_handed_on():
    house = house_of(
        parse_policy(
            b"accounts: ['@house']\nchannels: [{kind: complaint, name: Ombuds, address: 'https://a.example'}]"
        )
    )
    assert house.accounts == ("@house",)
    assert house.to_dict()["channels"] == [
        {"kind": "complaint", "name": {"en": "Ombuds", "de": "Ombuds"}, "address": "https://a.example"}
    ]
