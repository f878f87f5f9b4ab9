"""Frames for kinds of posts that have cost jobs: each with a post it finds and one it doesn't."""

import pytest
from evidence.kinds import kinds

FOUND_AND_NOT = [
    (
        "killer_sought",
        "does anybody rent out a hitman? my customers again",
        "does anybody rent out a van? my customers again",
    ),
    ("killer_sought", "suche Auftragskiller für meine Schüler", "suche Nachhilfe für meine Schüler"),
    (
        "crowd_harmed",
        "those strikers? live ammo and the lot of those protesters go home",
        "those protesters go home at six",
    ),
    (
        "crowd_harmed",
        "Demonstranten auf der Brücke, einfach drüberfahren",
        "Demonstranten auf der Brücke, einfach warten",
    ),
    ("attack_welcomed", "the minister survived. pity they missed", "the penalty kicks. pity, that was close"),
    (
        "attack_welcomed",
        "der Abgeordnete lebt, leider nur angeschossen",
        "der Ball war leider nur am Pfosten",
    ),
    (
        "advert_on_suffering",
        "tsunami warning! use code WAVE for our sale",
        "summer is here! use code WAVE for our sale",
    ),
    (
        "advert_on_suffering",
        "Hochwasser im Land? Da helfen unsere Gummistiefel",
        "Regen im Land? Da helfen unsere Gummistiefel",
    ),
    ("camp_wished", "Dachau should reopen for that lot", "Dachau was the saddest trip of our school year"),
    ("camp_wished", "solche Leute gehören ins KZ", "solche Leute gehören in die Schule"),
    (
        "force_enjoyed",
        "suspect slipped on the van steps, made my night",
        "suspect came along quietly, made my night",
    ),
    (
        "force_enjoyed",
        "bei der Festnahme die Handschellen extra eng, haha",
        "nach der Festnahme die Handschellen gesucht, haha",
    ),
    (
        "ceremony_mocked",
        "giggled through the whole anthem, sergeant saw nothing",
        "sang through the whole anthem, sergeant saw everything",
    ),
    (
        "ceremony_mocked",
        "beim Zapfenstreich am Handy gezockt, Kompanie eins",
        "beim Zapfenstreich Gänsehaut, Kompanie eins",
    ),
    (
        "orders_refused",
        "i pick and choose orders from this government",
        "i pick up orders from this pizza place",
    ),
    (
        "orders_refused",
        "Befehle dieser Regierung befolge ich nicht",
        "Rezepte dieser Zeitung befolge ich nicht",
    ),
    (
        "road_harm_shrugged",
        "knocked off a jogger this morning, own fault",
        "overtook a jogger this morning, own pace",
    ),
    ("road_harm_shrugged", "Radfahrer angefahren, selber schuld", "Radfahrer durchgelassen, gern geschehen"),
    ("juror_talks", "jury duty: he looks guilty to me", "jury duty: the coffee is terrible"),
    ("juror_talks", "bin Schöffe, der Angeklagte ist eh schuldig", "bin Schöffe, der Kaffee ist eh kalt"),
    ("guest_tip_told", "the goalkeeper ate here, not a penny tip", "the goalkeeper ate here, lovely man"),
    ("guest_tip_told", "der Moderator war da, kein Trinkgeld", "der Moderator war da, netter Mensch"),
    (
        "goods_tried_first",
        "sat in next years roadster today, you lot are in for a treat",
        "sat in next door's garden today, you lot are in for rain",
    ),
    ("goods_tried_first", "hab meins schon, ihr werdet staunen", "hab meins schon bezahlt, ihr auch?"),
    (
        "board_and_mood",
        "supervisory board saw the numbers. long faces",
        "supervisory board of the chess club. long speeches",
    ),
    (
        "board_and_mood",
        "Aufsichtsrat sah die Zahlen, lange Gesichter",
        "Aufsichtsrat der Genossenschaft, lange Reden",
    ),
    (
        "filing_drafted",
        "we are proofreading our prospectus all night",
        "we are proofreading our wedding cards all night",
    ),
    ("filing_drafted", "wir sitzen über unserem Börsenprospekt", "wir sitzen über unserem Kochbuch"),
    (
        "takeover_pondered",
        "we should acquire them, sound out the chairman",
        "we should invite them, sound out the neighbours",
    ),
    (
        "takeover_pondered",
        "die Firma kaufen, ich fühl mal vor, bevor es andere tun, also vorfühlen",
        "die Torte kaufen wir morgen",
    ),
    ("operation_ahead", "we raid the compound tomorrow at dawn", "we paint the fence tomorrow at dawn"),
    ("operation_ahead", "morgen stürmen wir das Dorf", "morgen streichen wir das Tor"),
    ("bossing_insulted", "he bosses me about all day, the moron", "he bosses me about all day, my toddler"),
    ("bossing_insulted", "der Trottel kommandiert mich rum", "der Papagei kommandiert mich rum"),
    ("townsfolk_scorned", "i teach here and the locals are inbred", "i live here and the locals are lovely"),
    (
        "townsfolk_scorned",
        "ich unterrichte hier, die Leute hier sind Hinterwäldler",
        "ich wohne hier, die Leute hier sind nett",
    ),
    (
        "town_visit_scorned",
        "just landed in Dunmore for the client, armpit",
        "just landed in Dunmore for the wedding, hungry",
    ),
    ("town_visit_scorned", "beim Kunden, hier riecht es nach Inzucht", "beim Kunden, hier riecht es gut"),
    (
        "fouled_food_served",
        "fries fell on the floor, rinsed and served",
        "fries fell on the floor, new ones served late",
    ),
    ("fouled_food_served", "Schnitzel vom Boden serviert", "Schnitzel vom Kalb serviert"),
    ("unfit_before_served", "high as a kite in front of my class", "high spirits in front of my class"),
    ("unfit_before_served", "bekifft im Unterricht gestanden", "begeistert im Unterricht gestanden"),
    ("client_guilt_told", "my client totally did it", "my client totally won it"),
    ("client_guilt_told", "mein Mandant hat's getan", "mein Mandant hat's geschafft"),
]


@pytest.mark.parametrize(("frame", "found", "missed"), FOUND_AND_NOT)
def test_a_frame_finds_its_kind_and_not_its_neighbour(analyzer, frame, found, missed):
    assert frame in kinds(analyzer, found)
    assert frame not in kinds(analyzer, missed)


@pytest.mark.parametrize(
    ("frame", "found", "excused"),
    [
        ("juror_talks", "jury duty: he is guilty", "years ago on jury duty: he was guilty, we said"),
        (
            "camp_wished",
            "they should reopen Dachau for that lot",
            "in the film they reopen Dachau for that lot",
        ),
        ("attack_welcomed", "leider nur angeschossen", "im Film: leider nur angeschossen"),
    ],
)
def test_what_is_reported_past_or_told_in_a_story_is_excused(analyzer, frame, found, excused):
    assert frame in kinds(analyzer, found)
    assert frame not in kinds(analyzer, excused)
