"""The case library: whole in both languages, fair in its mix, short enough for a projector, and honest."""

import dataclasses
import json
import re
from collections import Counter
from importlib.resources import files

import pytest

from advisor.errors import WorkshopError
from advisor.workshop.cases import KINDS, OUTCOMES, Story, load_cases

LANGUAGES = ("en", "de")
PARTS = [field.name for field in dataclasses.fields(Story)]

LONGEST = {"title": 60, "question": 160}
LONGEST_TEXT = 320
"""Code points that can be read from the last row."""

FIRST_YEAR, LAST_YEAR = 1999, 2026
"""From the first blogs to the year the library was written."""

ONLY_ENGLISH = re.compile(
    r"\b(the|and|of|with|from|they|their|he|she|his|which|that|this|what|would|were|had|not|but)\b", re.I
)
ONLY_GERMAN = re.compile(r"\b(der|das|und|nicht|ist|ein|eine|mit|von|auf|für|wer|wie|sie|er)\b|[äöüß]", re.I)
NAMES_WITH_UMLAUTS = ("Böhler",)
FOREIGN_QUOTES = {"en": '„«»"', "de": '”«»"'}
FORMAL_ADDRESS = re.compile(r"(?<=[^.:?!] )(Sie|Ihr|Ihre[mnrs]?|Ihnen)\b")
NEVER_OF_CISCO = re.compile(
    r"\bfire[ds]?\b|firing|sack|dismiss|job_lost|lost (her )?the (job|offer)"
    r"|feuer|entlass|kündig|rauswurf|verlor",
    re.I,
)

CASES = load_cases()


def texts(lang):
    """Each text of a language and where it stands."""
    return [(f"{case.id} {lang} {part}", getattr(case.story(lang), part)) for case in CASES for part in PARTS]


def told(case):
    """All that is said of a case, in both languages."""
    return " ".join(getattr(case.story(lang), part) for lang in LANGUAGES for part in PARTS)


def by_id(name):
    return next(case for case in CASES if case.id == name)


def english_left_in(text):
    return ONLY_ENGLISH.findall(text)


def german_left_in(text):
    for name in NAMES_WITH_UMLAUTS:
        text = text.replace(name, "")
    return ONLY_GERMAN.findall(text)


def test_there_are_enough_cases_for_a_workshop():
    assert len(CASES) >= 26


def test_at_least_half_of_everything_shown_is_harmless():
    assert 2 * sum(case.kind == "risk" for case in CASES) <= len(CASES)


def test_at_least_six_posts_were_the_best_advertisement():
    assert sum(case.kind == "advocate" for case in CASES) >= 6


def test_every_kind_and_every_outcome_is_there():
    assert {case.kind for case in CASES} == set(KINDS)
    assert {case.outcome for case in CASES} == set(OUTCOMES)


def test_no_kind_tells_how_it_ends():
    # A room that can guess the end from the kind discusses nothing.
    for kind in KINDS:
        assert len({case.outcome for case in CASES if case.kind == kind}) > 1, kind


def test_the_german_speaking_countries_are_there():
    places = Counter(case.place for case in CASES)
    assert min(places["AT"], places["CH"], places["DE"]) >= 3


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cisco-offer-2009", "risk"),
        ("dooce-maytag-2009", "customer_voice"),
        ("hispanics-united-2012", "protected"),
        ("triple-play-2014", "protected"),
        ("pier-sixty-2017", "protected"),
    ],
)
def test_the_cases_every_workshop_needs(name, kind):
    assert by_id(name).kind == kind


def test_years_are_plausible_in_order_and_part_of_the_id():
    years = [case.year for case in CASES]
    assert years == sorted(years)
    assert years[0] >= FIRST_YEAR
    assert years[-1] <= LAST_YEAR
    for case in CASES:
        assert case.id.endswith(f"-{case.year}")


def test_a_ruling_is_cited_with_its_file():
    for case in CASES:
        if case.outcome.startswith("sided_with"):
            assert re.search(r"\d/\d|\d [A-Z] \d|No\. \d|F\.3d \d|EWHC \d|\bv\b", case.source), case.id


def test_sources_are_names_not_addresses():
    for case in CASES:
        assert not re.search(r"https?:|www\.|/\w+/", case.source), case.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_fit_a_projector(lang):
    for where, text in texts(lang):
        assert len(text) <= LONGEST.get(where.split()[-1], LONGEST_TEXT), (where, len(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_sentences_and_questions_ask(lang):
    for where, text in texts(lang):
        assert text == " ".join(text.split()), where
        if where.endswith("title"):
            assert not text.endswith("."), where
        else:
            assert text.endswith("?" if where.endswith("question") else "."), where
        assert not set(text) & set(FOREIGN_QUOTES[lang]), where


def test_both_languages_tell_at_about_the_same_length():
    for case in CASES:
        for part in PARTS[1:]:
            english, german = getattr(case.en, part), getattr(case.de, part)
            assert 0.6 < len(german) / len(english) < 1.6, (case.id, part)


def test_german_is_not_left_in_english_nor_english_in_german():
    for where, text in texts("de"):
        assert not english_left_in(text), (where, english_left_in(text))
    for where, text in texts("en"):
        assert not german_left_in(text), (where, german_left_in(text))


@pytest.mark.parametrize(("text", "left"), [("Er wrote the Brief.", True), ("Er schrieb den Brief.", False)])
def test_what_is_left_in_english_is_found(text, left):
    assert bool(english_left_in(text)) is left


def test_german_says_du():
    for where, text in texts("de"):
        assert not FORMAL_ADDRESS.search(text), (where, text)


def test_numbers_are_the_same_in_both_languages():
    for case in CASES:
        for part in ("what_was_posted", "what_happened"):
            english, german = (re.findall(r"\d+", getattr(case.story(lang), part)) for lang in LANGUAGES)
            assert sorted(english) == sorted(german), (case.id, part)


def test_no_two_texts_are_the_same():
    counts = Counter(text for lang in LANGUAGES for _, text in texts(lang))
    assert [text for text, times in counts.items() if times > 1] == []


def test_nobody_is_told_of_by_an_account():
    for case in CASES:
        assert "@" not in told(case), case.id


def test_the_cisco_offer_was_declined_and_nobody_lost_a_job_by_it():
    case = by_id("cisco-offer-2009")
    assert not NEVER_OF_CISCO.search(told(case) + case.outcome)
    assert "already declined" in case.en.what_happened
    assert "schon abgelehnt" in case.de.what_happened


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("She was fired.", True),
        ("It lost her the job.", True),
        ("Ihr wurde gekündigt.", True),
        ("Sie wurde gefeuert.", True),
        ("She declined the offer.", False),
        ("Sie lehnte das Angebot ab.", False),
    ],
)
def test_what_must_never_be_said_of_cisco_is_found(words, found):
    assert bool(NEVER_OF_CISCO.search(words)) is found


def test_a_case_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        CASES[0].kind = "risk"
    with pytest.raises(dataclasses.FrozenInstanceError):
        CASES[0].en.title = "other"


def test_a_language_that_is_not_told_is_refused():
    with pytest.raises(ValueError, match="en and de, not in 'fr'"):
        CASES[0].story("fr")


def entry(**changes):
    """A case as its file holds it, with some fields changed; those set to None are left out."""
    story = dict.fromkeys(PARTS, "x")
    whole = {
        "id": "a-2010",
        "year": 2010,
        "place": "DE",
        "source": "s",
        "kind": "risk",
        "outcome": "welcomed",
        "en": story,
        "de": story,
    }
    return {name: value for name, value in (whole | changes).items() if value is not None}


def write(folder, content):
    path = folder / "cases.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_file_of_ones_own_is_read(tmp_path):
    path = write(tmp_path, {"cases": [entry(), entry(id="b-2010")]})
    assert [case.id for case in load_cases(path)] == ["a-2010", "b-2010"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"source": None}, r"case a-2010, source: Field required"),
        ({"kind": "bad"}, r"case a-2010, kind: Input should be 'risk'"),
        ({"outcome": "bad"}, r"case a-2010, outcome: Input should be 'job_lost'"),
        ({"year": "2010"}, r"case a-2010, year: Input should be a valid integer"),
        ({"place": "Germany"}, r"case a-2010, place: "),
        ({"id": "A 1"}, r"case A 1, id: "),
        ({"id": 7}, r"case 2, id: "),
        ({"de": None}, r"case a-2010, de: Field required"),
        ({"de": dict.fromkeys(PARTS[1:], "x")}, r"case a-2010, de, title: Field required"),
        ({"en": dict.fromkeys(PARTS, " ")}, r"case a-2010, en, title: "),
        ({"url": "x"}, r"case a-2010, url: Unexpected keyword argument"),
        ({"id": "z-2010"}, r"the id z-2010 stands 2 times"),
    ],
)
def test_a_case_that_cannot_be_used_is_named_with_its_field(tmp_path, changes, problem):
    path = write(tmp_path, {"cases": [entry(id="z-2010"), entry(**changes)]})
    with pytest.raises(WorkshopError, match=problem) as caught:
        load_cases(path)
    assert str(caught.value).startswith("cases.json")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "not JSON"),
        ("[]", 'list under "cases"'),
        ('{"cases": {}}', 'list under "cases"'),
        ('{"cases": ["x"]}', "case 1: "),
    ],
)
def test_a_file_that_is_no_case_library_is_refused(tmp_path, content, problem):
    with pytest.raises(WorkshopError, match=problem):
        load_cases(write(tmp_path, content))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(WorkshopError, match=r"none\.json can't be read"):
        load_cases(tmp_path / "none.json")


def test_no_key_of_the_library_stands_twice():
    def once(pairs):
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), names
        return dict(pairs)

    text = files("advisor.workshop").joinpath("cases.json").read_text(encoding="utf-8")
    json.loads(text, object_pairs_hook=once)
