"""Figures by group and category: what the advisor warns about, and what it should have left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from advisor.evaluation.answers import Answer
from advisor.taxonomy import CATEGORIES

_BINS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """How the advisor did on some posts. Rates are None where nothing could be counted.

    Attributes:
        group: Which posts.
        posts: How many.
        should_warn: How many deserve a warning.
        precision: Share of warnings that were deserved.
        recall: Share of the deserving that were warned about.
        tipped: Share of the deserving that were warned about or at least got a tip.
        false_warnings: Share of the undeserving that were warned about.
        false_tips: Share of the clear that got a tip.
        auc: Probability that a deserving post has a higher risk than an undeserving one.
        calibration_error: Expected calibration error of the risk, in ten bins of equally many posts; 0 to 1.
    """

    group: str
    posts: int
    should_warn: int
    precision: float | None
    recall: float | None
    tipped: float | None
    false_warnings: float | None
    false_tips: float | None
    auc: float | None
    calibration_error: float | None

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


def figures(group: str, given: Sequence[Answer]) -> Figures:
    """The figures for the level."""
    return _figures(
        group,
        given,
        deserves=lambda answer: answer.example.level == "warn",
        warned=lambda answer: answer.advice.level == "warn",
        tipped=lambda answer: answer.advice.level != "clear",
        probability=lambda answer: answer.judgement.risk,
    )


def category_figures(category: str, given: Sequence[Answer]) -> Figures:
    """The figures for one category: warned means warned for this reason."""

    def levels(answer: Answer) -> set[str]:
        return {finding.level for finding in answer.advice.findings if finding.category == category}

    return _figures(
        category,
        given,
        deserves=lambda answer: answer.example.level == "warn" and category in answer.example.categories,
        warned=lambda answer: "warn" in levels(answer),
        tipped=lambda answer: bool(levels(answer)),
        probability=lambda answer: answer.judgement.categories[category],
    )


def tables(given: Sequence[Answer]) -> Iterator[tuple[str, list[Figures]]]:
    """Title and rows of every table of a report."""
    langs = sorted({answer.example.lang for answer in given})
    rows = [figures("all", given)]
    rows += [figures(lang, [answer for answer in given if answer.example.lang == lang]) for lang in langs]
    protected = [answer for answer in given if answer.example.protected]
    if protected:
        rows.append(figures("protected voice", protected))
    subsets = sorted({answer.example.subset for answer in given} - {None})
    rows += [figures(name, [answer for answer in given if answer.example.subset == name]) for name in subsets]
    yield "Level", rows
    for lang in langs:
        of_lang = [answer for answer in given if answer.example.lang == lang]
        yield f"Categories, {lang}", [category_figures(category, of_lang) for category in CATEGORIES]


def calibration_error(risks: np.ndarray, deserved: np.ndarray) -> float:
    """Expected calibration error: mean distance of risk and frequency over bins of equally many posts."""
    order = np.argsort(risks, kind="stable")
    bins = [part for part in np.array_split(order, _BINS) if len(part)]
    distances = [len(part) * abs(risks[part].mean() - deserved[part].mean()) for part in bins]
    return float(sum(distances) / len(risks))


def _figures(
    group: str,
    given: Sequence[Answer],
    deserves: Callable[[Answer], bool],
    warned: Callable[[Answer], bool],
    tipped: Callable[[Answer], bool],
    probability: Callable[[Answer], float],
) -> Figures:
    deserved = np.array([deserves(answer) for answer in given], dtype=bool)
    warnings = np.array([warned(answer) for answer in given], dtype=bool)
    tips = np.array([tipped(answer) for answer in given], dtype=bool)
    clear = np.array([answer.example.level == "clear" for answer in given], dtype=bool)
    risks = np.array([probability(answer) for answer in given])
    both = deserved.any() and not deserved.all()
    return Figures(
        group=group,
        posts=len(given),
        should_warn=int(deserved.sum()),
        precision=_share(deserved[warnings]),
        recall=_share(warnings[deserved]),
        tipped=_share(tips[deserved]),
        false_warnings=_share(warnings[~deserved]),
        false_tips=_share((tips & ~warnings)[clear]),
        auc=float(roc_auc_score(deserved, risks)) if both else None,
        calibration_error=calibration_error(risks, deserved) if len(given) else None,
    )


def _share(hits: np.ndarray) -> float | None:
    return float(hits.mean()) if hits.size else None
