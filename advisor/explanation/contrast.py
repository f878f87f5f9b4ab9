"""The contrast pair of the corpus that is nearest to a text: what a small difference makes of such a post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from advisor.advisor import Advisor
from advisor.corpus import Example, load_corpus
from advisor.draft import Advice
from advisor.errors import CorpusError
from advisor.evidence.gather import Gathered
from advisor.explanation.difference import difference
from advisor.model.features import FeatureMaker
from advisor.taxonomy import HINTED_LANGUAGES

LEAST_ALIKE = 0.5
"""How much of their words the two posts of a pair must share (`Difference.alike`): some pairs are loose."""

LEAST_NEAR = 0.25
"""A pair that is further away than this has nothing to say on a text. Of 1,500 risky posts outside the pairs,
42% of those 0.20 to 0.25 near to a pair share a risk with it, 60% of those 0.25 to 0.30 near."""

LEAST_NEAR_WITH_A_RISK = 0.15
"""The same for a pair that carries a risk which the advisor sees in the text."""


@dataclass(frozen=True, slots=True)
class ContrastPair:
    """A risky post and its harmless partner, which differ in the one thing that matters.

    Attributes:
        risky, harmless: The posts.
        risky_words, harmless_words: Start and end, in code points, of words that the other post lacks.
    """

    risky: Example
    harmless: Example
    risky_words: tuple[tuple[int, int], ...]
    harmless_words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class NearPair:
    """A pair, and how near it is to a text, 0 to 1."""

    pair: ContrastPair
    nearness: float


class ContrastPairs:
    """The pairs of a corpus, ready to be searched. Immutable, and safe to share between threads.

    Posts are near if they share words, word classes and features, frames among them; rare ones count more.

    Args:
        advisor: Reads the posts.
        examples: The posts; pairs whose two posts are not alike are left out.

    Raises:
        CorpusError: No pair is left.
    """

    def __init__(self, advisor: Advisor, examples: Iterable[Example]) -> None:
        self._gather = advisor.gather
        self._features = FeatureMaker()
        self.pairs = tuple(_pairs(examples))
        if not self.pairs:
            raise CorpusError("These posts hold no contrast pair: two that share 'pair', one of them clear.")
        risky = [self._gather(pair.risky.text, pair.risky.lang) for pair in self.pairs]
        harmless = [self._gather(pair.harmless.text, pair.harmless.lang) for pair in self.pairs]
        self._weigh = TfidfVectorizer(analyzer=self._terms).fit([*risky, *harmless])
        self._risky, self._harmless = self._weigh.transform(risky), self._weigh.transform(harmless)

    @classmethod
    def load(cls, advisor: Advisor) -> Self:
        """The pairs of this package's corpus. Takes a second or two, a search then milliseconds."""
        return cls(advisor, load_corpus())

    def nearest(self, text: str, advice: Advice) -> NearPair | None:
        """The pair that is nearest to a text; None if none is near.

        Args:
            text: The text.
            advice: What the advisor says about it. Pairs with one of its risks go before all others; a text
                without findings is compared with both posts of a pair.
        """
        lang = advice.lang if advice.lang in HINTED_LANGUAGES else None
        terms = self._weigh.transform([self._gather(text, lang)]).T
        nearness = (self._risky @ terms).toarray()
        categories = {finding.category for finding in advice.findings}
        if not categories:
            nearness = np.maximum(nearness, (self._harmless @ terms).toarray())
        best: tuple[bool, float, ContrastPair] | None = None
        for pair, value in zip(self.pairs, nearness[:, 0].tolist(), strict=True):
            shares = not categories.isdisjoint(pair.risky.categories)
            least = LEAST_NEAR_WITH_A_RISK if shares else LEAST_NEAR
            spoken = advice.lang in (pair.risky.lang, "mixed")
            if spoken and value >= least and (best is None or (shares, value) > best[:2]):
                best = shares, value, pair
        return None if best is None else NearPair(best[2], best[1])

    def _terms(self, gathered: Gathered) -> list[tuple[str, str]]:
        """What a text may share with others, each once."""
        words = {("word", token.norm) for token in gathered.marks.reading.tokens}
        classes = {("class", match.word_class) for match in gathered.marks.matches}
        features = {("feature", feature.name) for feature in self._features(gathered)}
        return sorted(words | classes | features)


def _pairs(examples: Iterable[Example]) -> Iterator[ContrastPair]:
    """For each risky post of a pair the harmless partner most like it, if the two are alike enough."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.pair].append(example)
    for group in groups.values():
        partners = [one for one in group if one.level == "clear"]
        for risky in (one for one in group if one.level != "clear" and partners):
            differences = [difference(risky.text, partner.text) for partner in partners]
            best, harmless = max(zip(differences, partners, strict=True), key=lambda pair: pair[0].alike)
            if best.alike >= LEAST_ALIKE:
                yield ContrastPair(risky, harmless, best.first, best.second)
