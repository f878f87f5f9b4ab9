"""Frames of secrets, figures, the firm's voice, reviews and codes, in both languages."""

import pytest
from evidence.kinds import kinds


@pytest.mark.parametrize(
    ("frame", "risky", "harmless"),
    [
        (
            "plans_kept_back",
            "our depot shuts in may, drivers don't know yet",
            "our depot shut in 1998, we still miss it",
        ),
        (
            "plans_kept_back",
            "das Lager macht dicht, die Fahrer wissen's noch nicht",
            "das Lager macht um fünf zu, Feierabend",
        ),
        (
            "deal_kept_back",
            "the merger is under wraps, we sign in june",
            "the merger was in all the papers, odd times",
        ),
        (
            "deal_kept_back",
            "die Übernahme ist noch geheim, Notar im Juni",
            "die Übernahme ist seit gestern in allen Zeitungen",
        ),
        (
            "goods_kept_back",
            "held the prototype today, it's not announced yet",
            "saw the prototype at the museum today",
        ),
        (
            "goods_kept_back",
            "Prototyp gestreichelt, ist noch geheim",
            "Prototyp im Museum gestreichelt",
        ),
        (
            "plans_seen",
            "I typed the letters for the takeover myself",
            "I read a book on the takeover of 1988",
        ),
        (
            "plans_seen",
            "hab die Liste getippt, zwei Filialen werden geschlossen",
            "zwei Filialen werden geschlossen, sagt der Bürgermeister",
        ),
        (
            "papers_kept_back",
            "the list is on my table and they don't know yet",
            "the list is on my table, milk and eggs",
        ),
        (
            "papers_kept_back",
            "die Liste liegt vor mir, die wissen es noch nicht",
            "die Liste liegt vor mir, Milch und Eier",
        ),
        (
            "papers_seen",
            "the minutes landed in my inbox by mistake, wow",
            "minutes of the choir are done",
        ),
        (
            "papers_seen",
            "das Protokoll lag im drucker, wow",
            "das Protokoll vom Chor ist fertig",
        ),
        (
            "place_kept_back",
            "big changes on our ward, and they don't know yet",
            "big changes on our ward, everybody knows",
        ),
        (
            "place_kept_back",
            "auf unserer Station wird alles anders, die wissen es noch nicht",
            "auf unserer Station wird alles anders, alle wissen es",
        ),
        (
            "kept_back_until",
            "they don't know yet, it comes on friday",
            "it comes on friday",
        ),
        (
            "kept_back_until",
            "die wissen es noch nicht, kommt am Freitag",
            "kommt am Freitag",
        ),
        (
            "seen_and_kept_back",
            "I printed the invites, not announced yet",
            "I printed the invites for the birthday",
        ),
        (
            "seen_and_kept_back",
            "hab die Einladung gedruckt, ist noch geheim",
            "hab die Einladung zum Geburtstag gedruckt",
        ),
        (
            "seen_before_the_day",
            "I typed the statement, it's for thursday morning",
            "I typed a poem, it is for you",
        ),
        (
            "seen_before_the_day",
            "hab die Rede getippt, am Donnerstag früh ist es so weit",
            "hab ein Gedicht getippt, für dich",
        ),
        (
            "force_on_a_day",
            "dawn raid on thursday, early night for me",
            "the film has a dawn raid in it, good",
        ),
        (
            "force_on_a_day",
            "Razzia am Donnerstag, heut früh ins Bett",
            "im Film ist eine Razzia, stark",
        ),
        (
            "exam_given_away",
            "the chemistry mocks: revise the salts, trust me",
            "mocks over, what a week",
        ),
        (
            "exam_given_away",
            "Klausur: lernt nur die Salze",
            "Klausur vorbei, was für eine Woche",
        ),
        (
            "decided_inside",
            "the board decided it, the plant is being sold",
            "we sold the plant pots at the fair",
        ),
        (
            "decided_inside",
            "der Vorstand hat beschlossen, das Werk wird verkauft",
            "der Kuchen wird verkauft",
        ),
        ("teased", "rhymes with bread, new investor", "rhymes with bread, my poem"),
        ("teased", "mehr sag ich nicht, neuer Investor", "mehr sag ich nicht, Schluss für heute"),
        ("deal_on_a_day", "the merger, on friday then", "the merger of two rivers is lovely"),
        ("deal_on_a_day", "Fusion, am Freitag dann", "Fusion von Jazz und Pop, herrlich"),
        ("goods_on_a_day", "new packaging, from april", "new packaging on my parcel"),
        ("goods_on_a_day", "neue Verpackung, ab April", "neue Verpackung ums Geschenk"),
        ("closing_on_a_day", "our shop is closing in may", "our shop closed years ago"),
        ("closing_on_a_day", "unser Laden schließt im Mai", "unser Laden war schön"),
        ("famous_guest", "a pop star arrives on friday", "a pop star was on the radio"),
        ("famous_guest", "ein Schlagersänger kommt am Freitag", "ein Schlagersänger im Radio"),
        (
            "figures_kept_back",
            "zero orders, not announced yet",
            "zero orders at my lemonade stand",
        ),
        (
            "figures_kept_back",
            "Gewinnwarnung, ist noch geheim",
            "Gewinnwarnung steht in allen Zeitungen",
        ),
        (
            "figures_seen",
            "I printed the sheet, zero orders",
            "zero orders, says the paper",
        ),
        (
            "figures_seen",
            "hab die Tabelle gedruckt, Gewinnwarnung",
            "Gewinnwarnung, was ist das",
        ),
        ("figures_on_a_day", "profit warning on thursday", "what is a profit warning"),
        ("figures_on_a_day", "Gewinnwarnung am Donnerstag", "Was ist eine Gewinnwarnung"),
        (
            "figures_teased",
            "that's all i'll say, worst quarter",
            "that's all i'll say, worst haircut",
        ),
        (
            "figures_teased",
            "mehr sag ich nicht, schlechte Zahlen",
            "mehr sag ich nicht, schlechte Frisur",
        ),
        (
            "shares_seen",
            "sell the shares, i do the accounts there",
            "sold some shares for a bike",
        ),
        (
            "shares_seen",
            "verkauft die Aktien, ich sitz im controlling",
            "hab Äpfel verkauft",
        ),
        ("shares_with_cause", "sell the shares before friday", "sell the sofa before friday"),
        ("shares_with_cause", "kauft Aktien, am Freitag kommt was", "kauft Brot, am Freitag ist zu"),
        ("boss_and_figures", "my boss looks like zero orders", "my boss looks happy"),
        ("boss_and_figures", "mein Chef schaut wie eine Gewinnwarnung", "mein Chef schaut froh"),
        (
            "grant_promised",
            "we will pay, you'll all get a full refund",
            "did you get a full refund?",
        ),
        (
            "grant_promised",
            "wir zahlen, ihr kriegt euer Geld",
            "hast du dein Geld gekriegt?",
        ),
        (
            "grant_announced",
            "official from us, everyone gets a voucher",
            "everyone gets old",
        ),
        (
            "grant_announced",
            "offiziell von uns, jeder kriegt ein neues",
            "jeder kriegt mal Schnupfen",
        ),
        (
            "promise_by_staff",
            "i work there, you have my word",
            "you have my word, i bring cake",
        ),
        (
            "promise_by_staff",
            "arbeite da, ich garantiere es",
            "gute Torte, sagt Oma",
        ),
        ("firm_threatens", "we say: see you in court", "they met in court"),
        ("firm_threatens", "wir verklagen jeden von euch", "sie verklagen ihn, steht da"),
        (
            "critics_threatened",
            "dear blogger, you're banned from our halls",
            "dear blogger, nice post",
        ),
        (
            "critics_threatened",
            "lieber Blogger, du hast hausverbot",
            "lieber Blogger, schöner Text",
        ),
        ("grant_at_work", "full refund at our shop", "full refund for the flight"),
        ("grant_at_work", "volle Erstattung in unserem Laden", "volle Erstattung für den Flug"),
        ("we_grant", "we refund everyone, dear customers", "refund everyone, they cried"),
        ("we_grant", "wir zahlen alles, liebe Kunden", "zahlt alles der Opa"),
        (
            "posing_on_orders",
            "as a customer, lovely. marketing wrote this",
            "as a customer, lovely",
        ),
        (
            "posing_on_orders",
            "als Kundin begeistert. Text vom Marketing",
            "als Kundin begeistert",
        ),
        (
            "posing_in_reviews",
            "as an ordinary mum, five stars",
            "as an ordinary mum, tired",
        ),
        (
            "posing_in_reviews",
            "als Mama von zwei: fünf Sterne",
            "als Mama von zwei: müde",
        ),
        (
            "review_ordered",
            "boss wants five stars from all",
            "boss wants coffee",
        ),
        (
            "review_ordered",
            "Chef will fünf Sterne von allen",
            "Chef will Kaffee",
        ),
        (
            "order_and_tie",
            "told to post from three accounts",
            "told to post the letter",
        ),
        (
            "order_and_tie",
            "sollen alle posten, für unseren Laden",
            "sollen alle kommen",
        ),
        ("review_and_tie", "five stars for our cafe", "five stars in the sky"),
        ("review_and_tie", "fünf Sterne für unseren Laden", "fünf Sterne am Himmel"),
        ("code_told", "the safe is 22 left 31 right", "the safe is 22 years old"),
        ("code_told", "Tresor links 22 rechts 31", "Tresor, 22 Jahre alt"),
        ("lock_and_code", "alarm login on the sticky note", "alarm went off at six"),
        ("lock_and_code", "Alarmanlage, Login am Monitor", "Alarmanlage ging um sechs los"),
    ],
)
def test_a_frame_is_found_in_risky_words_and_not_in_harmless_ones(analyzer, frame, risky, harmless):
    assert frame in kinds(analyzer, risky)
    assert frame not in kinds(analyzer, harmless)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("plans_kept_back", "as announced, the depot shuts in may, drivers don't know yet"),
        ("plans_kept_back", "wie berichtet: das Lager macht dicht, die Fahrer wissen's noch nicht"),
        ("grant_promised", "we will not pay for this"),
        ("firm_threatens", "in the film they say: we see you in court"),
        ("goods_kept_back", "in the film the prototype is not announced yet"),
    ],
)
def test_public_negated_passed_on_and_invented_words_are_left_alone(analyzer, frame, text):
    assert frame not in kinds(analyzer, text)
