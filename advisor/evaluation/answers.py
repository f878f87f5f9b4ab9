"""What the advisor says about labelled posts: the raw material of every figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.advisor import Advisor
from advisor.corpus import Example
from advisor.draft import Advice, Judgement
from advisor.model.observation import Observation
from advisor.model.progress import Progress, no_progress
from advisor.model.settings import SETTINGS, Settings
from advisor.model.training import fit

_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """A labelled post, what the advisor said about it, and how sure it was."""

    example: Example
    advice: Advice
    judgement: Judgement


def answers(advisor: Advisor, examples: Iterable[Example], progress: Progress = no_progress) -> list[Answer]:
    """What an advisor says about each example. The language is not told to it."""
    listed = list(examples)
    found = []
    for number, example in enumerate(listed, start=1):
        explanation = advisor.explain(example.text)
        found.append(Answer(example, explanation.advice, explanation.judgement))
        progress("Reviewing", number, len(listed))
    return found


def held_out_answers(
    examples: Sequence[Example],
    observed: Sequence[Observation],
    settings: Settings = SETTINGS,
    progress: Progress = no_progress,
) -> list[Answer]:
    """What the advisor says about the posts of some authors when trained on the others'.

    The authors are dealt into five groups of about equally many posts. A contrast pair has one author, so its
    two posts are never on both sides.

    Args:
        examples: Labelled posts.
        observed: What the model sees of them (`training.observations`).
        settings: Of the training.
        progress: Told about each group.
    """
    found: list[Answer] = []
    groups = author_groups(examples)
    for number, authors in enumerate(groups, start=1):
        rest = [index for index, example in enumerate(examples) if example.author not in authors]
        trained = fit([examples[index] for index in rest], [observed[index] for index in rest], settings)
        own = [example for example in examples if example.author in authors]
        found.extend(answers(Advisor(trained.model), own))
        progress("Holding out authors", number, len(groups))
    return found


def author_groups(examples: Sequence[Example]) -> list[frozenset[str]]:
    """The authors in at most five groups: the largest first, each to the group with the fewest posts."""
    sizes: dict[str, int] = {}
    for example in examples:
        sizes[example.author] = sizes.get(example.author, 0) + 1
    groups: list[tuple[int, set[str]]] = [(0, set()) for _ in range(min(_FOLDS, len(sizes)))]
    for author in sorted(sizes, key=lambda name: (-sizes[name], name)):
        at = min(range(len(groups)), key=lambda number: (groups[number][0], number))
        groups[at] = (groups[at][0] + sizes[author], groups[at][1] | {author})
    return [frozenset(authors) for _, authors in groups]
