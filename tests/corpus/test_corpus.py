import json

import pytest

from advisor.corpus import read_examples
from advisor.errors import CorpusError


def test_every_post_of_the_corpus_is_well_formed(corpus):
    assert len(corpus) >= 4000
    for example in corpus:
        assert (example.level == "clear") == (not example.categories), example.id
        assert example.boundary is not None, example.id
        assert example.span is None or example.span in example.text, example.id


def test_ids_and_texts_are_unique(corpus):
    assert len({example.id for example in corpus}) == len(corpus)
    assert len({example.text.casefold() for example in corpus}) == len(corpus)


def test_pairs_are_of_one_author(corpus):
    authors: dict[str, set[str]] = {}
    for example in corpus:
        authors.setdefault(example.pair, set()).add(example.author)
    assert all(len(names) == 1 for names in authors.values())


def test_incidents_are_read_as_examples(tmp_path):
    path = tmp_path / "incidents.jsonl"
    lines = [
        {"id": "1", "case": "a", "lang": "en", "text": "x", "gold": "must_warn", "categories_a": ["legal"]},
        {"id": "2", "case": "a", "lang": "en", "text": "y", "gold": "must_not_warn"},
        {"id": "3", "case": "b", "lang": "en", "text": "z", "gold": "either"},
        {"id": "4", "case": "b", "lang": "de", "text": "z", "gold": "must_warn", "needs_context": True},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second = read_examples(path)
    assert (first.level, first.categories, second.level) == ("warn", {"legal"}, "clear")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{secretcanary", "not JSON"),
        ('["secretcanary"]', "JSON object"),
        ('{"text": 5, "lang": "en", "level": "clear"}', "text must be"),
        ('{"text": "secretcanary", "lang": "fr", "level": "clear"}', "lang must be"),
        ('{"text": "secretcanary", "lang": "en", "level": "bad"}', "level must be"),
        ('{"text": "secretcanary", "lang": "en", "level": "warn", "categories": ["odd"]}', "categories must"),
    ],
)
def test_a_bad_line_is_named_without_its_text(tmp_path, line, problem):
    path = tmp_path / "posts.jsonl"
    path.write_text('{"text": "fine", "lang": "en", "level": "clear"}\n' + line, encoding="utf-8")
    with pytest.raises(CorpusError, match=problem) as caught:
        list(read_examples(path))
    assert "line 2" in str(caught.value)
    assert "secretcanary" not in str(caught.value)
