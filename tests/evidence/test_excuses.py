"""Each excuse with a text that it excuses, beside the same text without it."""

import pytest

from advisor.draft import Draft


def kinds(analyzer, text: str) -> tuple[set[str], set[str]]:
    gathered = analyzer.gather(analyzer.read(Draft(text)))
    return {found.kind for found in gathered.evidence}, {found.kind for found in gathered.excused}


@pytest.mark.parametrize(
    ("frame", "risky", "excused"),
    [
        ("boss_insulted", "my boss is an idiot", "my boss is not an idiot"),
        ("boss_insulted", "mein chef ist ein idiot", "mein chef ist kein idiot"),
        ("boss_insulted", "my boss is an idiot", 'he wrote "my boss is an idiot" on the wall'),
        ("boss_insulted", "my boss is an idiot", "RT @someone my boss is an idiot"),
        ("colleague_facts", "my boss is pregnant", "my boss knew I was pregnant"),
        (
            "product_secret",
            "the launch is not announced yet",
            "the launch is not announced yet? it is out now",
        ),
    ],
)
def test_an_excuse_moves_the_evidence_aside(analyzer, frame, risky, excused):
    assert frame in kinds(analyzer, risky)[0]
    evidence, aside = kinds(analyzer, excused)
    assert frame not in evidence
    assert frame in aside
