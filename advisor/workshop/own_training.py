"""Training on a house's own examples: correct the base, and measure before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logit
from sklearn.model_selection import StratifiedKFold

from advisor.advisor import Advisor
from advisor.corpus import Example, load_corpus
from advisor.evaluation.answers import Answer, answers
from advisor.model.correction import Observed, correct, observe
from advisor.model.progress import Progress, no_progress
from advisor.model.risk_model import RiskModel

MOST_RISE = 0.002
"""False warnings on harmless posts that the fit has not seen may grow by this share; beyond it, the corrected
model is not written unless somebody insists."""

_FOLDS = 5
_SEED = 2009
_MOST_HARMLESS = 3900
"""Harmless posts that are used: a third is learned from, a third sets the intercept, a third measures."""

_CONFIDENT = 1.0
"""Log-odds by which a risk must be on the wrong side of the threshold for a label to be doubted."""

_MOST_DOUBTS = 10


@dataclass(frozen=True, slots=True)
class Background:
    """Harmless posts of the package's corpus that the fit has not seen.

    Attributes:
        posts: How many.
        warned_before: How many the base warns about.
        warned_after: How many the corrected model warns about.
    """

    posts: int
    warned_before: int
    warned_after: int

    @property
    def rise(self) -> float:
        """By how much the share that is warned about grows; below 0 if it falls."""
        return (self.warned_after - self.warned_before) / self.posts


@dataclass(frozen=True, slots=True)
class OwnTraining:
    """What came of it.

    Attributes:
        model: The base, corrected by all examples.
        before: What the base says about each example.
        after: What a model says that was corrected by the examples of the other folds.
        background: How harmless posts fare.
        doubted: Ids of the examples that look mislabelled, the most doubtful first.
    """

    model: RiskModel
    before: tuple[Answer, ...]
    after: tuple[Answer, ...]
    background: Background
    doubted: tuple[str, ...]

    @property
    def acceptable(self) -> bool:
        """Whether false warnings grow by no more than they may."""
        return self.background.rise <= MOST_RISE

    @property
    def errors(self) -> tuple[int, int]:
        """Examples that are warned about and should not be, or the other way round: before and after."""
        return _errors(self.before), _errors(self.after)


def train_own(
    base: Advisor,
    examples: Sequence[Example],
    progress: Progress = no_progress,
    most_harmless: int = _MOST_HARMLESS,
) -> OwnTraining:
    """Correct a model by own examples. The same input gives the same model.

    Args:
        base: The advisor with the model to correct.
        examples: At least five that deserve a warning, and five that do not.
        progress: Told how far it has come.
        most_harmless: Harmless posts of the corpus that are used, at most.

    Raises:
        ModelError: The model cannot be corrected.
    """
    harmless = [example for example in load_corpus() if example.level != "warn"]
    stride = -(-3 * len(harmless) // most_harmless)
    learned, setting, measuring = (harmless[begin::stride] for begin in range(3))
    background = _observed(base, learned, "Harmless posts to learn from", progress)
    calibration = _observed(base, setting, "Harmless posts to calibrate with", progress)
    own = _observed(base, examples, "Own examples", progress)
    deserves = np.array([example.level == "warn" for example in examples])
    after: dict[str, Answer] = {}
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    for number, (seen, unseen) in enumerate(folds.split(own.inputs, deserves), start=1):
        model = correct(base.model, own[seen], deserves[seen], background, calibration)
        for answer in answers(base.with_model(model), [examples[at] for at in unseen]):
            after[answer.example.id] = answer
        progress("Cross-validation", number, _FOLDS)
    model = correct(base.model, own, deserves, background, calibration)
    ordered = tuple(after[example.id] for example in examples)
    return OwnTraining(
        model=model,
        before=tuple(answers(base, examples)),
        after=ordered,
        background=_measured(base, base.with_model(model), measuring, progress),
        doubted=_doubted(ordered, model),
    )


def _observed(base: Advisor, examples: Sequence[Example], task: str, progress: Progress) -> Observed:
    judged = []
    for number, example in enumerate(examples, start=1):
        judged.append(base.judge(example.text))
        progress(task, number, len(examples))
    return observe(base.model, judged)


def _measured(
    base: Advisor, corrected: Advisor, examples: Sequence[Example], progress: Progress
) -> Background:
    warned = [0, 0]
    for number, example in enumerate(examples, start=1):
        for at, advisor in enumerate((base, corrected)):
            warned[at] += advisor.review(example.text).level == "warn"
        progress("False warnings", number, len(examples))
    return Background(len(examples), *warned)


def _errors(given: Sequence[Answer]) -> int:
    return sum((one.example.level == "warn") != (one.advice.level == "warn") for one in given)


def _doubted(given: Sequence[Answer], model: RiskModel) -> tuple[str, ...]:
    """Confident disagreement, out of fold.

    Silence on a post that deserves a warning is no sign: most of what the advisor misses, it misses for want
    of understanding. It is one only where the risk is below that of most clear examples.
    """
    limit = logit(model.thresholds.alone)
    calm = np.median([one.judgement.risk for one in given if one.example.level == "clear"] or [0.0])
    doubts = []
    for one in given:
        risk = float(logit(np.clip(one.judgement.risk, 1e-9, 1 - 1e-9)))
        if one.example.level == "warn" and one.advice.level == "clear" and one.judgement.risk < calm:
            doubts.append((limit - risk, one.example.id))
        elif one.example.level == "clear" and one.advice.level == "warn" and risk > limit + _CONFIDENT:
            doubts.append((risk - limit, one.example.id))
    doubts.sort(key=lambda pair: -pair[0])
    return tuple(number for _, number in doubts[:_MOST_DOUBTS])
