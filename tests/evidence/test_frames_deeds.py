"""Frames for deeds at work, people told of, and law: each with a post it finds and one it doesn't."""

import pytest
from evidence.kinds import kinds

from advisor.draft import Draft

FOUND_AND_NOT = [
    (
        "labels_altered",
        "peeled off the best before stickers on the ham",
        "read the best before stickers on the ham",
    ),
    ("labels_altered", "das MHD am Schinken überklebt", "das MHD am Schinken gelesen"),
    ("parcel_mishandled", "kicked it, parcel and all, up the stairs", "carried the parcel up the stairs"),
    ("parcel_mishandled", "den Koffer hab ich geschleudert", "den Koffer hab ich gepackt"),
    ("check_from_afar", "did the stocktake from my sofa", "did the stocktake with my sister"),
    ("check_from_afar", "Inventur vom Sofa aus", "Inventur mit allen Leuten"),
    ("drill_dodged", "sat out the evacuation in the pub", "led the evacuation in the rain"),
    ("drill_dodged", "die Unterweisung hab ich geschwänzt", "die Unterweisung hab ich gehalten"),
    ("order_defied", "told the foreman to shove it", "told the foreman about the leak"),
    ("order_defied", "dem Polier den Vogel gezeigt", "dem Polier den Plan gezeigt"),
    ("till_skimmed", "coins from the till go straight in my pocket", "coins from the till go to the bank"),
    ("till_skimmed", "Wechselgeld eingesteckt", "Wechselgeld gezählt"),
    (
        "expensed_pleasure",
        "company card for my girlfriend's birthday shots",
        "company card for the printer paper",
    ),
    ("expensed_pleasure", "Firmenkarte, Champagner mit den Jungs", "Firmenkarte, Druckerpapier"),
    ("favour_for_duty", "parking ticket gone for a crate of beer", "parking ticket paid with a heavy heart"),
    ("favour_for_duty", "Strafzettel weg für einen Kasten Bier", "Strafzettel bezahlt und weiter"),
    ("meds_diverted", "leftover ketamine went home with me", "leftover pizza went home with me"),
    ("meds_diverted", "die Ampulle Ketamin landet bei mir", "die Torte landet bei mir"),
    ("nap_at_the_post", "had a kip in the linen cupboard", "folded sheets in the linen cupboard"),
    ("nap_at_the_post", "im Serverraum gepennt", "im Serverraum geschraubt"),
    ("watch_neglected", "night porter here with my headphones in", "night porter here with a full house"),
    ("watch_neglected", "Beckenrand, Kopfhörer drin", "Beckenrand, Sonne scheint"),
    ("asleep_on_watch", "dozed off in the control room", "signed in at the control room"),
    ("asleep_on_watch", "in der Leitstelle eingenickt", "in der Leitstelle angefangen"),
    ("call_cut_off", "unplugged the call bell", "answered the call bell"),
    ("call_cut_off", "die Patientenklingel ausgesteckt", "die Patientenklingel repariert"),
    ("marks_rigged", "marked the essays by handwriting", "marked the essays by Friday"),
    ("marks_rigged", "Klausuren nach Sympathie", "Klausuren nach Plan"),
    ("clocked_in_away", "clocked in, then back to bed", "clocked in, then a long meeting"),
    ("clocked_in_away", "eingestempelt und ab ins Fitnessstudio", "eingestempelt und ab an die Maschine"),
    ("waste_dumped", "paint thinner down the drain", "paint thinner on the brush"),
    ("waste_dumped", "Bremsflüssigkeit in den Gully", "Bremsflüssigkeit in den Behälter"),
    (
        "acquaintance_looked_up",
        "my neighbour, so i went through her file",
        "my neighbour, so i went through her gate",
    ),
    (
        "acquaintance_looked_up",
        "hab im System geguckt was die Nachbarin hat",
        "hab im Garten der Nachbarin geholfen",
    ),
    ("job_and_frailty", "at my till today, Karen, lice shampoo", "at my till today, Karen, lovely chat"),
    (
        "job_and_frailty",
        "an meiner Kasse, die Gerlinde, Läuseshampoo",
        "an meiner Kasse, die Gerlinde, netter Plausch",
    ),
    (
        "known_by_role_and_frailty",
        "the weatherman came in, at our clinic, with piles",
        "the weatherman says rain",
    ),
    (
        "known_by_role_and_frailty",
        "der Wirt vom Lamm hat Läuse, bei uns im Labor",
        "der Wirt vom Lamm hat Kuchen",
    ),
    ("name_and_frailty", "on shift: Mrs Holt has scabies", "on shift: Mrs Holt has roses"),
    ("name_and_frailty", "auf Schicht: Frau Holler hat Krätze", "auf Schicht: Frau Holler hat Rosen"),
    ("place_and_frailty", "table 4, card declined", "table 4, lovely people"),
    ("place_and_frailty", "Tisch 4, Karte abgelehnt", "Tisch 4, nette Leute"),
    ("home_and_frailty", "the old rectory is three months behind", "the old rectory is lovely in spring"),
    ("home_and_frailty", "Lindenstraße 3, Miete offen", "Lindenstraße 3, Türe offen"),
    ("child_and_marks", "little Jaxon flunked", "little Jaxon danced"),
    ("child_and_marks", "der Kevin bleibt sitzen", "der Kevin bleibt freundlich"),
    ("name_seen_at_work", "Mrs Holt at our counter, gallstones", "Mrs Holt at our counter, roses"),
    (
        "name_seen_at_work",
        "Frau Holler am Schalter, Gallensteine, Hepatitis",
        "Frau Holler am Schalter, Rosen",
    ),
    ("version_agreed", "she fell off, we told the parents she tripped", "she fell off, we told jokes after"),
    (
        "version_agreed",
        "Platzwunde, den Eltern haben wir gesagt gestolpert",
        "Platzwunde, den Eltern gleich geholfen",
    ),
    ("settlement_told", "hush money for the family, nice", "pocket money for the family, nice"),
    ("settlement_told", "Schweigegeld für die Familie", "Taschengeld für die Familie"),
    ("inspection_fooled", "hid the drums before the regulator came", "washed the drums before the band came"),
    (
        "inspection_fooled",
        "Veterinäramt kommt, rechtzeitig alles weggeräumt",
        "Besuch kommt, rechtzeitig alles gekocht",
    ),
    ("flaw_concealed", "asbestos in the loft, didn't mention it", "asbestos in the loft, told them all"),
    ("flaw_concealed", "Asbest im Dach, drübergestrichen", "Asbest im Dach, gleich gemeldet"),
    (
        "named_wrongdoer",
        "at work everyone knows Karen takes bribes",
        "at work everyone knows Karen takes photos",
    ),
    ("named_wrongdoer", "die Gerlinde auf Arbeit besticht Leute", "die Gerlinde auf Arbeit besucht Leute"),
]


@pytest.mark.parametrize(("frame", "risky", "harmless"), FOUND_AND_NOT)
def test_a_frame_is_found_where_it_belongs_and_not_beside_it(analyzer, frame, risky, harmless):
    assert frame in kinds(analyzer, risky)
    assert frame not in kinds(analyzer, harmless)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("clocked_in_away", "would you have clocked in, then gone back to bed"),
        ("nap_at_the_post", "im Film hat er im Serverraum gepennt"),
    ],
)
def test_fiction_and_wishes_are_left_alone(analyzer, frame, text):
    assert frame not in kinds(analyzer, text)


def test_every_frame_here_is_tried_once_in_each_language(analyzer):
    for lang in ("en", "de"):
        tried = [frame for frame, risky, _ in FOUND_AND_NOT if analyzer.read(Draft(risky)).lang == lang]
        assert len(tried) == len(set(tried)) == len(FOUND_AND_NOT) // 2
