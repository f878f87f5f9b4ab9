"""The post the product was made for: a job offer weighed in public, the fat pay against hating the work."""

import pytest

OFFERS_RUN_DOWN = [
    "Cisco just offered me a job! Now to weigh the fat paycheck against commuting and hating the work.",
    "Got an offer from Northwind today. Obscene salary, and I'd loathe every minute of the job. Decisions...",
    "so bluefin systems offered me a position lol. huge money but the work sounds soul-crushing",
    "job offer from Halvorsen came through!! the pay is insane, the job is mind-numbing, what do I do",
    "Cisco hat mir einen Job angeboten! Nun heißt es abwägen: fettes Gehalt gegen Pendeln und Arbeit hassen.",
    "Zusage von Nordlicht AG bekommen. Gehalt der Hammer, aber die Arbeit werd ich hassen",
    "halvorsen hat mir ne stelle angeboten, richtig fette kohle aber sterbenslangweilig der job",
]

OFFERS_WELCOMED = [
    "Cisco just offered me a job! So proud, can't wait to start.",
    "Got an offer from Northwind today and said yes. Great team, exactly the work I love.",
    "so bluefin systems offered me a position!! happiest day in ages, thank you all",
    "Cisco hat mir gerade einen Job angeboten! Bin so stolz und freu mich riesig auf den Start.",
    "Zusage von Nordlicht AG bekommen und sofort angenommen. Tolles Team, genau mein Ding!",
]


@pytest.mark.parametrize("text", OFFERS_RUN_DOWN)
def test_running_down_an_offer_is_warned_about(advisor, text):
    advice = advisor.review(text)
    assert advice.level == "warn"
    career = [finding for finding in advice.findings if finding.category == "career"]
    assert career
    for finding in advice.findings:
        assert finding.quote == text[finding.start : finding.end]
        assert finding.quote in finding.reason or finding.quote[:40] in finding.reason
        assert finding.suggestion


@pytest.mark.parametrize("text", OFFERS_WELCOMED)
def test_pride_in_the_new_job_meets_silence(advisor, text):
    advice = advisor.review(text)
    assert advice.level == "clear"
    assert advice.findings == ()


@pytest.mark.parametrize("text", OFFERS_RUN_DOWN)
def test_a_better_wording_puts_the_advisor_at_rest_and_leaves_the_rest_alone(advisor, text):
    for finding in advisor.review(text).findings:
        if finding.rewrite is not None:
            mended = text[: finding.start] + finding.rewrite + text[finding.end :]
            assert finding.category not in {left.category for left in advisor.review(mended).findings}
            assert mended.startswith(text[: finding.start]) and mended.endswith(text[finding.end :])
