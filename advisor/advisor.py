"""The advisor: the way of a draft, from text to advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import Self

from advisor.advice import Adviser, Judged
from advisor.bundle import make_bundle
from advisor.draft import Advice, Draft
from advisor.evidence.gather import Gathered, Gatherer
from advisor.evidence.good_news import GoodNewsFinder
from advisor.explanation import Contribution, Explanation
from advisor.lexicon import Lexicon
from advisor.messages import Messages
from advisor.model.features import Feature, FeatureMaker
from advisor.model.risk_model import RiskModel
from advisor.model.second_reader import SecondReader, SecondReading
from advisor.model.sequence import SequenceMaker
from advisor.model.store import default_model_folder, load_model, load_second_reader
from advisor.model.thresholds import Thresholds
from advisor.policy import Policy, house_of
from advisor.reading import Reader, Reading
from advisor.rewrites import REWRITERS
from advisor.taxonomy import CATEGORIES
from advisor.version import __version__

_WARM_UP = "Coffee first, then the meeting. Kaffee zuerst, dann die Besprechung."


class Advisor:
    """Advises on drafts. Immutable once made, and safe to share between threads.

    Args:
        model: The trained model.
        policy: What the house adds.
        today: Tells which day it is: products become public on one.
        second_reader: Reads each draft as well, if there is one.
    """

    def __init__(
        self,
        model: RiskModel,
        policy: Policy | None = None,
        today: Callable[[], date] = date.today,
        second_reader: SecondReader | None = None,
    ) -> None:
        self.house = house_of(policy or Policy())
        lexicon = Lexicon.load(self.house.classes)
        self.model = model
        self._second_reader = second_reader
        self._read = Reader(lexicon.knows, {lang: lexicon.words_of(lang) for lang in lexicon.classes})
        self._gather = Gatherer(lexicon, self.house.turns)
        self._good_news = GoodNewsFinder.load()
        self._today = today
        self._features = FeatureMaker()
        self._sequence = SequenceMaker(model.vectors)
        frames = self._gather.frames.frames
        self._floors = {frame.name: frame.floor for frame in frames if frame.floor}
        self._advise = self._adviser()

    @classmethod
    def load(
        cls, model: Path | str | None = None, policy: Policy | None = None, second_reader: bool = False
    ) -> Self:
        """The advisor with the model in a folder; the one that comes with the package if none is named.

        Args:
            model: The folder.
            policy: What the house adds.
            second_reader: Let sentence encoders read each draft as well, which needs the extra "encoder" and
                some hundred milliseconds a draft. They ask no network.

        Raises:
            AdvisorError: The encoder is not installed.
            ModelError: The model is missing, damaged, made for another version, or has no second reader.
        """
        folder = Path(model) if model else default_model_folder()
        return cls(
            load_model(folder), policy, second_reader=load_second_reader(folder) if second_reader else None
        )

    def with_model(self, model: RiskModel) -> Self:
        """An advisor that reads as this one does and judges by another model; quicker than a new one."""
        twin = copy(self)
        twin.model = model
        twin._advise = twin._adviser()
        return twin

    def review(self, text: str, lang: str | None = None, channel: str | None = None) -> Advice:
        """The advice on a draft.

        Args:
            text: The draft, any string.
            lang: `"en"` or `"de"` if known.
            channel: Where it will be posted.

        Raises:
            TypeError: `text` is not a string.
            ValueError: `lang` is neither `"en"` nor `"de"`.
        """
        return self._advice(self._judge(Draft(text, lang, channel)), lang)

    def review_many(self, texts: Iterable[str]) -> list[Advice]:
        """The advice on each draft, in order."""
        return [self.review(text) for text in texts]

    def bundle(self) -> bytes:
        """All that an engine on another runtime needs to give the same advice (`advisor.bundle`)."""
        return make_bundle(self.model, self.house)

    @property
    def thresholds(self) -> dict[str, Thresholds]:
        """For each category, the risk from which on each level is given: the model's, or the house's own."""
        usual = self._usual_thresholds
        return {name: usual.raised_to(self.house.thresholds.get(name, usual)) for name in CATEGORIES}

    @property
    def _usual_thresholds(self) -> Thresholds:
        return self._second_reader.thresholds if self._second_reader else self.model.thresholds

    @property
    def engine(self) -> str:
        """Name and model under which advice goes out, and the second reader's if there is one."""
        second = f"+second-reader/{self._second_reader.digest[:8]}" if self._second_reader else ""
        return f"advisor-{__version__}/{self.model.digest[:8]}{second}"

    def warm_up(self) -> None:
        """Review a harmless text in each language, so that the first author does not wait."""
        self.review(_WARM_UP)

    def explain(self, text: str, lang: str | None = None) -> Explanation:
        """The advice on a draft and everything behind it. Raises what `review` raises."""
        judged = self._judge(Draft(text, lang))
        gathered, judgement = judged.gathered, judged.judgement
        tokens = gathered.marks.reading.tokens
        category = max(judgement.categories, key=lambda name: judgement.categories[name])
        return Explanation(
            advice=self._advice(judged, lang),
            judgement=judgement,
            category=category,
            contributions=tuple(
                Contribution(feature.name, tokens[feature.start].start, tokens[feature.end - 1].end, weight)
                for feature, weight in self._contributions(judged, category)
            ),
            evidence=gathered.evidence,
            excused=gathered.excused,
            exemptions=gathered.exemptions,
        )

    def judge(self, text: str) -> Judged:
        """A draft as it is judged, before there is any advice: evidence, features, judgement."""
        return self._judge(Draft(text))

    def gather(self, text: str, lang: str | None = None) -> Gathered:
        """What is found in a draft, before it is judged. Raises what `review` raises."""
        return self._gathered(Draft(text, lang))

    def _adviser(self) -> Adviser:
        house = self.house
        return Adviser(
            self._contributions,
            self.thresholds,
            self._usual_thresholds.note,
            {
                lang: Messages.load(lang).reworded(house.wording.get("de" if lang == "de" else "en", {}))
                for lang in ("en", "de", "mixed")
            },
            {frame.name: REWRITERS[frame.rewrite] for frame in self._gather.frames.frames if frame.rewrite},
            self._good_news,
            self.engine,
        )

    def _gathered(self, draft: Draft) -> Gathered:
        return self._gather(self._read(draft), self._today().isoformat())

    def _judge(self, draft: Draft) -> Judged:
        gathered = self._gathered(draft)
        features = tuple(self._features(gathered))
        sequence = self._sequence(gathered)
        floors: dict[str, float] = {}
        for found in gathered.evidence:
            floor = self._floors.get(found.kind, 0.0)
            floors[found.category] = max(floor, floors.get(found.category, 0.0))
        reading = gathered.marks.reading
        second = self._second_reading(reading)
        refine = second.refine if second else float
        judgement = self.model.judge(features, sequence, reading.tokens, floors, refine)
        return Judged(gathered, features, sequence, judgement, second)

    def _second_reading(self, reading: Reading) -> SecondReading | None:
        if self._second_reader is None or reading.lang == "other":
            return None
        return self._second_reader(reading.draft.text, reading.tokens)

    def _contributions(self, judged: Judged, category: str) -> Sequence[tuple[Feature, float]]:
        first = self.model.contributions(judged.features, judged.sequence, category)
        return judged.second.contributions(first) if judged.second else first

    def _advice(self, judged: Judged, lang: str | None) -> Advice:
        if judged.gathered.marks.reading.lang == "other":
            return Advice("clear", 0.0, judged.judgement.boundary, "other", False, self.engine)

        def silences(changed: str, category: str) -> bool:
            # Asked with a function that refuses every rewrite, so that this goes one step deep.
            advice = self._advise(self._judge(Draft(changed, lang)), lambda text, name: False)
            return all(finding.category != category for finding in advice.findings)

        return self._advise(judged, silences)
