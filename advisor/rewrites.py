"""Better wordings: small edits of the risky words that keep the author's voice.

A rewriter proposes new words for exactly the span of a piece of evidence, or nothing where it can't be sure
of the grammar. What it proposes is offered only if the advisor then has nothing more to say on that risk.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from advisor.draft import Evidence, Token
from advisor.evidence.gather import Gathered
from advisor.reading.characters import begins_alphanumeric, begins_upper, begins_with_letter, is_digits
from advisor.spelling import fold

_LONGEST_NAME = 2
"""Words between whom it is about and the verb."""

_MORE_SCORN = 2
"""Words of scorn before the last one; more may say something that must stay."""

Rewriter = Callable[[Gathered, Evidence], str | None]

_WORDS: dict[str, Any] = json.loads(files(__package__).joinpath("rewrites.json").read_text(encoding="utf-8"))
_COPULAS = frozenset(map(fold, _WORDS["copulas"]))
_STRENGTHENERS = frozenset(map(fold, _WORDS["strengtheners"]))
_SUBORDINATORS = frozenset(map(fold, _WORDS["subordinators"]))
_RELATIVES = frozenset(_WORDS["relatives"])
_OFFERS = frozenset(map(fold, _WORDS["offers"]))
_PREPOSITIONS = frozenset(_WORDS["prepositions"])
_HINTS_AT_SECRETS = frozenset(map(fold, _WORDS["hints_at_secrets"]))
_WEIGHING = frozenset(map(fold, _WORDS["weighing"]))
_PLURAL_COPULAS = frozenset(map(fold, _WORDS["plural_copulas"]))
_OPENERS = frozenset(_WORDS["openers"])
_OURS = frozenset(_WORDS["ours"])
_ENDS = ".,;:"


def remove_secret(gathered: Gathered, evidence: Evidence) -> str | None:
    """The secret itself gives way to a placeholder.

    Not where another one, or a word that tells it all the same ("1066 like the battle", "2580 star"), may be
    left standing beside it.
    """
    text, tokens = gathered.marks.reading.draft.text, gathered.marks.reading.tokens
    rest = text[: evidence.start].split() + text[evidence.end :].split()
    asked_for_again = any(
        evidence.end <= tokens[match.start].start for match in gathered.marks.by_class.get("credword", ())
    )
    sentence = next(token.sentence for token in tokens if token.end > evidence.start)
    told = any(token.norm in _HINTS_AT_SECRETS for token in tokens if token.sentence == sentence)
    if asked_for_again or told or any(map(_may_open, rest)):
        return None
    last = text[evidence.end - 1]
    return _phrase("removed", gathered) + (last if last in _ENDS else "")


def _may_open(word: str) -> bool:
    """Whether a word looks like something to log in with: digits among letters, or four and more."""
    digits = sum(map(is_digits, word))
    bare = word.strip(".,;:!?()\"'")
    return "://" not in bare and (digits > 3 or (0 < digits < len(bare) and len(bare) > 3))


def say_where_you_work(gathered: Gathered, evidence: Evidence) -> str | None:
    """The praise stays and says whose it is; not of something that is "ours" already."""
    if any(token.norm in _OURS for token in gathered.marks.reading.tokens):
        return None
    return _quote(gathered, evidence) + _phrase("disclosure", gathered)


def think_it_over(gathered: Gathered, evidence: Evidence) -> str | None:
    """A clause that runs an offer down becomes one that weighs it.

    Only where an offer stands before it: a job that has begun is no longer weighed, and the news itself must
    stay. Only where the post weighs it already and ends there, or it would say what nobody means. Subordinate
    clauses, and what a colon announces, can't be swapped.
    """
    start, end = next(((start, end) for name, start, end in evidence.slots if name == "offer"), (0, 0))
    offered = _OFFERS.intersection(token.norm for token in _tokens(gathered, start, end))
    weighed = _WEIGHING.intersection(token.norm for token in _tokens(gathered, end, evidence.end))
    announced = gathered.marks.reading.draft.text[: evidence.start].rstrip().endswith(":")
    if not offered or not weighed or announced or end > evidence.start or _goes_on(gathered, evidence.end):
        return None
    first, second = ([token.norm for token in _tokens(gathered, evidence.start, evidence.end)] + ["", ""])[:2]
    if first in _SUBORDINATORS or (first in _RELATIVES and second == "ich"):
        return None
    civil = _phrase("think_it_over", gathered)
    capital = begins_upper(_quote(gathered, evidence)) and first != "i"
    return civil[0].upper() + civil[1:] if capital else civil


def drop_scorn(gathered: Gathered, evidence: Evidence) -> str | None:
    """The insult goes, the person stays.

    "my stupid boss" becomes "my boss"; "my boss is an idiot" becomes "my boss and I see things differently";
    "our guests are pigs" becomes "our guests are hard work".
    """
    slots = {name: (start, end) for name, start, end in evidence.slots}
    if not slots.keys() >= {"target", "scorn"}:
        return None
    target, scorn = slots["target"], slots["scorn"]
    if target[0] < scorn[0] and scorn[1] < target[1] and not _headless(gathered, scorn):
        return _without(gathered, evidence, scorn)
    if target[1] <= scorn[0] and evidence.end == scorn[1]:
        return _disagree(gathered, evidence, target, scorn)
    return None


def _without(gathered: Gathered, evidence: Evidence, scorn: tuple[int, int]) -> str:
    """The words without the scorn between them, and without what only strengthens it."""
    before = _tokens(gathered, evidence.start, scorn[0])
    while len(before) > 1 and before[-1].norm in _STRENGTHENERS:
        before.pop()
    text = gathered.marks.reading.draft.text
    return text[evidence.start : before[-1].end] + " " + text[scorn[1] : evidence.end].lstrip()


def _disagree(
    gathered: Gathered, evidence: Evidence, target: tuple[int, int], scorn: tuple[int, int]
) -> str | None:
    """Say "X is an idiot" as a disagreement; None where that can't be sure to fit.

    It fits if the sentence is built so and ends there, and the next one doesn't go on about X without naming
    it. A name may stand behind the target ("my supervisor Terry is ..."), and more scorn before the scorn
    ("... is a lazy lying idiot").
    """
    text = gathered.marks.reading.draft.text
    between = _tokens(gathered, target[1], scorn[0])
    copula = next((at for at, token in enumerate(between) if token.norm in _COPULAS), _LONGEST_NAME + 1)
    more = [token for token in between[copula + 1 :] if token.norm not in _STRENGTHENERS]
    words = all(begins_with_letter(text[token.start : token.end]) for token in between)
    if copula > _LONGEST_NAME or len(more) > _MORE_SCORN or not words or _goes_on(gathered, scorn[1]):
        return None
    following = _next_word(gathered, scorn[1])
    if following and following not in _OPENERS:
        return None
    if between[copula].norm in _PLURAL_COPULAS:
        return text[evidence.start : between[copula].end] + _phrase("civil_complaint", gathered)
    end = between[copula - 1].end if copula else target[1]
    return text[evidence.start : end] + _phrase("civil_disagreement", gathered)


def _next_word(gathered: Gathered, end: int) -> str:
    """The first word behind a place, in normal form; empty if there is none."""
    text, tokens = gathered.marks.reading.draft.text, gathered.marks.reading.tokens
    words = (token.norm for token in tokens if token.start >= end and begins_alphanumeric(text, token.start))
    return next(words, "")


def _headless(gathered: Gathered, scorn: tuple[int, int]) -> bool:
    """Whether the scorn is the noun itself ("these idiots from sales"), which can't go."""
    after = next((token for token in gathered.marks.reading.tokens if token.start >= scorn[1]), None)
    return after is not None and after.norm in _PREPOSITIONS


def _goes_on(gathered: Gathered, end: int) -> bool:
    """Whether the sentence goes on behind a place."""
    text, tokens = gathered.marks.reading.draft.text, gathered.marks.reading.tokens
    sentence = max((token.sentence for token in tokens if token.start < end), default=0)
    return any(
        token.start >= end and token.sentence == sentence and begins_alphanumeric(text, token.start)
        for token in tokens
    )


def _quote(gathered: Gathered, evidence: Evidence) -> str:
    return gathered.marks.reading.draft.text[evidence.start : evidence.end]


def _tokens(gathered: Gathered, start: int, end: int) -> list[Token]:
    return [token for token in gathered.marks.reading.tokens if start <= token.start and token.end <= end]


def _phrase(name: str, gathered: Gathered) -> str:
    return _WORDS[name]["de" if gathered.marks.reading.lang == "de" else "en"]


REWRITERS: MappingProxyType[str, Rewriter] = MappingProxyType(
    {
        rewriter.__name__: rewriter
        for rewriter in (remove_secret, say_where_you_work, think_it_over, drop_scorn)
    }
)
"""By the name under which a frame asks for one."""
