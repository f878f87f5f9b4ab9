import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import Advice, Advisor, Policy
from advisor.taxonomy import BOUNDARIES, CATEGORIES, LANGUAGES, LEVELS, worse


def assert_sound(advice: Advice, text: str) -> None:
    assert advice.level in LEVELS
    assert 0 <= advice.risk <= 1
    assert advice.boundary in BOUNDARIES
    assert advice.lang in LANGUAGES
    worst = "clear"
    for finding in advice.findings:
        assert finding.category in CATEGORIES
        assert finding.level in ("note", "warn")
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        assert finding.reason and finding.suggestion
        worst = worse(worst, finding.level)
    assert advice.level == worst
    assert list(advice.findings) == sorted(
        advice.findings, key=lambda finding: (finding.start, finding.category)
    )


@settings(deadline=None)
@given(st.text(st.characters(), max_size=400))
def test_any_string_gets_sound_advice(advisor, text):
    assert_sound(advisor.review(text), text)


def test_the_corpus_gets_sound_advice(advisor, corpus):
    for example in corpus[::10]:
        assert_sound(advisor.review(example.text), example.text)


def test_some_words_are_guessed_at_once_only(advisor, corpus):
    overlapping = 0
    for example in corpus[::10]:
        findings = advisor.review(example.text).findings
        for number, one in enumerate(findings):
            for other in findings[number + 1 :]:
                if other.start < one.end and one.start < other.end:
                    framed = {found.category for found in advisor.gather(example.text).evidence}
                    assert {one.category, other.category} <= framed
                    overlapping += 1
    assert overlapping


@pytest.mark.parametrize(
    "text",
    [
        "😀😀 my boss is such an idiot",
        "👨‍👩‍👧 Unser Chef ist ein Vollidiot 🙄",
        "nfc: é, nfd: é — our customers are morons",
    ],
)
def test_offsets_count_code_points(advisor, text):
    advice = advisor.review(text)
    assert advice.level == "warn"
    assert_sound(advice, text)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("", "en"),
        (" \n\t", "en"),
        ("mon patron est un idiot et je ne suis pas content", "other"),
        ("\x00", "en"),
    ],
)
def test_nothing_to_read_means_silence(advisor, text, lang):
    advice = advisor.review(text)
    assert (advice.level, advice.findings) == ("clear", ())
    assert advice.lang == lang


def test_advice_is_immutable(advisor):
    advice = advisor.review("my boss is an idiot")
    with pytest.raises(dataclasses.FrozenInstanceError):
        advice.level = "clear"
    with pytest.raises(dataclasses.FrozenInstanceError):
        advice.findings[0].start = 0


def test_many_are_reviewed_like_each_alone(advisor, corpus):
    texts = [example.text for example in corpus[:40]]
    assert advisor.review_many(texts) == [advisor.review(text) for text in texts]


def test_reviewing_twice_gives_the_same(advisor, corpus):
    for example in corpus[:40]:
        assert advisor.review(example.text) == advisor.review(example.text)


def test_words_that_are_warned_about_get_no_tip_as_well(advisor, corpus):
    warned = [advisor.review(example.text) for example in corpus if example.level == "warn"]
    assert sum(advice.level == "warn" for advice in warned) > 200
    for advice in warned:
        spans = [(finding.start, finding.end) for finding in advice.findings if finding.level == "warn"]
        for finding in advice.findings:
            if finding.level == "note":
                assert all(finding.end <= start or end <= finding.start for start, end in spans)


@pytest.mark.parametrize("lang", ["fr", "EN", "mixed", ""])
def test_an_unknown_language_is_refused(advisor, lang):
    with pytest.raises(ValueError, match='"en" or "de"'):
        advisor.review("hello", lang=lang)


def test_a_draft_that_is_no_string_is_refused(advisor):
    with pytest.raises(TypeError, match="must be a string, not int"):
        advisor.review(5)


@pytest.mark.parametrize(("text", "reason"), [("my boss is an idiot", "“"), ("mein Chef ist ein Idiot", "„")])
def test_reasons_are_in_the_language_of_the_draft(advisor, text, reason):
    assert reason in advisor.review(text).findings[0].reason


def test_every_offered_rewrite_of_the_corpus_silences_its_finding(advisor, corpus):
    offered = 0
    for example in corpus:
        if example.level != "warn":
            continue
        for finding in advisor.review(example.text).findings:
            if finding.rewrite is not None:
                offered += 1
                text = example.text[: finding.start] + finding.rewrite + example.text[finding.end :]
                left = {other.category for other in advisor.review(text).findings}
                assert finding.category not in left, example.id
    assert offered >= 20


def test_a_code_name_of_the_house_is_a_warning():
    advisor = Advisor.load(policy=Policy.model_validate({"code_names": ["Blue Heron"]}))
    text = "late night with blue heron again"
    advice = advisor.review(text)
    assert advice.level == "warn"
    assert [finding.quote for finding in advice.findings] == ["blue heron"]
    assert Advisor.load().review(text).level == "clear"


@pytest.mark.parametrize("name", ["", " ", "Falcon*", "#7"])
def test_a_name_that_would_match_anything_is_refused(name):
    with pytest.raises(ValueError, match="code_names"):
        Policy.model_validate({"code_names": [name]})


def test_an_explanation_names_words_and_evidence(advisor):
    text = "my boss is such an idiot"
    explanation = advisor.explain(text)
    assert explanation.advice == advisor.review(text)
    assert explanation.category == "disparagement"
    assert "boss_insulted" in {found.kind for found in explanation.evidence}
    heaviest = explanation.contributions[0]
    assert "idiot" in text[heaviest.start : heaviest.end]
    weights = [abs(part.log_odds) for part in explanation.contributions]
    assert weights == sorted(weights, reverse=True)


def test_a_frame_lowers_the_bar_for_its_own_category_only(advisor):
    draft = "Das Admin-Passwort für unseren Server in der Firma ist Sommer2026! 👋 Bis bald."
    assert [finding.category for finding in advisor.review(draft).findings] == ["credentials"]
