"""Frames for conduct, personal data, law and career: each with a post it finds and one it doesn't."""

import pytest
from evidence.kinds import kinds

from advisor.draft import Draft

FOUND_AND_NOT = [
    # Conduct at work.
    (
        "record_made_up",
        "Cleaning log says nightly. I just tick it all on Monday.",
        "Cleaning log says nightly, and it is.",
    ),
    ("record_made_up", "Prüfprotokoll hab ich halt frei erfunden", "Prüfprotokoll hab ich heute abgegeben"),
    ("record_bragged", "backdated the cleaning log again lol", "the cleaning log is due again lol"),
    ("record_bragged", "Wartungsbuch rückdatiert, tja", "Wartungsbuch abgegeben, tja"),
    (
        "gear_off_bragged",
        "up on the crane without a harness, worth it",
        "up on the crane with my harness, worth it",
    ),
    ("gear_off_bragged", "Lichtschranke überbrückt, läuft", "Lichtschranke repariert, läuft"),
    ("unfit_at_the_machine", "still hungover, driving the forklift", "still tired, driving the forklift"),
    ("unfit_at_the_machine", "besoffen auf dem Gabelstapler", "pünktlich auf dem Gabelstapler"),
    ("food_fouled", "spat in the customer's soup", "poured the customer's soup"),
    ("food_fouled", "dem Gast hab ich ins Essen reingespuckt", "dem Gast hab ich das Essen gebracht"),
    ("helpless_filmed", "filmed the guy while he was unconscious", "helped the guy while he was unconscious"),
    ("helpless_filmed", "gefilmt, wie der Tote abgeholt wird", "gesehen, wie der Hund abgeholt wird"),
    ("goods_for_oneself", "fuel card out, filled my own tank", "paid for the work trip with the fuel card"),
    (
        "goods_for_oneself",
        "Tankkarte der Firma, mein Privatauto vollgetankt",
        "Tankkarte der Firma, endlich angekommen",
    ),
    ("kept_from_work", "took a few home from work, finders keepers", "took a few photos after work"),
    ("kept_from_work", "auf der Arbeit wieder Ware eingesteckt", "auf der Arbeit wieder Ware sortiert"),
    ("cover_told", "told work i have a migraine", "had a migraine all day"),
    ("cover_told", "chef denkt ich bin beim zahnarzt", "morgen bin ich beim zahnarzt"),
    ("cover_belied", "told my boss i have a migraine. netflix all day", "told my boss about the beach"),
    ("cover_belied", "offiziell krankgeschrieben. bin am strand", "offiziell Urlaub. bin am strand"),
    ("office_lights_misused", "blues on for the kebab", "blues on, then a long night"),
    ("office_lights_misused", "Blaulicht an und zum Döner", "Blaulicht an und zum Unfall"),
    ("goods_dumped", "dumped the leaflets in the canal", "walked along the canal with the leaflets"),
    ("goods_dumped", "Prospekte ins Altpapier geworfen", "Prospekte in die Kästen verteilt"),
    ("gear_stunt", "racing the pallet jacks on night shift", "parked the pallet jacks on night shift"),
    ("gear_stunt", "Staplerrennen in der Nachtschicht", "Lagerinventur in der Nachtschicht"),
    ("misdeed_unnoticed", "padded my hours, nobody checks", "my hours are long, nobody cares"),
    ("misdeed_unnoticed", "Stundenzettel gefälscht, merkt keiner", "Stundenzettel abgegeben und heim"),
    ("misdeed_bragged", "cooked the books at work, who cares", "read books at work, who cares"),
    ("misdeed_bragged", "auf Arbeit Notaus überbrückt, mir doch egal", "auf Arbeit war Stau, mir doch egal"),
    ("act_unnoticed", "asleep under the desk, nobody notices", "asleep on the sofa, nobody calls"),
    ("act_unnoticed", "im Lager gepennt, merkt keiner", "daheim gut geschlafen, endlich"),
    ("work_shammed", "mouse jiggler on, see you at lunch", "mouse on the desk, see you at lunch"),
    ("work_shammed", "für den Kollegen gestempelt", "für den Kollegen gekocht"),
    ("pastime_on_duty", "watched the whole series on night shift", "watched the whole series on Sunday"),
    ("pastime_on_duty", "auf Wache die ganze Staffel geschaut", "am Sonntag die ganze Staffel geschaut"),
    # Personal data.
    ("spot_fact", "room 12 has scabies", "room 12 has a view"),
    ("spot_fact", "Zimmer 12 hat die Krätze", "Zimmer 12 hat einen Balkon"),
    ("known_person_fact", "the vicar has herpes", "the vicar has a new bike"),
    ("known_person_fact", "der Pfarrer hat Tripper", "der Pfarrer hat Geburtstag"),
    (
        "known_person_via_job",
        "the vicar came in tonight with herpes, i saw the chart",
        "the vicar came in tonight for tea",
    ),
    (
        "known_person_via_job",
        "bei uns im Labor war die Bürgermeisterin, Chlamydien",
        "bei uns im Labor war die Bürgermeisterin, Rundgang",
    ),
    ("known_person_spot", "the mayor, room 7, you didn't hear it from me", "the mayor opened room 7 today"),
    ("known_person_spot", "Bürgermeister, Zimmer 7, sagts keinem", "Bürgermeister eröffnet Zimmer 7"),
    ("first_name_via_job", "i filed it myself: Karen is bankrupt", "i filed it myself, said Karen"),
    (
        "first_name_via_job",
        "hab die Akte gesehen: die Gerlinde ist pleite",
        "hab die Akte gesucht, sagt Gerlinde",
    ),
    ("first_name_served", "our patient Karen has chlamydia", "our patient Karen has a lovely dog"),
    (
        "first_name_served",
        "auf Schicht erzählt: die Gerlinde hat Chlamydien",
        "auf Schicht erzählt: die Gerlinde hat Geburtstag",
    ),
    ("class_fact", "the boy in 9b has lice again", "the boy in 9b has scored again"),
    ("class_fact", "der Bub aus der 9b hat Läuse", "der Bub aus der 9b hat gewonnen"),
    ("fact_seen_at_work", "i saw the chart, she is pregnant", "i saw the sea, she is happy"),
    (
        "fact_seen_at_work",
        "hab den Befund gesehen, sie ist schwanger",
        "hab den Film gesehen, sie ist lustig",
    ),
    ("hint_and_fact", "you know who tested positive", "you know who won"),
    ("hint_and_fact", "ihr wisst wer hat Tripper", "ihr wisst wer hat gewonnen"),
    ("hushed_fact", "she'd rather i didn't say but it is a tumour", "she'd rather i didn't sing"),
    ("hushed_fact", "darf nichts sagen, aber sie ist schwanger", "darf nichts sagen, aber es wird schön"),
    ("titled_person_plight", "Mrs Holt from ward 3 wet herself", "Mrs Holt from ward 3 made tea"),
    (
        "titled_person_plight",
        "Frau Holler in Zimmer 3 hat eingenässt",
        "Frau Holler in Zimmer 3 hat gesungen",
    ),
    ("colleague_plight", "my colleague is in rehab", "my colleague is in Rome"),
    ("colleague_plight", "meine Kollegin ist in der Entgiftung", "meine Kollegin ist in der Kantine"),
    ("served_fact_laughed", "my patient wet herself lol", "my patient made me laugh lol"),
    ("served_fact_laughed", "Patient hat eingenässt haha", "Patient hat mitgelacht haha"),
    ("first_name_fact", "Karen failed her drug test", "Karen passed her driving test"),
    ("first_name_fact", "die Gerlinde hat Chlamydien", "die Gerlinde hat Kuchen"),
    ("known_person_met", "guess who came in, the mayor", "guess the mayor of our town"),
    ("known_person_met", "bei uns im Wartezimmer: der Bürgermeister", "im Fernsehen: der Bürgermeister"),
    # Law.
    (
        "evidence_removed",
        "shredded the files before the inspector came",
        "filed the papers before the inspector came",
    ),
    ("evidence_removed", "Mails gelöscht, bevor der Staatsanwalt kam", "Mails gelesen, bevor der Besuch kam"),
    ("payback_hinted", "the whistleblower: i know where you park", "the cake baker: i know where you park"),
    (
        "payback_hinted",
        "Wer sich beschwert hat: ich schreib den Dienstplan, ich kann warten",
        "Wer Kuchen will: ich kann warten",
    ),
    ("harm_hushed", "clipped a car and kept going", "washed a car and kept going"),
    ("harm_hushed", "Radfahrer gestreift, nix gesagt", "Radfahrer gegrüßt, nix gesagt"),
    ("harm_known", "management knew. we dropped the baby", "management called. we liked the baby"),
    (
        "harm_known",
        "alle wussten es, wir haben geschwiegen, Arbeitsunfall",
        "alle wussten es, wir haben gefeiert",
    ),
    ("defect_known", "management knew the brakes were bad", "management knew the brakes were new"),
    ("defect_known", "der Chef wusste, dass die Bremse klemmt", "der Chef wusste, dass die Sonne scheint"),
    ("defect_admitted", "we knew. our brakes were bad", "we knew. our songs were bad"),
    ("defect_admitted", "unsere Bremse klemmt, intern bekannt", "unsere Kantine kocht, intern bekannt"),
    ("crime_told", "my boss takes bribes", "my boss takes photos"),
    ("crime_told", "mein Chef besticht den Landrat", "mein Chef besucht den Landrat"),
    ("crime_spread", "everyone knows he takes bribes", "everyone knows he takes photos"),
    ("crime_spread", "weiß hier jeder: er hinterzieht Steuern", "weiß hier jeder: er zahlt Steuern"),
    # Career.
    ("move_untold", "contract signed, my boss has no idea", "contract signed, my boss gave a party"),
    (
        "move_untold",
        "Vertrag unterschrieben, mein Chef ahnt nichts",
        "Vertrag unterschrieben, mein Chef gab ein Fest",
    ),
    ("bonus_first", "quitting once the bonus lands", "quitting sugar once the snow lands"),
    ("bonus_first", "kündige, sobald der Bonus drauf ist", "feiere, sobald der Bonus drauf ist"),
    ("stopgap_told", "got the job, till something better comes along", "got the job, and something better"),
    (
        "stopgap_told",
        "Zusage bekommen, bis was Besseres kommt",
        "Zusage bekommen, was Besseres gibt es nicht",
    ),
    (
        "cover_for_interview",
        "job interview at noon, told work i have a dentist appointment",
        "job interview at noon, then the dentist",
    ),
    (
        "cover_for_interview",
        "Vorstellungsgespräch, Chef denkt ich bin beim Zahnarzt",
        "Vorstellungsgespräch, danach Zahnreinigung",
    ),
    (
        "interview_covered",
        "job interview tomorrow, boss thinks i'm away",
        "job interview tomorrow, wish me luck",
    ),
    (
        "interview_covered",
        "Vorstellungsgespräch morgen, hab gesagt ich bin weg",
        "Vorstellungsgespräch morgen, drückt die Daumen",
    ),
    ("new_place_scorned", "got the job, what a shithole", "got the job, what a day"),
    ("new_place_scorned", "Zusage bekommen, so ein Drecksladen", "Zusage bekommen, so ein Glück"),
    ("leaving_badly", "quitting by text, my boss can wait", "quitting smoking, my boss can wait"),
    ("leaving_badly", "Kündigung per WhatsApp an den Chef", "Grüße per WhatsApp an den Chef"),
    ("search_hinted", "updated my cv on the train", "updated my phone on the train"),
    ("search_hinted", "Lebenslauf aufpoliert", "Schuhe aufpoliert"),
]


@pytest.mark.parametrize(("frame", "risky", "harmless"), FOUND_AND_NOT)
def test_a_frame_is_found_where_it_belongs_and_not_beside_it(analyzer, frame, risky, harmless):
    assert frame in kinds(analyzer, risky)
    assert frame not in kinds(analyzer, harmless)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("crime_told", "in that film my boss takes bribes"),
        ("crime_told", "according to the paper my boss takes bribes"),
        ("move_untold", "my sister's contract signed, her boss has no idea"),
        ("cover_told", "would you have told work i have a migraine"),
        ("crime_told", "im Film besticht mein Chef den Landrat"),
    ],
)
def test_fiction_news_wishes_and_other_people_are_left_alone(analyzer, frame, text):
    assert frame not in kinds(analyzer, text)


def test_every_frame_here_is_tried_once_in_each_language(analyzer):
    for lang in ("en", "de"):
        tried = [frame for frame, risky, _ in FOUND_AND_NOT if analyzer.read(Draft(risky)).lang == lang]
        assert len(tried) == len(set(tried)) == len(FOUND_AND_NOT) // 2
