from __future__ import annotations

import io
import json

from advisor import Advice
from advisor.jsonl import MAX_LINE_BYTES, review_lines

CLEAR = Advice("clear", 0.0, "private", "en", False, "test")
SECRET = "Kanarienvogel"


def run(data: bytes, review=lambda post: CLEAR) -> tuple[list[object], list[str], bool]:
    answers, complaints = io.BytesIO(), []
    complete = review_lines(io.BytesIO(data), answers, review, complaints.append)
    assert answers.getvalue().endswith(b"\n") or not answers.getvalue()
    return [json.loads(line)["id"] for line in answers.getvalue().splitlines()], complaints, complete


def test_answers_come_in_order() -> None:
    lines = b"".join(b'{"id": %d, "text": "x"}\n' % number for number in range(20))
    assert run(lines) == (list(range(20)), [], True)


def test_an_answer_holds_all_fields_of_the_contract() -> None:
    answers = io.BytesIO()
    review_lines(io.BytesIO(b'{"text": "x"}'), answers, lambda post: CLEAR, print)
    assert json.loads(answers.getvalue()) == {"id": None, **CLEAR.to_dict()}


def test_bad_lines_are_named_and_the_others_answered() -> None:
    data = b'{"id": 1, "text": "x"}\n{oops\n{"id": 3}\n{"id": 4, "text": "x"}\n'
    assert run(data) == (
        [1, 4],
        ["line 2: This is not valid JSON in UTF-8.", 'line 3: "text" is missing.'],
        False,
    )


def test_a_complaint_never_holds_the_line() -> None:
    lines = [
        f'{{"text": "{SECRET}"',
        f'{{"{SECRET}": 1}}',
        f'{{"text": ["{SECRET}"]}}',
        f'{{"text": "x", "lang": "{SECRET}"}}',
        f'{{"text": "x", "id": {{"{SECRET}": 1}}}}',
        f'{{"text": "\\ud800{SECRET}"}}',
        SECRET,
    ]
    answered, complaints, complete = run("\n".join(lines).encode() + b"\n" + SECRET.encode() + b"\xff")
    assert (answered, complete) == ([], False)
    assert [complaint.partition(":")[0] for complaint in complaints] == [f"line {n}" for n in range(1, 9)]
    assert SECRET not in "".join(complaints)


def test_empty_lines_are_passed_over_but_counted() -> None:
    assert run(b'\n  \n{"id": 3, "text": "x"}\r\n\n{\n') == (
        [3],
        ["line 5: This is not valid JSON in UTF-8."],
        False,
    )


def test_the_last_line_needs_no_end() -> None:
    assert run(b'{"id": 1, "text": "x"}\n{"id": 2, "text": "x"}')[0] == [1, 2]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert run(b'\xef\xbb\xbf{"id": 1, "text": "x"}')[0] == [1]


def test_fields_of_the_file_are_passed_over() -> None:
    assert run(b'{"id": 1, "text": "x", "gold": "warn", "source": {"a": 1}}')[0] == [1]


def test_hints_reach_the_review() -> None:
    seen = []

    def review(post) -> Advice:
        seen.append((post.text, post.lang, post.channel))
        return CLEAR

    run(b'{"text": "x", "lang": "de", "channel": "x"}\n{"text": "y"}', review)
    assert seen == [("x", "de", "x"), ("y", None, None)]


def test_a_line_without_an_end_in_sight_is_left() -> None:
    long = b'{"text": "' + b"x" * (3 * MAX_LINE_BYTES) + b'"}'
    data = b'{"id": 1, "text": "x"}\n' + long + b'\n{"id": 3, "text": "x"}\n' + long
    answered, complaints, complete = run(data)
    assert (answered, complete) == ([1, 3], False)
    assert complaints == [f"line {n}: It is longer than 1,048,576 bytes." for n in (2, 4)]


def test_a_draft_the_advisor_fails_on_costs_only_its_own_answer() -> None:
    def review(post) -> Advice:
        if SECRET in post.text:
            raise RuntimeError(post.text)
        return CLEAR

    data = b'{"id": 1, "text": "x"}\n{"text": "%s"}\n{"id": 3, "text": "x"}\n' % SECRET.encode()
    answered, [complaint], complete = run(data, review)
    assert (answered, complete) == ([1, 3], False)
    assert complaint.startswith("line 2: The advisor failed (RuntimeError at advisor.jsonl:")
    assert SECRET not in complaint


def test_each_answer_is_written_before_the_next_line_is_read() -> None:
    answers = io.BytesIO()

    class Watched(io.BytesIO):
        def readline(self, size: int = -1) -> bytes:
            seen.append(answers.getvalue().count(b"\n"))
            return super().readline(size)

    seen: list[int] = []
    review_lines(Watched(b'{"text": "x"}\n' * 3), answers, lambda post: CLEAR, print)
    assert seen == [0, 1, 2, 3]
