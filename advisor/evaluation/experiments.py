"""What each part of the model is worth: it is trained again without it, or on less, and measured anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from advisor.corpus import Example
from advisor.errors import AdvisorError, CorpusError
from advisor.evaluation.key_figures import MUST_NOT_WARN, MUST_WARN
from advisor.model.observation import Observation, Observer
from advisor.model.post_classifier import PostClassifier
from advisor.model.progress import Progress, no_progress
from advisor.model.rests import rests
from advisor.model.sequence import Sequence as TokenSequence
from advisor.model.settings import SETTINGS, Settings
from advisor.model.training import classifier_of, groups_of, labels_of, observations
from advisor.taxonomy import CATEGORIES
from advisor.vectors import UNKNOWN

_BUDGETS = (0.005, 0.01, 0.05)
"""False-warning rates at which recall is given."""

_FRAME_MARKS = ("frame:", "excused:", "warn:", "note:")
_CURVE = (0.125, 0.25, 0.5, 1.0)
_SEED = 2009


@dataclass(frozen=True, slots=True)
class Measured:
    """How one way to train did, by the risk of whole posts, before floors and exemptions.

    Attributes:
        name: What was done.
        posts: How many posts it learned from.
        auc: Of incidents that must be warned about against harmless posts, 0 to 1, for each language.
        must_against_must_not: AUC of incidents that must be warned about against those that must not be.
        recall: Of those incidents, at each false-warning rate.
    """

    name: str
    posts: int
    auc: dict[str, float]
    must_against_must_not: float
    recall: dict[float, float]

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain JSON values."""
        return asdict(self)


class NothingToMeasure(AdvisorError):
    """The posts to measure on do not suffice; the message says what is missing."""


class Yardstick:
    """Labelled posts and documented incidents, read once.

    Args:
        examples: Both.

    Raises:
        NothingToMeasure: There are no incidents of both kinds, or no harmless posts.
    """

    def __init__(self, examples: Sequence[Example], progress: Progress = no_progress) -> None:
        observer = Observer()
        self._observed = []
        for number, example in enumerate(examples, start=1):
            self._observed.append(observer.observe(example.text))
            progress("Reading the posts to measure on", number, len(examples))
        subsets = np.array([example.subset or "" for example in examples])
        warn = np.array([example.level == "warn" for example in examples])
        self._must, self._must_not = subsets == MUST_WARN, subsets == MUST_NOT_WARN
        self._harmless = ~warn & ~self._must_not
        self._lang = np.array([example.lang for example in examples])
        if not (self._must.any() and self._must_not.any() and self._harmless.any()):
            raise NothingToMeasure(
                "Give a file with documented incidents, both some that must be warned about and some that "
                "must not be, and a file with posts."
            )

    def measure(self, name: str, posts: int, risk_of: Callable[[Sequence[Observation]], NDArray]) -> Measured:
        """The figures of one way to give a risk."""
        risk = risk_of(self._observed)
        harmless = risk[self._harmless]
        return Measured(
            name,
            posts,
            {
                lang: _auc(
                    risk[self._must & (self._lang == lang)], risk[self._harmless & (self._lang == lang)]
                )
                for lang in sorted(set(self._lang[self._must]))
            },
            _auc(risk[self._must], risk[self._must_not]),
            {
                budget: float((risk[self._must] > np.quantile(harmless, 1 - budget)).mean())
                for budget in _BUDGETS
            },
        )


def all_of(
    examples: Sequence[Example],
    measured_on: Sequence[Example],
    background: Path | None,
    progress: Progress = no_progress,
) -> list[Measured]:
    """Every experiment: ablations, the learning curve and, with a background, the source control.

    Args:
        examples: The corpus.
        measured_on: Documented incidents and posts.
        background: A file with posts by strangers, one a line.
        progress: Told how far it has come.

    Raises:
        NothingToMeasure: There are no incidents of both kinds, or no posts.
        CorpusError: The background can't be read.
    """
    yardstick = Yardstick(measured_on, progress)
    taught = [*examples, *rests(examples)]
    observed = observations(taught, progress)
    found = [
        *ablations(taught, observed, yardstick, progress=progress),
        *learning_curve(taught, observed, yardstick, progress=progress),
    ]
    if background:
        strangers = Observer().transform(_lines(background))
        found.append(source_control(observed[: len(examples)], strangers, yardstick, progress=progress))
    return found


def ablations(
    examples: Sequence[Example],
    observed: Sequence[Observation],
    yardstick: Yardstick,
    settings: Settings = SETTINGS,
    progress: Progress = no_progress,
) -> Iterator[Measured]:
    """The whole model, and the model without each of its parts."""

    def trained(name: str, change: Callable[[Observation], Observation]) -> Measured:
        classifier = _fitted(examples, [change(one) for one in observed], settings, progress)
        return yardstick.measure(
            name, len(examples), lambda given: _risk(classifier, [change(one) for one in given])
        )

    whole = _fitted(examples, observed, settings, progress)
    yield yardstick.measure("everything", len(examples), lambda given: _risk(whole, given))
    yield trained("without frames", _without_frames)
    yield trained("without word vectors", _without_vectors)
    heads = replace_joint(whole, network=0.0)
    yield yardstick.measure("without networks", len(examples), lambda given: _risk(heads, given))
    networks = replace_joint(whole, heads=0.0)
    yield yardstick.measure("without heads", len(examples), lambda given: _risk(networks, given))
    yield yardstick.measure("without a corpus: frames counted", 0, _frames_counted)


def learning_curve(
    examples: Sequence[Example],
    observed: Sequence[Observation],
    yardstick: Yardstick,
    settings: Settings = SETTINGS,
    progress: Progress = no_progress,
) -> Iterator[Measured]:
    """The model trained on ever more of the corpus, drawn with one fixed seed, contrast pairs together."""
    pairs = sorted({example.pair for example in examples})
    order = np.random.default_rng(_SEED).permutation(len(pairs))
    for share in _CURVE:
        drawn = {pairs[at] for at in order[: round(share * len(pairs))]}
        kept = [at for at, example in enumerate(examples) if example.pair in drawn]
        classifier = _fitted([examples[at] for at in kept], [observed[at] for at in kept], settings, progress)
        yield yardstick.measure(
            f"{share:.1%} of the corpus", len(kept), lambda given, fitted=classifier: _risk(fitted, given)
        )


def source_control(
    authored: Sequence[Observation],
    background: Sequence[Observation],
    yardstick: Yardstick,
    settings: Settings = SETTINGS,
    progress: Progress = no_progress,
) -> Measured:
    """The same model trained to tell authored posts from found ones, instead of risky from harmless.

    Whatever it reaches on incidents is not judgement: it is what the style of the two sources gives away.

    Args:
        authored: Posts of the corpus.
        background: Posts that were written by people with other things in mind.
        yardstick: What to measure on.
        settings: Of the training.
        progress: Told how far the fit has come.
    """
    labels = np.zeros((len(authored) + len(background), len(CATEGORIES)), dtype=int)
    labels[: len(authored), 0] = 1
    classifier = classifier_of(settings, progress)
    classifier.fit([*authored, *background], labels)
    return yardstick.measure("source control", len(labels), lambda given: _risk(classifier, given))


def replace_joint(classifier: PostClassifier, **weights: float) -> PostClassifier:
    """The classifier with other weights for its two readers."""
    changed = PostClassifier(**classifier.get_params())
    changed.__dict__.update(classifier.__dict__)
    changed.joint_ = classifier.joint_._replace(**weights)
    return changed


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path.name} can't be read as a UTF-8 text file.") from error


def _fitted(
    examples: Sequence[Example], observed: Sequence[Observation], settings: Settings, progress: Progress
) -> PostClassifier:
    classifier = classifier_of(settings, progress)
    return classifier.fit(observed, labels_of(examples), groups=groups_of(examples, settings))


def _risk(classifier: PostClassifier, given: Sequence[Observation]) -> NDArray[np.float64]:
    # The likeliest category bears the whole risk.
    return classifier.predict_proba(given).max(axis=1)


def _frames_counted(given: Sequence[Observation]) -> NDArray[np.float64]:
    return np.array([float(sum(name.startswith("warn:") for name in one.features)) for one in given])


def _without_frames(observation: Observation) -> Observation:
    names = tuple(name for name in observation.features if not name.startswith(_FRAME_MARKS))
    marks = tuple(mark for mark in observation.sequence.marks if not mark[1].startswith(_FRAME_MARKS))
    return Observation(names, replace(observation.sequence, marks=marks))


def _without_vectors(observation: Observation) -> Observation:
    sequence = observation.sequence
    rows = np.full_like(sequence.rows, UNKNOWN)
    return Observation(observation.features, TokenSequence(rows, sequence.marks))


def _auc(above: NDArray, below: NDArray) -> float:
    return float(roc_auc_score(np.arange(len(above) + len(below)) < len(above), np.r_[above, below]))
