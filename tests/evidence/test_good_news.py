"""What is worth a warm word, and above all what is not."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from advisor import Policy
from advisor.advisor import Advisor
from advisor.evidence.good_news import good_news_lexicon, good_news_rules
from advisor.lexicon import Lexicon
from advisor.messages import Messages

GOOD = {
    "invitation": (
        "We're hiring! Come and join our team of physios in Leeds, details on our site.",
        "Our open day is on Saturday. Come and see us at the foundry, I'll be at the moulding line.",
        "Come and say hello at our stand at the Bristol jobs fair, I'm there until four.",
        "Wir suchen Verstärkung: Komm in unser Team als Pflegefachkraft, Infos auf unserer Seite.",
        "Am Samstag ist Tag der offenen Tür in unserer Werkstatt. Kommt vorbei, ich stehe an der Drehbank.",
        "Besucht uns auf der Ausbildungsmesse, unser Stand ist gleich am Eingang.",
    ),
    "thanks": (
        "Huge thanks to everyone at the depot for a smooth first week on the new timetable.",
        "Shout out to our porters, who found a lost teddy in six minutes flat. Legends.",
        "Thanks to my colleagues for the warm welcome on my first day.",
        "Ein großes Dankeschön an die ganze Werkstatt für den guten Start in der neuen Halle.",
        "Danke an alle Kollegen, die mir heute beim Umzug des Büros geholfen haben.",
        "Glückwunsch an meinen Kollegen Ali, der heute die Meisterprüfung bestanden hat.",
    ),
    "pride": (
        "So proud of my team: the new outpatient wing opened its doors this morning.",
        "So proud of my team today ❤️",
        "Lucky to work with such kind people.",
        "So stolz auf mein Team: Heute ist die neue Kinderstation eröffnet worden.",
        "Seit heute ist unsere Brücke offen. Zwei Jahre Arbeit, und ich bin stolz auf unsere Truppe.",
        "Stolz auf unsere Truppe. Heute ist das Dach der Turnhalle fertig geworden.",
    ),
    "praise": ("My team is brilliant. They rebuilt the server room in two days.",),
    "craft": ("Heute viel gelernt von meiner Azubine. Sie fragt warum, und dann denke ich nach.",),
    "day": (
        "Good day at work. The lift works, the sun was out and a customer brought cake.",
        "I love my job. A patient sang for us this morning 🥰",
        "Schöner Arbeitstag heute: Die Sonne schien, und die Stammgäste haben Kuchen gebracht.",
        "Bester Job der Welt: Heute gesunde Zwillinge auf die Welt geholt, die Eltern haben gestrahlt.",
    ),
}

SILENCE = {
    "irony": (
        "love my job 🙄",
        "best boss ever, not",
        "thanks a lot for another lost weekend",
        "Thank you to my team for leaving me with all the work",
        "So proud of my team for being late three days in a row 👏",
        "Huge thanks to my colleagues for the help I didn't get",
        "Shoutout to my coworker who microwaves fish every day, legend",
        "Thanks to my boss, who kindly reminded me that weekends are optional",
        "Love my job. Love being shouted at by customers before 9am. 😊",
        "Ich liebe meinen Job 🙄",
        "Danke an meinen Chef für das nächste verlorene Wochenende",
        "Großartiges Team, alle um zwei schon weg",
        "Riesendank an meine Kollegen für die Hilfe, die nie kam",
        "Unsere Kunden sind so herzlich, heute hat nur einer gespuckt",
        "Vielen Dank an meinen Chef für die großzügige Erhöhung von 0,5 Prozent",
    ),
    "complaint": (
        "Our team is short staffed again, thank you to my colleagues for holding on",
        "Thanks to our union rep for getting us our breaks",
        "Proud of my colleagues on strike today",
        "Danke an meine Kollegen, die mit mir streiken",
        "Stolz auf meine Kolleginnen, die gegen das Mobbing aufgestanden sind",
    ),
    "distress": (
        "Thank you to my team, I can't go on, I am so burnt out",
        "Love my job but I cry every morning",
        "Ich kann nicht mehr. Danke an mein Team, das mich trägt.",
    ),
    "grief": (
        "So grateful to my colleagues who came to the funeral",
        "My team is amazing, they helped me get through chemo",
        "Danke an meine Kollegen für Blumen und Karten, als Mama im Krankenhaus lag",
    ),
    "leaving": (
        "Thank you to all my colleagues, today was my last day",
        "After nine years I'm leaving. Thank you to my wonderful team.",
        "Danke an mein Team für fünf tolle Jahre. Zeit für etwas Neues.",
    ),
    "other people's work": (
        "So proud of my sister, who is a great nurse. Her ward opened today.",
        "Thanks to the nurses who looked after my mum",
        "I'm so proud of my boyfriend, his team built a bridge",
        "Thank you to our son's teachers for the patience",
        "Meine Freundin ist so stolz auf ihr Team, sie haben den Preis gewonnen",
        "Danke an das Team vom Hotel, ihr wart großartig",
    ),
    "private life": (
        "I had soup for lunch and the sun is out",
        "My daughter passed her driving test, so proud",
        "So proud of my team, what a match last night",
        "My running crew finished the marathon, so proud of them",
        "Stolz auf unsere Mannschaft, das Derby gewonnen",
        "Heute scheint die Sonne, und es gibt Kuchen",
    ),
    "opinion": (
        "Proud of my team, we helped the Greens win the ward",
        "Danke an unsere Kunden, dass ihr die AfD wählt",
    ),
    "quotation, report, fiction, wish": (
        '"Thank you to our wonderful team for the effort" said the mail',
        "They said we should thank our customers for the visit",
        "In the film the chef thanks his team for the help",
        "If I were proud of my team for the opening I would say so",
        "Laut Rundmail ist unser Team großartig und hat viel geleistet",
        "Wäre ich stolz auf mein Team und die Eröffnung, würde ich es sagen",
    ),
    "a thing that is not public": (
        "Great quarter, so proud of my team and the new ward we opened",
        "Thank you to my team for finishing the prototype before it's announced",
        "Danke an mein Team, dass der Prototyp vor der Ankündigung fertig geworden ist",
    ),
    "no reason": (
        "Kudos to our management for the new parking fee",
        "Thank you to our guests who left the room like a battlefield",
        "Hut ab vor meinen Kollegen, die die Spülmaschine seit Wochen umkreisen",
    ),
}

PAIRS = (
    (
        "So proud of my team, we finished the roof today",
        "So proud of my team, we finished the roof nobody wanted today",
    ),
    ("Thanks to my colleagues for the help today", "Thanks to my colleagues for the help today 🙄"),
    ("Proud of my team: the new ward opened today", "Proud of my team: the new ward opened today, not"),
    ("Danke an meine Kollegen für die Geduld", "Danke an meine Kollegen für die Geduld, na toll"),
    (
        "Stolz auf mein Team, das Dach ist fertig geworden",
        "Mein letzter Tag. Stolz auf mein Team, das Dach ist fertig geworden",
    ),
)
"""What differs within a pair is what silences it."""


def listed(groups):
    return [
        pytest.param(text, group, id=f"{group}: {text[:40]}") for group in groups for text in groups[group]
    ]


@pytest.mark.parametrize(("text", "kind"), listed(GOOD))
def test_good_news_gets_the_sentence_of_its_kind(advisor, text, kind):
    advice = advisor.review(text)
    assert advice.level == "clear"
    assert advice.encouragement == Messages.load(advice.lang).encouragements[kind]


@pytest.mark.parametrize(("text", "group"), listed(SILENCE))
def test_silence_for(advisor, text, group):
    assert advisor.review(text).encouragement is None


@pytest.mark.parametrize(("good", "other"), PAIRS)
def test_one_thing_is_enough_to_spoil_it(advisor, good, other):
    assert advisor.review(good).encouragement is not None
    assert advisor.review(other).encouragement is None


def test_a_phrase_takes_the_sting_out_of_its_own_words(advisor):
    """ "ohne" and "Unfall" spoil, "Tage ohne Unfall" does not."""
    assert advisor.review("Respekt an unser Lager: 500 Tage ohne Unfall.").encouragement
    assert not advisor.review("Respekt an unser Lager: 500 Tage, dann ein Unfall.").encouragement


def test_what_was_found_or_excused_silences(advisor):
    assert advisor.review("So proud of my team, the roof is finished. My boss is an idiot.").findings
    for text in (
        "So proud of my team, the roof is finished. My boss is an idiot.",
        "So proud of my team, the roof is finished. My boss is no idiot.",
    ):
        explained = advisor.explain(text)
        assert explained.evidence or explained.excused
        assert explained.advice.encouragement is None


def test_no_risky_or_protected_post_of_the_corpus_gets_one(advisor, corpus):
    posts = [post for post in corpus if post.level != "clear" or post.protected]
    assert len(posts) > 4000
    assert [post.id for post in posts if advisor.review(post.text).encouragement] == []


def test_it_is_not_for_languages_that_are_not_read(advisor):
    advice = advisor.review(
        "Je suis si fier de mon équipe, nous avons ouvert la nouvelle station avec vous ce matin, merci"
    )
    assert (advice.lang, advice.encouragement) == ("other", None)


def test_a_mixed_text_gets_it_in_english(advisor):
    text = (
        "So proud of my team: the new ward opened its doors today. Danke an meine Kolleginnen für die Geduld."
    )
    advice = advisor.review(text)
    assert advice.lang == "mixed"
    assert advice.encouragement in Messages.load("en").encouragements.values()


def test_the_name_of_the_house_counts_as_the_author_s_own(advisor):
    policy = Policy.model_validate({"employers": ["Brackwell"]})
    text = "Proud of Brackwell, the new playground is finished"
    assert Advisor(advisor.model, policy).review(text).encouragement
    assert not advisor.review(text).encouragement


@pytest.fixture(scope="module")
def rules():
    return good_news_rules()


@pytest.fixture(scope="module")
def classes():
    return good_news_lexicon().classes


def test_both_languages_have_the_same_classes(classes):
    assert [each.name for each in classes["en"]] == [each.name for each in classes["de"]]


def test_no_class_is_one_of_the_lexicon(classes):
    """The model would see it otherwise, or the frames mix both."""
    for lang, of_lang in Lexicon.load().classes.items():
        assert {each.name for each in of_lang}.isdisjoint(each.name for each in classes[lang])


def test_every_class_is_used_and_every_class_that_is_used_exists(rules, classes):
    frames = [frame for of_kind in rules["kinds"].values() for frame in of_kind.values()]
    used = {name for frame in frames for slot in frame["slots"].values() for name in slot}
    used |= {*rules["meant_by"], *rules["safe_within"], *rules["spoiled_by"], "plain"}
    own = {each.name for each in classes["en"]}
    made = {"my_colleague", "employer", "quotation"}
    assert own <= used
    assert used - own - made <= {each.name for each in Lexicon.load().classes["en"]}


def test_no_entry_stands_twice(classes):
    for lang, of_lang in classes.items():
        pieces = good_news_lexicon().pieces_of(lang)
        for each in of_lang:
            twice = [entry for entry, count in Counter(pieces[each.name]).items() if count > 1]
            assert twice == [], (lang, each.name)
            assert list(each.entries) == sorted(each.entries), (lang, each.name)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_kind_has_one_short_quiet_sentence(rules, lang):
    sentences = Messages.load(lang).encouragements
    assert list(sentences) == list(rules["kinds"])
    for sentence in sentences.values():
        assert 20 <= len(sentence) <= 80
        assert sentence.endswith(".")
        assert not re.search(r"[!?🙂😊❤]|\.\s", sentence)
        # Nobody looks on: no employer, no boss, no applause.
        assert not re.search(
            r"employer|boss|manager|company|brand|great|amazing|Arbeitgeber|Chef|Firma|Marke|toll|super",
            sentence,
        )
