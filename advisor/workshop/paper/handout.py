"""The hand-out as one page of HTML, four sheets of A4, that asks nothing of a network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files

from advisor.workshop.paper.quiz import Item
from advisor.workshop.texts import load_texts


def handout(quiz: Sequence[Item], lang: str, sector: str | None, seed: int) -> str:
    """The hand-out: cards, quiz, wall card, and last the key, so that it is easily kept back.

    Args:
        quiz: What the quiz sheet asks, in that language.
        lang: `"en"` or `"de"`.
        sector: One of `packs.SECTORS`, or None if the quiz was drawn from all of them.
        seed: Of the quiz; it stands on sheet and key, as they belong together.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    said = load_texts(lang)
    own = json.loads(_read(f"texts/{lang}.json"))
    page = Environment(autoescape=True).from_string(_read("handout.html"))
    return page.render(
        lang=lang,
        text=own,
        levels=said["levels"],
        one_way=said["one_way"],
        quoted=said["quoted"],
        sheet=own["sheet"].format(seed=seed, sector=own["sectors"][sector or "all"]),
        quiz=quiz,
        style=Markup(_read("handout.css")),
    )


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
