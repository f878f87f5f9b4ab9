"""What each rewriter makes of its evidence; whether it is offered is the advisor's to decide."""

import pytest

from advisor.draft import Draft
from advisor.rewrites import REWRITERS


def mended(analyzer, rewriter: str, frame: str, text: str) -> str | None:
    gathered = analyzer.gather(analyzer.read(Draft(text)))
    evidence = next(found for found in gathered.evidence if found.kind == frame)
    words = REWRITERS[rewriter](gathered, evidence)
    return None if words is None else text[: evidence.start] + words + text[evidence.end :]


@pytest.mark.parametrize(
    ("rewriter", "frame", "text", "expected"),
    [
        (
            "drop_scorn",
            "boss_insulted",
            "omg my boss is such an idiot!!",
            "omg my boss and I see things differently!!",
        ),
        (
            "drop_scorn",
            "boss_insulted",
            "Mein Chef ist ein Idiot.",
            "Mein Chef und ich sind uns nicht einig.",
        ),
        (
            "drop_scorn",
            "served_insulted",
            "our customers are morons",
            "our customers are hard work",
        ),
        ("drop_scorn", "boss_insulted", "my idiot boss called again", "my boss called again"),
        ("drop_scorn", "boss_insulted", "my fucking idiot boss called", "my boss called"),
        (
            "drop_scorn",
            "boss_insulted",
            "my supervisor Terry is a lazy lying idiot!",
            "my supervisor Terry and I see things differently!",
        ),
        (
            "drop_scorn",
            "boss_insulted",
            "Mein Chef Gebhard ist ein fauler Idiot.",
            "Mein Chef Gebhard und ich sind uns nicht einig.",
        ),
        ("drop_scorn", "boss_insulted", "my boss, Terry, is an idiot", None),
        ("drop_scorn", "boss_insulted", "my boss is an idiot who lies", None),
        ("drop_scorn", "boss_insulted", "my boss is an idiot, most days", None),
        ("drop_scorn", "boss_insulted", "my boss is an idiot. smiles at everyone", None),
        ("drop_scorn", "served_insulted", "unsere Gäste sind Idioten", "unsere Gäste sind anstrengend"),
        ("drop_scorn", "boss_insulted", "my boss is an idiot 🤷 but pays", None),
        (
            "drop_scorn",
            "boss_insulted",
            "my boss is an idiot 🤷\nI go home",
            "my boss and I see things differently 🤷\nI go home",
        ),
        ("drop_scorn", "superior_insulted", "diese Deppen von Chefs", None),
        ("drop_scorn", "boss_insulted", "my boss plays golf like an idiot", None),
        (
            "remove_secret",
            "secret_told",
            "the wifi password is Summer2026!",
            "the wifi password is [removed]",
        ),
        ("remove_secret", "secret_told", "das Passwort ist Sommer2026!", "das Passwort ist [entfernt]"),
        ("remove_secret", "secret_told", "the wifi password is Summer2026! user is nurse42", None),
        ("remove_secret", "secret_told", "the wifi password is Summer2026 with a capital S", None),
        (
            "remove_secret",
            "secret_told",
            "TOKEN=glpat-x7Qm2vTzR9kLp4wNc8eY. Mask yours!",
            "[removed]. Mask yours!",
        ),
        ("think_it_over", "offer_scorned", "week 2 in my new job and I hate it", None),
        (
            "think_it_over",
            "offer_scorned",
            "Northwind offered me a job, but I'd hate the work.",
            "Northwind offered me a job, but I want to think it over.",
        ),
        (
            "think_it_over",
            "offer_scorned",
            "Nordlicht hat mir einen Job angeboten, aber die Arbeit werde ich hassen",
            "Nordlicht hat mir einen Job angeboten, aber ich will mir das in Ruhe überlegen",
        ),
        (
            "think_it_over",
            "offer_scorned",
            "Got a job offer, the work is mind numbing but the pay is good",
            None,
        ),
        ("think_it_over", "offer_scorned", "Jobangebot der Bank, die Arbeit hasse ich jetzt schon", None),
        ("think_it_over", "offer_scorned", "hab das Jobangebot, obwohl ich die Arbeit hasse", None),
        ("think_it_over", "offer_scorned", "hab ein Jobangebot für eine Arbeit, die ich hasse", None),
    ],
)
def test_rewriters(analyzer, rewriter, frame, text, expected):
    assert mended(analyzer, rewriter, frame, text) == expected


def test_every_rewrite_that_is_offered_silences_its_finding_and_leaves_the_rest_alone(advisor, corpus):
    offered = 0
    for example in (example for example in corpus if example.level == "warn"):
        text = example.text
        for finding in advisor.review(text).findings:
            if finding.rewrite is not None:
                offered += 1
                changed = text[: finding.start] + finding.rewrite + text[finding.end :]
                left = {one.category for one in advisor.review(changed).findings}
                assert finding.category not in left, example.id
    assert offered >= 20
