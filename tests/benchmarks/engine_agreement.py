"""Compares the device engine with the library on the corpus, on hostile texts, and on files of posts.

    python tests/benchmarks/engine_agreement.py [FILE.jsonl ...]

Exit status 1 if they disagree on any text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from extension.engines import differences, hostile_texts

from advisor import Advisor
from advisor.corpus import load_corpus

HOSTILE = 20_000


def main(files: list[str]) -> int:
    """Compare, print a line a set, and say how many texts differ."""
    sets = {
        "corpus": [post.text for post in load_corpus()],
        "hostile": list(hostile_texts(HOSTILE, seed=1968)),
    }
    for number, file in enumerate(files, start=1):
        lines = Path(file).read_text(encoding="utf-8").splitlines()
        sets[f"file {number}"] = [json.loads(line)["text"] for line in lines if line]
    advisor, total = Advisor.load(), 0
    for name, texts in sets.items():
        found = [field for _, field in differences(advisor, texts)]
        total += len(found)
        print(f"{name}: {len(texts)} texts, {len(found)} differ {sorted(set(found))}", flush=True)
    return min(total, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
