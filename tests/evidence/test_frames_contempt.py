"""Frames of disparagement and harassment: a risky sentence, and a harmless one in like words."""

import pytest
from evidence.kinds import kinds

from advisor.draft import Draft

RISKY_AND_HARMLESS = [
    (
        "superior_belittled",
        "our manager has the charisma of a parking ticket",
        "our manager has a lot of charisma",
    ),
    ("superior_belittled", "mein Chef ist dumm wie ein Meter Feldweg", "mein Chef ist nett wie immer"),
    ("superior_called_names", "the director is an oxygen thief", "the director spoke about oxygen supply"),
    (
        "superior_called_names",
        "unsere Chefin ist so eine Giftspritze",
        "unsere Chefin bekam eine Grippeimpfung",
    ),
    ("superior_called_tyrant", "my boss is a little hitler", "my boss lent me a book on history"),
    ("superior_called_tyrant", "unser Chef, der Sklaventreiber", "unser Chef, der Frühaufsteher"),
    ("superior_called_stupid", "my manager is not the sharpest", "my manager bought the sharpest knives"),
    ("superior_called_stupid", "mein Chef hat null Ahnung", "mein Chef hat heute Geburtstag"),
    ("colleague_belittled", "my colleague is thick as two planks", "my colleague carried two planks"),
    ("colleague_belittled", "mein Kollege ist so ein Kotzbrocken", "mein Kollege isst gern Brocken vom Keks"),
    ("served_belittled", "customers today, dumb as a post", "customers today asked about the post"),
    ("served_belittled", "meine Kunden sind dumm wie Brot", "meine Kunden kaufen gern Brot"),
    (
        "served_called_stupid",
        "customers who can't spell their own names",
        "customers who brought their own bags",
    ),
    ("served_called_stupid", "Kunden, die nicht bis drei zählen", "Kunden, die drei Brote zählen"),
    ("served_called_names", "the guests are pond life", "the guests liked the pond"),
    ("served_called_names", "die Patienten sind nur Pöbel", "die Patienten sind alle zu Hause"),
    ("served_disgusts", "the patient drools and has bad breath", "the patient slept and has good news"),
    ("served_disgusts", "unsere Kunden sind ungewaschen", "unsere Kunden sind gut gelaunt"),
    ("profession_belittled", "the nurse is thick as mince", "the nurse cooked mince"),
    (
        "profession_belittled",
        "Frau Klaar hat Charme wie ein Amtsblatt",
        "Frau Klaar hat mir ein Amtsblatt gegeben",
    ),
    ("profession_called_names", "Mr Palmer is a sleazeball", "Mr Palmer is our new coach"),
    ("profession_called_names", "Herr Klaar, dieser Schleimer", "Herr Klaar, dieser Langläufer"),
    (
        "called_stupid_at_work",
        "on my shift tonight: one brain cell between them",
        "on my shift tonight: one brain scan",
    ),
    (
        "belittled_at_work",
        "heute auf Schicht: dumm wie Stroh, alle drei",
        "heute auf Schicht: drei Ballen Stroh",
    ),
    ("called_names_at_work", "at work with the bootlickers", "at work with the new boots"),
    ("called_names_at_work", "auf der Arbeit nur Schleimer", "auf der Arbeit nur Kaffee"),
    ("insider_insults", "i work there, they are all idiots", "i work there, they are all kind"),
    ("insider_insults", "ich arbeite da, lauter Idioten", "ich arbeite da, lauter nette Leute"),
    ("place_called_names", "our company is a clown show", "our company sponsors a show"),
    ("place_called_names", "unsere Firma ist ein Affenzirkus", "unsere Firma war im Kino"),
    ("somebody_called_stupid", "she couldn't find her own arse", "she couldn't find her own keys"),
    ("somebody_called_stupid", "sie ist zu blöd zum Telefonieren", "sie ist zum Telefonieren draußen"),
    ("body_mocked", "that fatso broke it", "that puppy broke it"),
    ("body_mocked", "der Fettsack hat es kaputt gemacht", "der Hund hat es kaputt gemacht"),
    ("death_awaited", "hope he hurries up and croaks", "hope he hurries up and calls"),
    ("death_awaited", "wann wird der endlich abnippeln", "wann wird der endlich ankommen"),
    ("people_expelled", "round them up and lock the gate", "round up the sheep and lock the gate"),
    ("people_expelled", "die gehören an die Wand gestellt", "die Regale gehören an die Seite gestellt"),
    ("group_expelled", "migrants? drown the lot of them", "migrants learn to swim in our club"),
    ("group_expelled", "Muslime raus aus Deutschland", "Muslime feiern heute das Zuckerfest"),
    ("group_shut_out", "gays shouldn't be allowed near kids", "gays were welcome at the school fair"),
    ("group_shut_out", "Ausländer haben hier nichts verloren", "Ausländer helfen hier im Verein"),
    ("group_stereotyped", "muslims, they breed like rabbits", "muslims prayed in the park today"),
    (
        "group_stereotyped",
        "Zigeuner klauen alle, liegt denen im Blut",
        "Rumänen und Deutsche kochen zusammen",
    ),
    ("group_turned_away", "those names? cvs straight in the bin", "her cv was straight to the point"),
    ("group_turned_away", "ich sortiere gleich aus, wer so heißt", "ich sortiere gleich die Wäsche"),
    ("death_enjoyed", "the old man died, good riddance", "the old man died, he will be missed"),
    (
        "death_enjoyed",
        "der Kunde hatte einen Unfall, geschieht ihm recht",
        "der Kunde hatte einen Unfall, alles gut",
    ),
    ("person_tracked", "i know where you live", "i know where you are coming from"),
    ("person_tracked", "ich weiß, wo dein Auto steht", "ich weiß, wo das Café ist"),
    ("violence_announced", "i will smash his teeth", "i will brush his teeth"),
    ("violence_announced", "ich mach dich kalt", "ich mach dir kalte Suppe"),
    (
        "newcomer_leered_at",
        "the new receptionist has legs for days",
        "the new receptionist has been here for days",
    ),
    (
        "newcomer_leered_at",
        "die neue Praktikantin, Arsch zum Reinbeißen",
        "die neue Praktikantin, Brot zum Reinbeißen",
    ),
    ("leered_at_you", "you should wear a skirt", "you should wear a helmet"),
    ("leered_at_you", "zeig du mir dein Dekolleté", "zeig du mir dein Zeugnis"),
    ("post_slept_for", "everybody knows she slept her way up", "everybody knows she slept on the train"),
    ("post_slept_for", "die hat sich hochgeschlafen", "die hat lange geschlafen"),
    ("nazi_nod", "hitler was right", "the weather forecast was right"),
    ("nazi_nod", "Volksverräter allesamt", "Volksfest allesamt"),
    ("misfortune_enjoyed", "serves him right", "serves him soup"),
    ("misfortune_enjoyed", "geschieht ihm recht", "gibt ihm recht"),
    (
        "further_served_insulted",
        "the delegates are a bunch of idiots",
        "the delegates are a bunch of engineers",
    ),
    ("further_served_insulted", "die Bewerber sind alle Idioten", "die Bewerber sind alle pünktlich"),
]


@pytest.mark.parametrize(("frame", "risky", "harmless"), RISKY_AND_HARMLESS)
def test_a_frame_finds_the_risky_sentence_and_not_the_harmless_one(analyzer, frame, risky, harmless):
    assert frame in kinds(analyzer, risky)
    assert frame not in kinds(analyzer, harmless)


@pytest.mark.parametrize(
    "text",
    [
        'she wrote "my boss is a sleazeball with the charisma of a brick" in the novel',
        "the villain in the film has the charisma of a brick",
        "my friend's manager has the charisma of a brick",
        "our manager is not an oxygen thief",
        "im Roman steht „mein Chef ist dumm wie Brot und ein Schleimer“",
        "der Chef meiner Schwester ist laut ihr dumm wie Brot",
        "unser Chef ist kein Schleimer",
        "mein erster Chef damals war dumm wie Brot",
    ],
)
def test_quotation_fiction_third_parties_negation_and_the_past_excuse(analyzer, text):
    gathered = analyzer.gather(analyzer.read(Draft(text)))
    warned = {found.kind for found in gathered.evidence if found.level == "warn"}
    assert not warned, warned
