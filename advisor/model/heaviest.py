"""Which words carried a score, where no frame says so."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.draft import Token
from advisor.model.features import Feature
from advisor.reading.clauses import clause_around, within_marks

_COST_OF_A_WORD = 0.25
"""Share of the mean weight of a weighty word that a word must add to be shown."""

_DECIMALS = 9

_LONGEST_CLAUSE = 12
"""Tokens of a clause that is shown whole."""


def heaviest_span(tokens: Sequence[Token], contributions: Sequence[tuple[Feature, float]]) -> tuple[int, int]:
    """The clause that holds the words that add most; start and end in code points.

    Half a clause is hard to understand as a quotation, and what makes it risky mostly goes on. Of a long one
    only the run of words itself is shown, without the marks around it.
    """
    first, end = within_marks(tokens, *_heaviest_run(tokens, contributions))
    start_of_clause, end_of_clause = clause_around(tokens, first, end - 1)
    if end_of_clause - start_of_clause <= _LONGEST_CLAUSE:
        first, end = start_of_clause, end_of_clause
    return tokens[first].start, tokens[end - 1].end


def _heaviest_run(tokens: Sequence[Token], contributions: Sequence[tuple[Feature, float]]) -> tuple[int, int]:
    """The run of tokens inside one sentence that adds most, from start up to not including end.

    Each feature's weight is spread over its first and last word, then Kadane's scan finds the best run at a
    small cost a word, so that the run stays short.
    """
    weights = [0.0] * len(tokens)
    for feature, weight in contributions:
        weights[feature.start] += weight / 2
        weights[feature.end - 1] += weight / 2
    # Rounded, so that sums that are equal but for their last bit choose the same run in every engine.
    weights = [round(weight, _DECIMALS) for weight in weights]
    positive = [weight for weight in weights if weight > 0]
    cost = _COST_OF_A_WORD * sum(positive) / len(positive) if positive else 0.0
    best = (float("-inf"), 0, len(tokens) - 1)
    start, total = 0, 0.0
    for index, weight in enumerate(weights):
        new_sentence = index > 0 and tokens[index].sentence != tokens[index - 1].sentence
        if total <= 0 or new_sentence:
            start, total = index, 0.0
        total += weight - cost
        if total > best[0]:
            best = (total, start, index)
    return best[1], best[2] + 1
