"""Every secret here is made up."""

import pytest

from advisor.draft import Draft


def secrets(analyzer, text: str) -> list[str]:
    gathered = analyzer.gather(analyzer.read(Draft(text)))
    return [text[found.start : found.end] for found in gathered.evidence if found.kind == "secret_told"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wifi password at work is Summer2026!", ["Summer2026!"]),
        ("the door code is 4471", ["4471"]),
        ("alarm code for Harrow St is still 4471, hit it twice", ["4471"]),
        ("pw: hunter22", ["hunter22"]),
        ("Das Passwort ist Sommer2026!", ["Sommer2026!"]),
        ("Türcode lautet 0815#", ["0815#"]),
        ("key AKIAIOSFODNN7EXAMPLE in the build", ["AKIAIOSFODNN7EXAMPLE"]),
        ("https://admin:geheim99@intranet.example/wiki", ["https://admin:geheim99@intranet.example/wiki"]),
        ("till 2 void code 77310 cause you will ask", ["77310"]),
        ("staff wifi login jmoloney / Tulip88", ["Tulip88"]),
        ("hintereingang, code 2580# dann links", ["2580#"]),
        ("wiki runs at http://10.2.3.4:8080/start", ["http://10.2.3.4:8080/start"]),
        ("try kasse.firma.intern today", ["kasse.firma.intern"]),
        # As long as names and schemes can be.
        (f"try {'a' * 63}.{'b' * 63}.intern today", [f"{'a' * 63}.{'b' * 63}.intern"]),
        (
            "postgresql+asyncpg://app:geheim99@db.example/x",
            ["postgresql+asyncpg://app:geheim99@db.example/x"],
        ),
        # True negatives: talk about passwords gives nothing away.
        ("changed my password again, third time this month", []),
        ("use a password manager and 2FA", []),
        ("the password is too long for me to remember", []),
        ("Passwort schon wieder abgelaufen, seit 3 Tagen", []),
        ("code review until 18:00", []),
        ("pin it on the board at 9", []),
        ("my shift is 24/7", []),
        ("error code 40412 again", []),
        ("the code freeze is in 2027", []),
        ("password reset took until 17:30", []),
        ("neues Passwort, neues Glück, 3x vertippt", []),
        ("zip code 90210 is a great show", []),
    ],
)
def test_secrets(analyzer, text, expected):
    assert secrets(analyzer, text) == expected
