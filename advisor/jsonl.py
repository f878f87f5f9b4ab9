"""Reviews files of posts: one JSON object a line comes in, one a line goes out, in the same order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from advisor.draft import Advice
from advisor.service import faults
from advisor.service.schemas import BadInput, Line, parse

MAX_LINE_BYTES = 1_048_576
"""Longest line that is read, in bytes; a file without line breaks must not fill the memory."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Review = Callable[[Line], Advice]
Complain = Callable[[str], None]


def review_lines(lines: BinaryIO, answers: BinaryIO, review: Review, complain: Complain) -> bool:
    """Answer every line of `lines` that is a post; each answer is written out before the next line is read.

    Args:
        lines: JSON lines in UTF-8. Empty ones are passed over.
        answers: Where the answers go, as JSON lines in ASCII.
        review: Gives the advice on a post.
        complain: Told of each line that can't be answered: its number and why, never what is in it.

    Returns:
        Whether every line could be answered.
    """
    all_answered = True
    for number, line in _numbered(lines):
        try:
            if line is None:
                raise BadInput(f"It is longer than {MAX_LINE_BYTES:,} bytes.", malformed=True)
            post = parse(Line, line)
            answer = {"id": post.id, **review(post).to_dict()}
        except BadInput as error:
            complain(f"line {number}: {error}")
            all_answered = False
        except Exception as error:
            # One draft that the advisor stumbles over must not cost the others their answers.
            complain(f"line {number}: The advisor failed ({faults.describe(error)}).")
            all_answered = False
        else:
            answers.write(json.dumps(answer).encode("ascii") + b"\n")
            answers.flush()
    return all_answered


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines that aren't empty, numbered from 1; None for one that is too long."""
    number = 0
    while line := lines.readline(MAX_LINE_BYTES + 1):
        number += 1
        too_long = len(line) > MAX_LINE_BYTES and not line.endswith(b"\n")
        if too_long:
            while line and not line.endswith(b"\n"):
                line = lines.readline(MAX_LINE_BYTES)
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        if too_long or line.strip():
            yield number, None if too_long else line
