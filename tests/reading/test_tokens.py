import copy
import pickle
import threading
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.reading import tokens
from advisor.reading.tokens import TokenSplitter

SPLIT = TokenSplitter.load()


def words(text: str) -> list[str]:
    return [text[start:end] for _, start, end in SPLIT(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my boss' co-worker", ["my", "boss", "'", "co-worker"]),
        ("don't, I can’t", ["don't", ",", "I", "can’t"]),
        ("so bored!!!", ["so", "bored", "!", "!", "!"]),
        ("wait... what…", ["wait", "...", "what", "…"]),
        ("a$$hole f*ck", ["a$$hole", "f*ck"]),
        ("4.5% 12,50 7", ["4.5", "%", "12,50", "7"]),
        ("mail me@firm.example or @jo_b", ["mail", "me@firm.example", "or", "@jo_b"]),
        (f"ask {'a' * 64}@{'b' * 63}.example", ["ask", f"{'a' * 64}@{'b' * 63}.example"]),
        ("see https://x.example/a?b=1 now", ["see", "https://x.example/a?b=1", "now"]),
        ("#iHateMyJob", ["#", "i", "Hate", "My", "Job"]),
        ("#scheißtag", ["#", "scheißtag"]),
        ("👍🏽 👨‍👩‍👧 🇩🇪❤️", ["👍🏽", "👨‍👩‍👧", "🇩🇪", "❤️"]),
        ("fröhlich grüße", ["fröhlich", "grüße"]),
        (":) <3 :-(", [":)", "<3", ":-("]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_tokens(text, expected):
    assert words(text) == expected


@given(st.text(max_size=200))
def test_tokens_cover_everything_but_white_space_in_order(text):
    text = text.encode("utf-8", "replace").decode("utf-8")
    spans = [(start, end) for _, start, end in SPLIT(text)]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(start < end for start, end in spans)
    covered = set().union(*(range(start, end) for start, end in spans)) if spans else set()
    assert all(text[index].isspace() for index in range(len(text)) if index not in covered)


def test_words_of_a_draft_do_not_stay_in_the_vocabulary():
    splitter = TokenSplitter.load()
    before = len(splitter._vocab.strings)
    splitter("canaryword74 canaryword75")
    assert len(splitter._vocab.strings) == before
    assert "canaryword74" not in splitter._vocab.strings


def test_threads_do_not_disturb_each_other():
    texts = [f"word{number} in thread, again{number}" for number in range(300)]
    expected = [words(text) for text in texts]
    found: dict[int, list] = {}

    def work(name: int) -> None:
        found[name] = [words(text) for text in texts]

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[name] for name in range(4)] == [expected] * 4


@pytest.mark.parametrize("copied", [copy.deepcopy(SPLIT), pickle.loads(pickle.dumps(SPLIT))])
def test_a_copy_splits_alike(copied):
    assert copied("my boss' desk") == SPLIT("my boss' desk")


def test_a_vocabulary_that_is_made_anew_gives_the_same_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_LONGEST_LIFE", 20)
    splitter = TokenSplitter.load()
    first = splitter._vocab
    for number in range(30):
        text = f"my boss{number} is on leave until {number}.5, see https://x.example/{number}"
        assert splitter(text) == SPLIT(text)
    assert splitter._vocab is not first
