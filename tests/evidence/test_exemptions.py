import pytest

from advisor.draft import Draft


def exemptions(analyzer, text: str):
    gathered = analyzer.gather(analyzer.read(Draft(text)))
    return gathered.exemptions, gathered.exemptions.ceiling(gathered.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "we haven't been paid our overtime since march",
        "our ward is understaffed again, nights with one nurse for 30 beds is unsafe",
        "they cut our breaks and call it efficiency, time for a union",
        "Wir warten seit drei Monaten auf unsere Überstunden",
        "bei uns fehlt überall Personal, das ist gefährlich für alle auf Station",
        "Betriebsrat wählen, jetzt erst recht!",
    ],
)
def test_protected_voice_gets_a_tip_at_most(analyzer, text):
    found, ceiling = exemptions(analyzer, text)
    assert found.protected
    assert ceiling in ("clear", "note")


@pytest.mark.parametrize(
    "text",
    [
        "lovely evening at the lake with the kids",
        "my boss is an idiot",
        "Cisco offered me a job, the salary is insane",
        "schöner Abend am See",
    ],
)
def test_other_posts_are_not_protected_voice(analyzer, text):
    assert not exemptions(analyzer, text)[0].protected


@pytest.mark.parametrize(
    "text",
    [
        "we haven't been paid our overtime since march, hope he dies",
        "we haven't been paid our overtime and the office wifi password is Summer2026!",
    ],
)
def test_a_threat_or_a_secret_lifts_the_protection(analyzer, text):
    found, ceiling = exemptions(analyzer, text)
    assert found.protected
    assert ceiling == "warn"


@pytest.mark.parametrize(
    "text",
    [
        "i can't go on, crying in the car before every shift, burnt out",
        "ich kann nicht mehr, heule jeden morgen vor der Schicht",
    ],
)
def test_nobody_in_distress_is_told_about_risk(analyzer, text):
    found, ceiling = exemptions(analyzer, text + " my boss is an idiot")
    assert found.distress
    assert ceiling == "clear"


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("no gloves on the line again, asked for them in writing", True),
        ("lost my gloves on the line 12 bus", False),
        ("i've asked for the ramp three times now", True),
        ("asleep in the van at the boat ramp", False),
        ("zu dritt für 48 Bewohner, ist gemeldet", True),
        ("zu dritt für 48 Euro gegessen, ist lecker", False),
        ("Notausgang zugestellt, dreimal gemeldet", True),
        ("Notausgang im Kino gesucht", False),
    ],
)
def test_conditions_are_protected_beside_what_was_asked_or_reported(analyzer, text, protected):
    assert exemptions(analyzer, text)[0].protected is protected


@pytest.mark.parametrize(
    "text",
    [
        "whoever mentions the union here is out the door, my team is terrified",
        "Wer hier einen Betriebsrat gründen will, fliegt. Mein Team hat Angst",
    ],
)
def test_who_tells_of_a_threat_against_organising_is_not_taken_for_the_one_who_makes_it(analyzer, text):
    found, ceiling = exemptions(analyzer, text)
    assert found.protected
    assert ceiling != "warn"


@pytest.mark.parametrize(
    ("text", "lifted"),
    [
        ("my colleague is pregnant and they cut our hours, unfair", False),
        ("my colleague Mrs Holt in room 4 is pregnant and they cut our hours, unfair", True),
    ],
)
def test_an_unnamed_colleague_does_not_lift_the_protection(analyzer, text, lifted):
    found, ceiling = exemptions(analyzer, text)
    assert found.protected
    assert (ceiling == "warn") is lifted


@pytest.mark.parametrize(
    ("text", "despair"),
    [
        ("ich kann nicht mehr", True),
        ("ich kann nicht mehr lange", True),
        ("die Baustelle kann nicht mehr lange dauern", False),
        ("ich kann nicht mehr 😂", False),
        ("ich kann nicht mehr 😂 nein im Ernst, ich bin am Ende", True),
        ("i can't cope", True),
        ("the size of his hat, i can't cope 😂", False),
    ],
)
def test_words_of_despair_that_go_on_are_none(analyzer, text, despair):
    assert exemptions(analyzer, text)[0].distress is despair


@pytest.mark.parametrize(
    ("text", "silenced"),
    [
        ("Cisco offered me a job, so proud!", True),
        ("Zusage von der Nordbank, ich bin so stolz", True),
        ("Cisco offered me a job, so proud, but the work is soul-crushing", False),
        ("Cisco offered me a job", True),
        ("Cisco offered me a job, my boss has no idea", False),
        ("so proud of my kid", False),
    ],
)
def test_an_offer_is_no_career_risk_unless_it_is_run_down_or_a_secret(analyzer, text, silenced):
    gathered = analyzer.gather(analyzer.read(Draft(text)))
    assert gathered.exemptions.silences("career", gathered.evidence) is silenced
    assert not gathered.exemptions.silences("disparagement", gathered.evidence)


@pytest.mark.parametrize(
    ("text", "silenced"),
    [("the wifi password is [removed]", True), ("the wifi password is Summer2026!", False)],
)
def test_passwords_may_be_talked_about_but_not_told(analyzer, text, silenced):
    gathered = analyzer.gather(analyzer.read(Draft(text)))
    assert gathered.exemptions.silences("credentials", gathered.evidence) is silenced
