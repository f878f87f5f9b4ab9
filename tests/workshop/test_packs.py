"""The packs: equal in both languages, harmless enough, in plain words; and the advisor plays its part."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from advisor.errors import WorkshopError
from advisor.workshop import packs
from advisor.workshop.packs import SECTORS, Pack, load_pack, read_pack

LANGUAGES = ("en", "de")
LONGEST_POST, LONGEST_REASON = 180, 200
"""Code points that fit a phone and a projector."""
FORMAL_ADDRESS = re.compile(r"(?<=[^.:?!] )(Ihr|Ihre[mnrs]?|Ihnen)\b")

PACKS = {sector: load_pack(sector) for sector in SECTORS}
WHOLE = [pytest.param(sector, lang, id=f"{sector}-{lang}") for sector in SECTORS for lang in LANGUAGES]


def shown_texts(pack: Pack, lang: str) -> list[str]:
    """Every post in a pack, in one language."""
    sides = [getattr(pair, lang) for pair in pack.pairs]
    tasks = [getattr(rewrite, lang) for rewrite in pack.rewrites]
    return [
        *(getattr(post, lang).text for post in pack.posts),
        *(text for side in sides for text in (side.risky, side.harmless)),
        *(text for task in tasks for text in (task.text, task.better)),
    ]


def reasons(pack: Pack, lang: str) -> list[str]:
    return [getattr(item, lang).reason for item in (*pack.posts, *pack.pairs, *pack.rewrites)]


def broken(sector: str, change) -> str:
    """The JSON of a pack after a change."""
    data = json.loads(files(packs).joinpath(f"{sector}.json").read_text("utf-8"))
    change(data)
    return json.dumps(data)


def test_every_file_is_a_sector_and_every_sector_a_file() -> None:
    names = {path.name for path in files(packs).iterdir() if path.name.endswith(".json")}
    assert names == {f"{sector}.json" for sector in SECTORS}


def test_no_post_stands_twice_in_any_pack() -> None:
    for lang in LANGUAGES:
        texts = [text for pack in PACKS.values() for text in shown_texts(pack, lang)]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("sector", SECTORS)
def test_most_posts_are_harmless_and_protected_voice_is_among_them(sector: str) -> None:
    levels = [post.level for post in PACKS[sector].posts]
    assert levels.count("clear") * 2 > len(levels)
    assert set(levels) == {"clear", "note", "warn"}


@pytest.mark.parametrize(("sector", "lang"), WHOLE)
def test_posts_and_reasons_are_short(sector: str, lang: str) -> None:
    pack = PACKS[sector]
    assert [text for text in shown_texts(pack, lang) if len(text) > LONGEST_POST] == []
    assert [text for text in reasons(pack, lang) if len(text) > LONGEST_REASON] == []


@pytest.mark.parametrize("sector", SECTORS)
def test_german_is_informal(sector: str) -> None:
    texts = [*shown_texts(PACKS[sector], "de"), *reasons(PACKS[sector], "de")]
    assert [text for text in texts if FORMAL_ADDRESS.search(text)] == []


def test_what_formal_address_is() -> None:
    assert FORMAL_ADDRESS.search("Das sind Ihre Wörter.")
    assert not FORMAL_ADDRESS.search("Das sind ihre Wörter. Ihre Familie liest mit.")


@pytest.mark.parametrize(("sector", "lang"), WHOLE)
def test_one_change_turns_the_advisor_s_verdict_too(advisor, sector: str, lang: str) -> None:
    for pair in PACKS[sector].pairs:
        sides = getattr(pair, lang)
        assert advisor.review(sides.risky, lang=lang).level != "clear", pair.id
        assert advisor.review(sides.harmless, lang=lang).level == "clear", pair.id


@pytest.mark.parametrize(("sector", "lang"), WHOLE)
def test_every_task_can_be_solved_and_is_not_solved_already(advisor, sector: str, lang: str) -> None:
    for rewrite in PACKS[sector].rewrites:
        task = getattr(rewrite, lang)
        assert advisor.review(task.text, lang=lang).level != "clear", rewrite.id
        assert advisor.review(task.better, lang=lang).level == "clear", rewrite.id
        assert task.kept_in(task.better)
        assert not task.kept_in("Lovely weather. Schönes Wetter.")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The DEADLINES move, and planning is hard.", True),
        ("The deadline moves.", False),
        ("A plan for the week.", False),
        ("Our headline is a plan.", False),
        ("", False),
    ],
)
def test_a_message_is_kept_if_a_word_of_each_group_is(text: str, kept: bool) -> None:
    task = next(one.en for one in PACKS["office"].rewrites if one.id == "office-deadline")
    assert task.kept_in(text) is kept


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["posts"][0].update(level="bad"), r"posts, 0, level"),
        (lambda data: data["posts"][0]["en"].update(span="not in it"), r"posts, 0, en.*span"),
        (lambda data: data["posts"][0]["de"].update(span="Kaffee"), r"posts, 0.*clear post has no span"),
        (lambda data: data["posts"][0].pop("de"), r"posts, 0, de"),
        (lambda data: data["rewrites"][0]["en"].update(better="Nothing."), r"rewrites, 0, en.*words to keep"),
        (lambda data: data["posts"].append(data["posts"][0]), r"office-first-week stands 2 times"),
        (lambda data: data.update(more=[]), r"more"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path, change, said: str) -> None:
    file = tmp_path / "mine.json"
    file.write_text(broken("office", change), "utf-8")
    with pytest.raises(WorkshopError, match=rf"mine\.json.*{said}"):
        read_pack(file)


def test_a_file_that_is_missing_or_no_json_is_named(tmp_path) -> None:
    with pytest.raises(WorkshopError, match=r"mine\.json can't be read"):
        read_pack(tmp_path / "mine.json")
    (tmp_path / "mine.json").write_text("{")
    with pytest.raises(WorkshopError, match=r"mine\.json"):
        read_pack(tmp_path / "mine.json")


def test_there_is_no_other_sector() -> None:
    with pytest.raises(ValueError, match="office, care"):
        load_pack("../office")
