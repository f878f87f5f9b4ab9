"""A small correction on top of a trained model: what a house's own examples add to it.

Nothing that was learned is unlearned: an L2-regularised logistic regression with the base's log-odds as its
offset learns how much more or less each filter of the networks, and each of a few marks, should count. Both
are written as arrays that a model has anyway: new last weights for the networks, and one more network whose
filters each see one mark. So every engine that runs the base runs the corrected model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logit

from advisor.advice import Judged
from advisor.errors import ModelError
from advisor.model.convolution import REACH, Convolution
from advisor.model.risk_model import RiskModel

_PENALTY = 100.0
"""Strength of the regularisation: half of it is what a squared weight of 1 costs."""

_SLACK = 0.05
"""Added to the spread of an input, so that rare ones are not blown up."""

_FARTHEST = 10.0
_HALVINGS = 24
_CLIP = 1e-9


@dataclass(frozen=True)
class Observed:
    """Posts as the correction sees them.

    Attributes:
        log_odds: Of the base's risk, shape (n_posts,).
        inputs: Highest activation of each filter, then 1 for each mark there; shape (n_posts, n_inputs).
        limits: Log-odds from which on there is a warning, shape (n_posts,).
        sheltered: Whether no risk makes it a warning, shape (n_posts,).
    """

    log_odds: NDArray[np.float64]
    inputs: NDArray[np.float64]
    limits: NDArray[np.float64]
    sheltered: NDArray[np.bool_]

    def __getitem__(self, chosen: NDArray) -> Observed:
        return Observed(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))

    def warned(self, added: NDArray[np.float64] | float) -> NDArray[np.bool_]:
        """Which posts are warned about if so much is added to their log-odds."""
        return (self.log_odds + added >= self.limits) & ~self.sheltered


def observe(model: RiskModel, posts: Iterable[Judged]) -> Observed:
    """What the correction sees of posts that the base has judged; long ones as one stretch."""
    rows = [_observe(model, judged) for judged in posts]
    log_odds, inputs, limits, sheltered = zip(*rows, strict=True)
    return Observed(np.array(log_odds), np.array(inputs), np.array(limits), np.array(sheltered))


def correct(
    base: RiskModel,
    own: Observed,
    deserves: NDArray[np.bool_],
    background: Observed,
    calibration: Observed,
) -> RiskModel:
    """The base, corrected by own examples.

    The loss is centred on the risk from which on there is a warning, as that is where errors are made. The
    background weighs as much as the examples do. The intercept is the highest at which warnings
    on the calibration's posts do not become more.

    Args:
        base: The model that observed all posts.
        own: The house's examples.
        deserves: Which of them deserve a warning.
        background: Harmless posts, to learn from what must stay as it is.
        calibration: Further harmless posts, for the intercept.

    Raises:
        ModelError: The base does not use its networks, so there is nothing to correct.
    """
    if not base.joint.network:
        raise ModelError("This model does not use its networks: correct another one.")
    filters = sum(len(network.out_weights) for network in base.networks)
    weights = _fit(base, own, deserves, background, np.arange(own.inputs.shape[1]))
    marks = weights[filters:]
    strongest = np.argsort(-np.abs(marks), kind="stable")[: base.networks[0].mark_weights.shape[1]]
    kept = np.sort(strongest[: base.networks[0].out_weights.shape[0]])
    chosen = np.concatenate([np.arange(filters), filters + kept])
    weights = _fit(base, own, deserves, background, chosen)
    intercept = _intercept(calibration, calibration.inputs @ weights)
    return _corrected(base, weights[:filters], kept, weights[filters + kept], intercept)


def _observe(model: RiskModel, judged: Judged) -> tuple[float, NDArray[np.float64], float, bool]:
    sequence, gathered = judged.sequence, judged.gathered
    pooled = [
        network.activations(sequence, model.vectors.matrix).max(axis=0, initial=0)
        for network in model.networks
    ]
    marks = np.zeros(len(model.networks[0].mark_names))
    rows = model.networks[0].mark_rows
    marks[[rows[name] for name in {name for _, name in sequence.marks} if name in rows]] = 1
    sheltered = (
        gathered.marks.reading.lang == "other" or gathered.exemptions.ceiling(gathered.evidence) != "warn"
    )
    framed = any(found.level == "warn" for found in gathered.evidence)
    limit = model.thresholds.warning_from(
        framed=framed, length=len(gathered.marks.reading.tokens), boundary=judged.judgement.boundary
    )
    return (
        float(logit(np.clip(judged.judgement.risk, _CLIP, 1 - _CLIP))),
        np.concatenate([*pooled, marks]),
        float(logit(limit)),
        sheltered,
    )


def _fit(
    base: RiskModel,
    own: Observed,
    deserves: NDArray[np.bool_],
    background: Observed,
    chosen: NDArray[np.int_],
) -> NDArray[np.float64]:
    """What one unit of each input adds to the log-odds; zero for those not chosen."""
    spread = background.inputs[:, chosen].std(axis=0) + _SLACK
    middle = background.inputs[:, chosen].mean(axis=0)
    inputs = (np.concatenate([own.inputs, background.inputs])[:, chosen] - middle) / spread
    offset = np.concatenate([own.log_odds, background.log_odds]) - logit(base.thresholds.alone)
    labels = np.concatenate([deserves, np.zeros(len(background.log_odds))])
    mass = np.concatenate(
        [
            np.ones(len(own.log_odds)),
            np.full(len(background.log_odds), len(own.log_odds) / len(background.log_odds)),
        ]
    )

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, intercept = parameters[:-1], parameters[-1]
        log_odds = offset + inputs @ weights + intercept
        error = mass * (expit(log_odds) - labels)
        value = mass @ np.logaddexp(0, np.where(labels, -log_odds, log_odds))
        penalty = (_PENALTY * weights @ weights + intercept**2) / 2
        gradient = np.append(inputs.T @ error + _PENALTY * weights, error.sum() + intercept)
        return value + penalty, gradient

    found = minimize(loss, np.zeros(len(chosen) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights = np.zeros(own.inputs.shape[1])
    weights[chosen] = found.x[:-1] / spread
    return weights


def _intercept(harmless: Observed, added: NDArray[np.float64]) -> float:
    """The highest intercept that keeps warnings on harmless posts as rare as they were."""
    allowed = harmless.warned(0).mean()
    centre = float(-added.mean())
    low, high = centre - _FARTHEST, centre + _FARTHEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if harmless.warned(added + middle).mean() <= allowed:
            low = middle
        else:
            high = middle
    return low


def _corrected(
    base: RiskModel,
    filter_weights: NDArray[np.float64],
    marks: Sequence[int] | NDArray[np.int_],
    mark_weights: NDArray[np.float64],
    intercept: float,
) -> RiskModel:
    count = len(base.networks)
    # The networks' mean counts: with one more of them, each counts for less.
    unit = count / base.joint.network
    networks = []
    begin = 0
    for network in base.networks:
        out = network.out_weights.copy()
        out[:, -1] += filter_weights[begin : begin + len(out)] * unit
        begin += len(out)
        networks.append(replace(network, out_weights=_kept(out)))
    networks.append(_marks_only(base, marks, mark_weights * unit, intercept * unit))
    joint = base.joint._replace(network=base.joint.network * (count + 1) / count)
    return replace(base, networks=tuple(networks), joint=joint)


def _marks_only(
    base: RiskModel, marks: Sequence[int] | NDArray[np.int_], weights: NDArray[np.float64], bias: float
) -> Convolution:
    """A network whose filters are 1 where their mark stands, and that speaks to the risk only."""
    like = base.networks[0]
    size = base.vectors.dimensions + like.mark_weights.shape[1]
    arrays = {
        name: np.zeros_like(getattr(like, name))
        for name in ("mark_weights", "filters", "filter_bias", "out_weights", "out_bias")
    }
    for place, (mark, weight) in enumerate(zip(marks, weights, strict=True)):
        arrays["mark_weights"][mark, place] = 1
        arrays["filters"][REACH * size + base.vectors.dimensions + place, place] = 1
        arrays["out_weights"][place, -1] = weight
    arrays["out_bias"][-1] = bias
    return Convolution(like.mark_names, **{name: _kept(array) for name, array in arrays.items()})


def _kept(array: NDArray[np.floating]) -> NDArray[np.float64]:
    """Rounded as the file of the weights rounds it."""
    return array.astype(np.float16).astype(np.float64)
