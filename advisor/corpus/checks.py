"""Checks on examples: what would make a corpus look better, or teach worse, than it is.

Each check gives the problems it finds. None of them repeats a post: a problem names posts by author and id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import regex

from advisor.corpus import Example

_WORD = regex.compile(r"[\p{L}\p{N}'’]+")
_SHINGLE = 3
_ALIKE = 0.6
"""Share of three-word runs that two posts have in common from which on they are near duplicates."""

_COMMON_WORD = 0.01
"""Share of the posts of a language that a word must stand in to be part of a sentence frame."""

_FRAME_WORDS = 7
"""Common words that two posts must have in the same order, with the same gaps, to be one frame used twice."""

MOST_STYLE_AUC = 0.60
"""Style alone may tell risky posts from harmless ones no better than this; 0.5 is chance."""

_STYLE = {
    "capital": r"\p{Lu}",
    "shouted word": r"\b\p{Lu}{3,}\b",
    "digit": r"\p{N}",
    "comma": r",",
    "full stop": r"\.(?!\.)",
    "dots": r"\.\.+|…",
    "exclamation mark": r"!",
    "question mark": r"\?",
    "colon": r"[:;]",
    "dash": r"\s[-–—]\s|—",
    "quotation mark": r"[\"“”„«»]",
    "bracket": r"[()\[\]]",
    "apostrophe": r"['’]",
    "hashtag": r"#\w",
    "mention": r"@\w",
    "link": r"https?://",
    "emoji": r"\p{Extended_Pictographic}",
    "emoticon": r"[:;]-?[()DP]",
    "line break": r"\n",
    "stretched letter": r"(\p{L})\1\1",
}
_STYLE_PATTERNS = {name: regex.compile(pattern) for name, pattern in _STYLE.items()}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check refuses.

    Attributes:
        check: Name of the check.
        posts: The posts it is about, as author/id.
        what: What is wrong and what to do, one sentence.
    """

    check: str
    posts: tuple[str, ...]
    what: str


def check(examples: Sequence[Example]) -> list[Problem]:
    """Every problem of some examples but their style, which only a whole corpus has (`style_auc`)."""
    return [*duplicates(examples), *near_duplicates(examples), *repeated_frames(examples), *spans(examples)]


def duplicates(examples: Iterable[Example]) -> Iterator[Problem]:
    """Posts that are the same but for case, punctuation and spaces."""
    seen: dict[str, Example] = {}
    for example in examples:
        key = _plain(example.text)
        if key in seen:
            yield Problem("duplicate", _names(seen[key], example), "The same post stands twice: drop one.")
        seen.setdefault(key, example)


def near_duplicates(examples: Sequence[Example]) -> Iterator[Problem]:
    """Posts that share most of their three-word runs and are not the two sides of a contrast pair."""
    shingles = [_shingles(example.text) for example in examples]
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, runs in enumerate(shingles):
        for run in runs:
            where[run].append(index)
    common: Counter[tuple[int, int]] = Counter()
    for indices in where.values():
        common.update(combinations(indices, 2))
    for (one, other), shared in common.items():
        alike = shared / len(shingles[one] | shingles[other])
        same = _plain(examples[one].text) == _plain(examples[other].text)
        if alike >= _ALIKE and not same and examples[one].pair != examples[other].pair:
            yield Problem(
                "near duplicate",
                _names(examples[one], examples[other]),
                f"{alike:.0%} of their three-word runs are the same: drop one, or make them a pair.",
            )


def repeated_frames(examples: Iterable[Example]) -> Iterator[Problem]:
    """Posts made by filling the same sentence frame again: the same common words around other content."""
    by_lang: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_lang[example.lang].append(example)
    for of_lang in by_lang.values():
        words = [_words(example.text) for example in of_lang]
        counts = Counter(word for post in words for word in set(post))
        common = {word for word, count in counts.items() if count >= max(2, _COMMON_WORD * len(of_lang))}
        first: dict[tuple[str, ...], Example] = {}
        for example, post in zip(of_lang, words, strict=True):
            frame = _frame(post, common)
            if sum(word in common for word in frame) < _FRAME_WORDS:
                continue
            other = first.setdefault(frame, example)
            if other is not example and other.pair != example.pair:
                yield Problem("repeated frame", _names(other, example), "One sentence frame is filled twice.")


def spans(examples: Iterable[Example]) -> Iterator[Problem]:
    """Risky posts without risky words, and risky words that do not stand in the post."""
    for example in examples:
        if example.span is not None and example.span not in example.text:
            yield Problem("span", _names(example), "The risky words are not in the text.")
        if example.span is None and example.level == "warn":
            yield Problem("span", _names(example), "A post that deserves a warning needs its risky words.")


def style_auc(examples: Sequence[Example]) -> float:
    """How well style alone tells posts that deserve a warning from clear ones.

    Length, letters, marks and emoji, never a word. AUC of gradient-boosted trees on authors they have not
    seen, 0.5 for chance to 1.

    Raises:
        ValueError: All posts are of one author or of one level.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier  # the loader of the corpus need not wait
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold, cross_val_predict

    kept = [example for example in examples if example.level != "note"]
    features = np.array([_style(example.text) for example in kept])
    deserves = np.array([example.level == "warn" for example in kept])
    authors = [example.author for example in kept]
    scores = cross_val_predict(
        HistGradientBoostingClassifier(max_iter=100, random_state=0),
        features,
        deserves,
        groups=authors,
        cv=GroupKFold(min(5, len(set(authors)))),
        method="predict_proba",
    )
    return float(roc_auc_score(deserves, scores[:, 1]))


def _style(text: str) -> list[float]:
    words = _words(text)
    length = len(text)
    return [
        length,
        len(words),
        length / (len(words) + 1),
        float(text[:1].isupper()),
        float(text[-1:].isalnum()),
        *(len(pattern.findall(text)) for pattern in _STYLE_PATTERNS.values()),
        *(len(pattern.findall(text)) / length for pattern in _STYLE_PATTERNS.values()),
    ]


def _plain(text: str) -> str:
    return " ".join(_words(text)) or text.strip()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def _frame(words: Sequence[str], common: set[str]) -> tuple[str, ...]:
    frame: list[str] = []
    for word in words:
        if word in common:
            frame.append(word)
        elif not frame or frame[-1] != "_":
            frame.append("_")
    return tuple(frame)


def _names(*examples: Example) -> tuple[str, ...]:
    return tuple(f"{example.author}/{example.id}" for example in examples)
