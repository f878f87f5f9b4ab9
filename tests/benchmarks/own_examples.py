"""What 100 own examples of a house bring: errors on its other posts, and false warnings on real posts.

    python tests/benchmarks/own_examples.py REAL.jsonl

The file holds labelled everyday posts (`text`, `level`). Three invented houses (`tests/model/houses`), each
dealt five times at random into 100 examples to learn from and the rest. Exit status 1 if errors fall by less
than a third in any house, or false warnings on the real posts rise by more than 0.2 percentage points.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from advisor import Advisor
from advisor.corpus import load_corpus
from advisor.model.correction import correct, observe
from advisor.workshop.own_examples import read_own_examples

HOUSES = Path(__file__).parents[1] / "model" / "houses"
LEARNED, DEALS, STRIDE = 100, 5, 11
LEAST_FALL, MOST_RISE = 1 / 3, 0.002


def main(real: Path) -> int:
    """Measure, print a line a house, and say whether the bar is missed."""
    base = Advisor.load()
    lines = map(json.loads, real.read_text(encoding="utf-8").splitlines())
    everyday = [post["text"] for post in lines if post["level"] != "warn"]
    harmless = [post.text for post in load_corpus() if post.level != "warn"]

    def observed(texts):
        return observe(base.model, map(base.judge, texts))

    def warned(advisor, texts):
        return np.array([advisor.review(text).level == "warn" for text in texts])

    background, calibration = (observed(harmless[begin::STRIDE]) for begin in range(2))
    before = warned(base, everyday).mean()
    table = Table("house", "errors before", "after", "fall", "false warnings (points)")
    missed = False
    for file in sorted(HOUSES.iterdir()):
        posts = read_own_examples(file, lambda text: "en").examples
        texts = [post.text for post in posts]
        deserves = np.array([post.level == "warn" for post in posts])
        own, old = observed(texts), warned(base, texts) != deserves
        wrong, rises = np.zeros(2), []
        for seed in range(DEALS):
            order = np.random.default_rng(seed).permutation(len(posts))
            seen, held_out = order[:LEARNED], order[LEARNED:]
            advisor = base.with_model(correct(base.model, own[seen], deserves[seen], background, calibration))
            new = warned(advisor, [texts[at] for at in held_out]) != deserves[held_out]
            wrong += old[held_out].sum(), new.sum()
            rises.append(warned(advisor, everyday).mean() - before)
        fall, rise = 1 - wrong[1] / wrong[0], float(np.mean(rises))
        missed |= fall < LEAST_FALL or rise > MOST_RISE
        first, second = wrong / DEALS
        table.add_row(file.stem, f"{first:.1f}", f"{second:.1f}", f"{100 * fall:.0f}%", f"{100 * rise:+.2f}")
    Console().print(table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
