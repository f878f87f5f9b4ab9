"""Finds the thresholds that keep false warnings and tips on real posts within a budget.

    .venv/bin/python scripts/choose_thresholds.py ../shared/realposts/dev.jsonl
    .venv/bin/python scripts/choose_thresholds.py --second-reader ../shared/realposts/dev.jsonl

Prints the lowest risk from which on a warning with a frame, a warning without one, and a tip may be given. A
quarter of the false warnings may be without a frame. The numbers are written into
`advisor/model/thresholds.py` by hand, and `advisor train` puts them into the manifest.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from advisor import Advisor
from advisor.corpus import load_corpus
from advisor.model.thresholds import ELSEWHERE, USUAL_LENGTH

_FALSE_WARNINGS = 0.005
_TIPS = 0.015


def lowest(risks: list[float], allowed: int) -> float:
    """The lowest threshold that no more than so many of the risks reach, rounded up to four digits."""
    ordered = sorted(risks, reverse=True)
    return float(np.ceil(ordered[allowed] * 10_000 + 1e-9) / 10_000) if len(ordered) > allowed else 0.0


def of_short_work(risk: float, *, framed: bool, length: int, boundary: str) -> float:
    """The risk that a short text about work would have to have to be as near to a warning."""
    odds = risk / (1 - risk) / (1.0 if framed else max(length / USUAL_LENGTH, 1.0) ** 2)
    odds /= 1.0 if boundary == "work" else ELSEWHERE
    return odds / (1 + odds)


def main() -> None:
    """Print the thresholds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--false-warnings", type=float, default=_FALSE_WARNINGS)
    parser.add_argument("--tips", type=float, default=_TIPS)
    parser.add_argument("--second-reader", action="store_true", help="for the risk by both readers")
    options = parser.parse_args()
    advisor = Advisor.load(second_reader=options.second_reader)
    harmless = [example for example in load_corpus(options.files) if example.level != "warn"]
    framed, alone, tippable, clear = [], [], [], 0
    for example in harmless:
        judged = advisor.judge(example.text)
        gathered, risk = judged.gathered, judged.judgement.risk
        reading = gathered.marks.reading
        if reading.lang == "other":
            continue
        ceiling = gathered.exemptions.ceiling(gathered.evidence)
        if ceiling == "warn":
            found = any(one.level == "warn" for one in gathered.evidence)
            boundary = judged.judgement.boundary
            alike = of_short_work(risk, framed=found, length=len(reading.tokens), boundary=boundary)
            (framed if found else alone).append(alike)
        if example.level == "clear":
            clear += 1
            if ceiling != "clear":
                tippable.append(risk)
    allowed = int(options.false_warnings * len(harmless))
    without = lowest(alone, allowed // 4)
    warn = lowest(framed, allowed - sum(risk >= without for risk in alone))
    note = lowest(tippable, int(options.tips * clear))
    print(f"warn from {warn:.4f} with a frame, from {without:.4f} alone; tip from {note:.3f}")


if __name__ == "__main__":
    main()
