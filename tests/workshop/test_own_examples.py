"""Own examples are read from what trainers have, and what can't be used is named by its row."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from advisor.errors import WorkshopError
from advisor.workshop.own_examples import FEWEST, MOST, read_own_examples

ROWS = [(f"post number {at}", "warn" if at % 2 else "clear") for at in range(40)]


def written(path, rows, head=("text", "level"), delimiter=","):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows([head, *rows])
    path.write_text(buffer.getvalue(), encoding="utf-8")
    return path


def read(path):
    return read_own_examples(path, lambda text: "en")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("head", [("text", "level"), ("Beitrag", "Stufe"), ("POST", "Label")])
def test_csv_of_any_dialect(tmp_path, delimiter, head):
    found = read(written(tmp_path / "a.csv", ROWS, head, delimiter))
    assert [(one.text, one.level) for one in found.examples] == ROWS
    assert found.remarks == ()


def test_excel_and_json_lines_say_the_same(tmp_path):
    book = Workbook()
    for row in [("Text", "Warnung", None, "Kategorie"), *((*row, "", "") for row in ROWS)]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    lines = [json.dumps({"text": text, "level": level, "categories": []}) for text, level in ROWS]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    one, other = (read(tmp_path / f"a.{kind}").examples for kind in ("xlsx", "jsonl"))
    assert [(post.text, post.level) for post in one] == [(post.text, post.level) for post in other] == ROWS


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Warnung", "warn"),
        ("ja", "warn"),
        ("TRUE", "warn"),
        ("Hinweis", "note"),
        ("harmlos", "clear"),
        ("no", "clear"),
    ],
)
def test_labels_in_both_languages(tmp_path, word, level):
    found = read(written(tmp_path / "a.csv", [*ROWS, ("one more", word)]))
    assert found.examples[-1].level == level


def test_duplicates_count_once_and_contradictions_not_at_all(tmp_path):
    rows = [*ROWS, ("Post  number 0", "clear"), ("post number 1", "clear")]
    found = read(written(tmp_path / "a.csv", rows))
    assert len(found.examples) == len(ROWS) - 1
    assert "post number 1" not in [one.text for one in found.examples]
    assert found.remarks == (
        "Rows 2, 42: one text several times. It counts once.",
        "Rows 3, 43: one text with two labels. All are left out: decide on one label.",
    )


@pytest.mark.parametrize(
    ("rows", "head", "complaint"),
    [
        (ROWS[: FEWEST - 1], ("text", "level"), f"has {FEWEST - 1} different examples"),
        ([(str(at), "warn") for at in range(MOST + 1)], ("text", "level"), f"give {FEWEST} to {MOST}"),
        (
            [(str(at), "warn") for at in range(50)],
            ("text", "level"),
            "50 examples to warn about and 0",
        ),
        (ROWS, ("words", "level"), "no column for the text"),
        (ROWS, ("text", "mood"), "no column for the level"),
        (ROWS, ("text", "post"), "two columns that could be the text"),
        ([*ROWS, ("SECRET", "perhaps")], ("text", "level"), "row 42: the level must be"),
        ([*ROWS, ("", "warn")], ("text", "level"), "row 42: the text is missing"),
        ([("SECRET", "warn", "gossip")], ("text", "level", "category"), "row 2: a category must be one of"),
        ([("SECRET", "warn", "fr")], ("text", "level", "lang"), "row 2: the language must be"),
        ([("SECRET", "warn", "extra")], ("text", "level"), "row 2: more cells than columns"),
    ],
)
def test_what_cannot_be_used_is_named_without_its_text(tmp_path, rows, head, complaint):
    with pytest.raises(WorkshopError, match=complaint) as raised:
        read(written(tmp_path / "a.csv", rows, head))
    assert "SECRET" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("a.doc", b"", "must end in"),
        ("a.xlsx", b"no zip", "is not an Excel file"),
        ("a.csv", "text;level\nschön;ja".encode("latin-1"), "is not UTF-8"),
        ("a.jsonl", b"{", "row 1: this is not JSON"),
        ("a.jsonl", b"[]", "row 1: each line must be a JSON object"),
        ("missing.csv", None, "can't be read"),
    ],
)
def test_files_that_are_something_else(tmp_path, name, data, complaint):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(WorkshopError, match=complaint):
        read(tmp_path / name)


@given(data=st.binary(max_size=200), kind=st.sampled_from(["csv", "xlsx", "jsonl"]))
def test_any_bytes_are_examples_or_one_kind_of_error(tmp_path_factory, data, kind):
    path = tmp_path_factory.mktemp("any") / f"a.{kind}"
    path.write_bytes(data)
    with pytest.raises(WorkshopError):
        read(path)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=40, max_size=40, unique=True))
def test_texts_survive_the_way_through_json_lines(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    rows = [{"text": f"{at} {text} .", "level": at % 2} for at, text in enumerate(texts)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = read(path).examples
    assert [one.text for one in found] == [row["text"] for row in rows]
    assert [one.level for one in found] == ["warn" if row["level"] else "clear" for row in rows]
