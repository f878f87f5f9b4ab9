"""From a text to what the model sees of it: the first step of the scikit-learn pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from sklearn.base import BaseEstimator, TransformerMixin

from advisor.draft import Draft
from advisor.evidence.gather import Gathered, Gatherer
from advisor.lexicon import Lexicon
from advisor.model.features import FeatureMaker
from advisor.model.sequence import Sequence, SequenceMaker
from advisor.reading import Reader
from advisor.vectors import WordVectors


@dataclass(frozen=True, slots=True)
class Observation:
    """What the model sees of a text.

    Attributes:
        features: Names of its features, with repetitions (`features.py`).
        sequence: Its tokens in order (`sequence.py`).
    """

    features: tuple[str, ...]
    sequence: Sequence


class Observer(TransformerMixin, BaseEstimator):
    """Reads texts with the package's own lexicon, frames and word vectors; there is nothing to fit."""

    def __init__(self) -> None:
        lexicon = Lexicon.load()
        self.read = Reader(lexicon.knows, {lang: lexicon.words_of(lang) for lang in lexicon.classes})
        self.gather = Gatherer(lexicon)
        self._features = FeatureMaker()
        self._sequence = SequenceMaker(WordVectors.load())

    def __reduce__(self) -> tuple[type[Observer], tuple[()]]:
        # Made of the package's own data: a copy or a pickle need not hold it again.
        return Observer, ()

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def fit(self, X: Iterable[str], y: object = None) -> Self:
        """Nothing to learn."""
        return self

    def transform(self, X: Iterable[str]) -> list[Observation]:
        """An observation of each text."""
        return [self.observe(text) for text in X]

    def observe(self, text: str) -> Observation:
        """An observation of one text."""
        return self.observe_gathered(self.gather(self.read(Draft(text))))

    def observe_gathered(self, gathered: Gathered) -> Observation:
        """An observation of what was gathered from a text."""
        names = tuple(feature.name for feature in self._features(gathered))
        return Observation(names, self._sequence(gathered))
