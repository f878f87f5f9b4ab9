"""The house: a policy as the engines understand it.

Names are spelled out, so that no engine has to know about inflection; products that become public on a day
stand in a class of their own, which is one or another class by that day.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from advisor.evidence.house_marks import Turn
from advisor.lexicon import entry_pieces
from advisor.model.thresholds import Thresholds
from advisor.policy.file import parse_policy
from advisor.policy.schema import FORMAT, Name, Policy
from advisor.policy.spellings import POSSESSIVES, spellings, undertakings
from advisor.taxonomy import CATEGORIES

HOUSE_CLASSES = (
    "employer",
    "house_hashtag",
    "house_our",
    "own_product",
    "unannounced",
    "code_name",
    "everyday_name",
    "secret_client",
    "public_name",
    "competitor",
    "harmless",
    *(f"house_{category}_{level}" for category in CATEGORIES for level in ("note", "warn")),
)
"""The word classes that only a house fills."""


@dataclass(frozen=True, slots=True)
class House:
    """What a house adds.

    Attributes:
        name: Shown to authors; may be empty.
        classes: Entries of its word classes, as `advisor.lexicon` writes them; they hold in every language.
        turns: For each class that changes with a day, when and between which classes.
        thresholds: For a category, other thresholds than the model's.
        wording: For a language and a category, sentences instead of the advisor's own.
        accounts: The house's own accounts.
        channels: Where to turn to: kind, name in each language, address.
    """

    name: str = ""
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    turns: Mapping[str, Turn] = field(default_factory=dict)
    thresholds: Mapping[str, Thresholds] = field(default_factory=dict)
    wording: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    accounts: tuple[str, ...] = ()
    channels: tuple[Mapping[str, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The house as plain JSON values, as the engine on the device reads them."""
        return {
            "format": FORMAT,
            "name": self.name,
            "classes": {
                name: "\n".join(sorted({" ".join(entry_pieces(entry)) for entry in entries}))
                for name, entries in sorted(self.classes.items())
            },
            "turns": {name: turn._asdict() for name, turn in sorted(self.turns.items())},
            "thresholds": {
                category: {"note": one.note, "warn": one.warn, "alone": one.alone}
                for category, one in self.thresholds.items()
            },
            "wording": {lang: dict(self.wording.get(lang, {})) for lang in ("en", "de")},
            "accounts": list(self.accounts),
            "channels": [dict(channel) for channel in self.channels],
        }


def house_of(policy: Policy) -> House:
    """The house that a policy describes, with its role packs."""
    entries: dict[str, set[str]] = {}
    turns: dict[str, Turn] = {}

    def add(word_class: str, names: Iterable[str]) -> None:
        entries.setdefault(word_class, set()).update(form for name in names for form in spellings(name))

    add("employer", policy.employers)
    add("house_hashtag", policy.hashtags)
    add("competitor", policy.competitors)

    def hide(name: Name, word_class: str, day: str | None, later: str) -> None:
        """Names not to be told; from the day on, if there is one, they are of another class."""

        def until(before: str) -> str:
            if day is None:
                return before
            turns[turning := f"{before}_until_{day}"] = Turn(day, before, later)
            return turning

        if not name.everyday:
            add(until(word_class), _all_names(name))
            return
        add(until("everyday_name"), _all_names(name))
        together = {entry for one in _all_names(name) for entry in undertakings(one)}
        entries.setdefault(until(word_class), set()).update(together)

    if policy.products:
        entries["house_our"] = set(POSSESSIVES)
    for product in policy.products:
        public = "public_name" if product.everyday else "own_product"
        if product.announced is True:
            add(public, _all_names(product))
        else:
            day = product.announced.isoformat() if product.announced else None
            hide(product, "unannounced", day, public)
    for name in policy.code_names:
        hide(name, "code_name", None, "public_name")
    for client in policy.clients:
        add("public_name" if client.may_be_named else "secret_client", _all_names(client))
    for source in (policy, *map(pack, policy.packs)):
        add("harmless", source.harmless)
        for category, phrases in source.phrases.items():
            for phrase in phrases:
                add(f"house_{category}_{phrase.level}", [phrase.text])

    press = () if policy.press_contact is None else (policy.press_contact,)
    return House(
        name=policy.house,
        classes={name: tuple(sorted(forms)) for name, forms in entries.items() if forms},
        turns=turns,
        thresholds={category: caution.thresholds() for category, caution in policy.thresholds.items()},
        wording={lang: _wording(policy, lang) for lang in ("en", "de")},
        accounts=policy.accounts,
        channels=tuple(
            {"kind": channel.kind, "name": channel.name.both(), "address": channel.address}
            for channel in (*policy.channels, *press)
        ),
    )


@lru_cache
def pack(name: str) -> Policy:
    """A role pack of this package, by its name (`schema.PACKS`)."""
    path = files(__package__).joinpath("packs", f"{name}.yaml")
    return parse_policy(path.read_bytes(), path.name)


def compiled(house: House) -> bytes:
    """A house as a file that extensions fetch or are given, with a digest of its own against damage."""
    text = json.dumps(house.to_dict(), ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return (json.dumps({"sha256": digest, "house": text}, ensure_ascii=False) + "\n").encode()


def _all_names(name: Name) -> tuple[str, ...]:
    return (name.name, *name.also)


def _wording(policy: Policy, lang: str) -> dict[str, dict[str, str]]:
    return {
        category: getattr(wordings, lang).model_dump(exclude_none=True)
        for category, wordings in policy.wording.items()
        if getattr(wordings, lang).model_dump(exclude_none=True)
    }
