"""The texts that the author reads: complete, of one shape in both languages, and kind."""

import json
import re
from importlib.resources import files

import pytest

from advisor.messages import Messages
from advisor.taxonomy import CATEGORIES

LANGUAGES = ("en", "de")
# The advisor can't know what a house means by its own phrases: the category speaks for them.
HOUSE_PHRASES = {f"house_{category}_{level}" for category in CATEGORIES for level in ("note", "warn")}
QUOTES = {"en": "“{words}”", "de": "„{words}“"}
FOREIGN_QUOTES = {"en": "„\"'«»", "de": "”\"'«»"}

LONGEST_REASON = 170
"""Code points beside the author's own words."""
SHORTEST_TEXT, LONGEST_SUGGESTION = 20, 170
MOST_SENTENCES = 2

UNKIND = {
    "en": r"""\b( fired? | sack(ed|ing)? | dismiss\w* | terminat\w+ | disciplin\w+ | consequences?
        | punish\w* | penal\w+ | illegal\w* | unlawful\w* | offen[cs]e | prosecut\w+ | sued? | suing | court
        | police | lawsuits? | asham\w+ | shame\w* | disgrac\w+ | stupid\w* | irresponsib\w+
        | never \s post | (do \s not|don’t) \s post | must(n’t)? | forbidden | warning )\b""",
    "de": r"""\b( feuern | gefeuert | entlass\w+ | rauswurf | rausgeworfen | kündig\w+ | gekündigt
        | abmahn\w* | konsequenz\w* | straf\w* | bestraf\w+ | illegal\w* | rechtswidrig\w* | verboten\w*
        | verklag\w+ | gericht\w* | polizei\w* | anzeige\w* | schäm\w* | schande | dumm\w*
        | unverantwortlich\w* | poste \s (das|es) \s nicht | nicht \s posten | darfst | musst
        | warnung )\b""",
}
"""Blame, fear and threats, which don't help anybody to word a post better."""

FORMAL_ADDRESS = re.compile(r"(?<=[^.:?!] )(Sie|Ihr|Ihre[mnrs]?|Ihnen)\b")

WORDS = [
    "idiot",
    "my boss is an idiot",
    "Get lost, all of you! I mean it.",
    "die ganze Bande",
    "he said “no” {words} {0} %s \\1",
]
"""A noun, a clause, sentences, a plural, and what could upset a template."""


def texts(lang):
    return json.loads(files("advisor.messages").joinpath(f"{lang}.json").read_text(encoding="utf-8"))


def entries(lang):
    """Each message of a language and where it stands."""
    data = texts(lang)
    return [
        (f"{lang} {part} {name}", message)
        for part in ("categories", "frames")
        for name, message in data[part].items()
    ]


def without_words(reason, lang):
    return reason.replace(QUOTES[lang], "", 1)


def sentence_ends(text):
    return re.findall(r"[.?!…](?=\s|$)", text)


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request):
    return request.param


def test_both_languages_have_the_same_keys():
    english, german = texts("en"), texts("de")
    assert english.keys() == german.keys() == {"about", "categories", "frames", "encouragements"}
    for part in ("categories", "frames", "encouragements"):
        assert list(english[part]) == list(german[part])


def test_no_key_stands_twice(lang):
    def once(pairs):
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
        return dict(pairs)

    text = files("advisor.messages").joinpath(f"{lang}.json").read_text(encoding="utf-8")
    json.loads(text, object_pairs_hook=once)


def test_every_category_has_its_texts(lang):
    assert tuple(texts(lang)["categories"]) == CATEGORIES


def test_every_frame_has_its_texts_and_no_text_is_left_over(lang, frame_files):
    names = {name for frames in frame_files.values() for name in frames} - HOUSE_PHRASES
    written = texts(lang)["frames"].keys()
    assert not names - written, "frames without texts"
    assert not written - names, "texts without a frame"


def test_a_message_is_a_reason_and_a_suggestion(lang):
    for where, message in entries(lang):
        assert list(message) == ["reason", "suggestion"], where
        for text in message.values():
            assert text == " ".join(text.split()), where
            assert text.endswith("."), where


def test_a_reason_names_the_words_once_in_the_quotes_of_its_language(lang):
    for where, message in entries(lang):
        assert message["reason"].count(QUOTES[lang]) == 1, where
        rest = without_words(message["reason"], lang) + message["suggestion"]
        assert not set("{}" + "“”„" + FOREIGN_QUOTES[lang]) & set(rest), where


def test_a_reason_is_one_short_sentence(lang):
    for where, message in entries(lang):
        rest = without_words(message["reason"], lang)
        assert SHORTEST_TEXT <= len(rest) <= LONGEST_REASON, (where, len(rest))
        assert len(sentence_ends(rest)) == 1, where


def test_a_suggestion_is_one_or_two_short_sentences(lang):
    for where, message in entries(lang):
        assert SHORTEST_TEXT <= len(message["suggestion"]) <= LONGEST_SUGGESTION, (
            where,
            len(message["suggestion"]),
        )
        assert len(sentence_ends(message["suggestion"])) <= MOST_SENTENCES, where


def test_no_text_blames_frightens_or_threatens(lang):
    unkind = re.compile(UNKIND[lang], re.IGNORECASE | re.VERBOSE)
    for where, message in entries(lang):
        for text in message.values():
            assert not unkind.search(text), (where, unkind.search(text))


def test_german_says_du():
    for where, message in entries("de"):
        for text in message.values():
            assert not FORMAL_ADDRESS.search(text), (where, text)


def test_german_is_not_left_in_english():
    english = dict(entries("en"))
    for where, message in entries("de"):
        twin = english["en" + where.removeprefix("de")]
        assert set(message.values()).isdisjoint(twin.values()), where


def test_notes_are_lighter_than_warnings(lang, frame_files):
    lightly = {"en": r"\b(may|might|could|if)\b", "de": r"\b(vielleicht|womöglich|könnten?|falls)\b"}[lang]
    messages = texts(lang)["frames"]
    for frames in frame_files.values():
        for name, frame in frames.items():
            if frame["level"] == "note" and name not in HOUSE_PHRASES:
                assert re.search(lightly, messages[name]["reason"]), name


@pytest.mark.parametrize("words", WORDS)
def test_whatever_the_words_are_they_stand_in_the_sentence_as_written(lang, words):
    messages = Messages.load(lang)
    for category in CATEGORIES:
        reason = messages.reason(category, None, words)
        assert QUOTES[lang].replace("{words}", words) in reason
        assert reason.endswith(".")
    for frame in messages.frames:
        assert QUOTES[lang].replace("{words}", words) in messages.reason("career", frame, words)


def test_a_frame_without_texts_speaks_with_those_of_its_category(lang):
    messages = Messages.load(lang)
    for category in CATEGORIES:
        assert messages.reason(category, "no_such_frame", "x") == messages.reason(category, None, "x")
        assert messages.suggestion(category, "no_such_frame") == messages.suggestion(category, None)
