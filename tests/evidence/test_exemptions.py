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
