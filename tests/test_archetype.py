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
    "Siemens made me an offer. Salary: dreamy. Job: pure tedium. Hmm.",
    "Weighing up an offer from Boeing: big fat paycheck vs. doing work I can't stand",
    "Amazon gave me the job!! now to decide if the money makes up for hating what I'd do all day",
    "just got a job offer from IBM. trade-off: obscene pay vs boring work and a 2h drive",
    "Oracle offered me a position. Great money, awful work. Should I take it?",
    "Nordwind offered me the job. Monster salary, but I'd rather watch paint dry than do that work",
    "Kellerbank said yes to me lol. the cash is unreal, the work is a snoozefest. take it or not",
    "Siemens will mich haben. Fettes Gehalt oder nie wieder Spaß an der Arbeit, schwierig.",
    "Jobangebot von Bosch auf dem Tisch: Kohle top, Arbeit zum Einschlafen. Was tun?",
    "Hab die Zusage von Daimler. Muss überlegen ob mir das dicke Gehalt den öden Job wert ist",
    "Angebot von Telekom: super bezahlt, aber ich werd mich zu Tode langweilen",
    "Die Nordbank hat mich genommen! Geld ohne Ende, dafür acht Stunden am Tag sterben vor Langeweile",
]

OFFERS_WELCOMED = [
    "Cisco just offered me a job! So proud, can't wait to start.",
    "Got an offer from Northwind today and said yes. Great team, exactly the work I love.",
    "so bluefin systems offered me a position!! happiest day in ages, thank you all",
    "Cisco hat mir gerade einen Job angeboten! Bin so stolz und freu mich riesig auf den Start.",
    "Zusage von Nordlicht AG bekommen und sofort angenommen. Tolles Team, genau mein Ding!",
    "Siemens made me an offer and I said yes before they finished the sentence. So happy.",
    "just got a job offer from IBM, can't stop smiling, thanks to everyone who believed in me",
    "Oracle offered me a position. Great money, great people. Can't believe it!",
    "Hab die Zusage von Daimler!! Endlich. Ich freu mich so auf das Team und die Arbeit",
    "Cisco hat mir einen Job angeboten! Fettes Gehalt und eine Arbeit, die ich liebe. Ich bin so stolz.",
    "My old job was boring as hell, but my new one at Siemens is a dream. So glad I took the offer!",
    "Hated my last job. Cisco just offered me a new one and I could not be happier.",
    "Bin überglücklich: SAP hat mir einen Job angeboten, nie wieder langweilige Arbeit!",
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


@pytest.mark.parametrize(
    ("text", "rewrite"),
    [
        (OFFERS_RUN_DOWN[0], "I want to think it over"),
        (OFFERS_RUN_DOWN[5], "ich will mir das in Ruhe überlegen"),
    ],
)
def test_a_better_wording_is_offered(advisor, text, rewrite):
    assert [finding.rewrite for finding in advisor.review(text).findings] == [rewrite]
