"""The few figures that the advisor is judged by, each with its interval.

Real posts and documented incidents are like what authors will write; the corpus was written for this project,
and figures on it say little about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from advisor.evaluation.answers import Answer
from advisor.evaluation.figures import calibration_error
from advisor.evaluation.intervals import Interval, bootstrap

MUST_WARN, MUST_NOT_WARN = "must_warn", "must_not_warn"
"""Subsets of documented incidents: the readers agreed that they deserve a warning, or that they do not."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure.

    Attributes:
        name: What it is.
        group: Which posts: "all" or a language.
        value: A share or an area under the curve, 0 to 1.
        interval: Its 95% bootstrap interval; None if there are too few posts for one.
        posts: How many posts it rests on.
    """

    name: str
    group: str
    value: float
    interval: Interval | None
    posts: int

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain JSON values."""
        return asdict(self)


def key_figures(given: Sequence[Answer]) -> list[KeyFigure]:
    """Every key figure that some answers allow, for all of them and for each language."""
    groups = {"all": given} | {
        lang: [answer for answer in given if answer.example.lang == lang]
        for lang in sorted({answer.example.lang for answer in given})
    }
    found = [figure for group, members in groups.items() for figure in _of_group(group, members)]
    return found + [figure for figure in (pair_accuracy(given), span_hits(given)) if figure is not None]


def pair_accuracy(given: Sequence[Answer]) -> KeyFigure | None:
    """Share of contrast pairs of which the risky side is warned about and the harmless one is not."""
    sides: dict[str, list[Answer]] = {}
    for answer in given:
        sides.setdefault(answer.example.pair, []).append(answer)
    pairs = [pair for pair in sides.values() if {one.example.level for one in pair} >= {"warn", "clear"}]
    right = [all(_warned(one) == _deserves(one) for one in pair if _decided(one)) for pair in pairs]
    names = [pair[0].example.pair for pair in pairs]
    return _share("contrast pairs told apart", "all", np.array(right, dtype=bool), names)


def span_hits(given: Sequence[Answer]) -> KeyFigure | None:
    """Share of the warned posts of which the underlined words meet the risky words that the writer marked."""
    marked = [answer for answer in given if answer.example.span and _deserves(answer) and _warned(answer)]
    hits = [_hits(answer) for answer in marked]
    names = [answer.example.pair for answer in marked]
    return _share("warnings that show the risky words", "all", np.array(hits, dtype=bool), names)


def _of_group(group: str, given: Sequence[Answer]) -> Iterator[KeyFigure]:
    incidents = [answer for answer in given if answer.example.subset in (MUST_WARN, MUST_NOT_WARN)]
    must = [answer for answer in incidents if answer.example.subset == MUST_WARN]
    must_not = [answer for answer in incidents if answer.example.subset == MUST_NOT_WARN]
    others = [answer for answer in given if answer.example.subset not in (MUST_WARN, MUST_NOT_WARN)]
    harmless = [answer for answer in others if not _deserves(answer)]
    work = [answer for answer in harmless if "work" in (answer.example.subset or "")]
    protected = [answer for answer in harmless if answer.example.protected]
    clear = [answer for answer in harmless if answer.example.level == "clear"]
    deserving = [answer for answer in others if _deserves(answer)]

    def share(name: str, of: Sequence[Answer], holds: Callable[[Answer], bool]) -> KeyFigure | None:
        return _share(
            name, group, np.array([holds(one) for one in of], dtype=bool), [one.example.pair for one in of]
        )

    found = (
        share("incidents: warned about", must, _warned),
        share("incidents: at least tipped", must, _tipped),
        share("incidents that must not be: warned about", must_not, _warned),
        _auc("incidents: AUC, must against must not", group, must, must_not),
        _auc("AUC, incidents against other posts", group, must, harmless),
        share("posts: false warnings", harmless, _warned),
        share("posts about work: false warnings", work, _warned),
        share("protected voice: false warnings", protected, _warned),
        share("clear posts: tips", clear, lambda one: _tipped(one) and not _warned(one)),
        share("posts that deserve it: warned about", deserving, _warned),
        _auc("posts: AUC, deserving against not", group, deserving, harmless),
        _calibration(group, others),
    )
    return (figure for figure in found if figure is not None)


def _share(name: str, group: str, holds: NDArray[np.bool_], clusters: Sequence[str]) -> KeyFigure | None:
    if not len(holds):
        return None
    interval = bootstrap(lambda drawn: float(holds[drawn].mean()), clusters)
    return KeyFigure(name, group, float(holds.mean()), interval, len(holds))


def _auc(name: str, group: str, above: Sequence[Answer], below: Sequence[Answer]) -> KeyFigure | None:
    if not above or not below:
        return None
    risks = np.array([one.judgement.risk for one in (*above, *below)])
    deserves = np.arange(len(risks)) < len(above)

    def statistic(drawn: NDArray[np.int_]) -> float | None:
        both = deserves[drawn].any() and not deserves[drawn].all()
        return float(roc_auc_score(deserves[drawn], risks[drawn])) if both else None

    clusters = [one.example.pair for one in (*above, *below)]
    value = float(roc_auc_score(deserves, risks))
    return KeyFigure(name, group, value, bootstrap(statistic, clusters), len(risks))


def _calibration(group: str, given: Sequence[Answer]) -> KeyFigure | None:
    if not given:
        return None
    risks = np.array([one.judgement.risk for one in given])
    deserves = np.array([_deserves(one) for one in given])
    interval = bootstrap(
        lambda drawn: calibration_error(risks[drawn], deserves[drawn]), [one.example.pair for one in given]
    )
    value = calibration_error(risks, deserves)
    return KeyFigure("posts: expected calibration error", group, value, interval, len(given))


def _deserves(answer: Answer) -> bool:
    return answer.example.level == "warn"


def _decided(answer: Answer) -> bool:
    return answer.example.level != "note"


def _warned(answer: Answer) -> bool:
    return answer.advice.level == "warn"


def _tipped(answer: Answer) -> bool:
    return answer.advice.level != "clear"


def _hits(answer: Answer) -> bool:
    span = answer.example.span or ""
    start = answer.example.text.find(span)
    return any(
        finding.start < start + len(span) and start < finding.end
        for finding in answer.advice.findings
        if finding.level == "warn"
    )
