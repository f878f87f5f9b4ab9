"""What all drawings have in common."""

import re
import sys

import pytest

from advisor.drawing import DrawingError, can_draw, drawn, require_drawing


def paint(figure):
    figure.text(0.5, 0.5, "costs $5 & $6")


def test_a_drawing_is_text_with_a_title_and_no_date():
    picture = drawn(paint, "A <title>", 2, 1).decode()
    assert "costs $5 &amp; $6" in picture
    assert "<title>A &lt;title&gt;</title>" in picture
    assert not re.search(r"\d{4}-\d\d-\d\d|[Mm]atplotlib v?\d", picture)


def test_the_same_drawing_gives_the_same_bytes():
    assert drawn(paint, "t", 2, 1) == drawn(paint, "t", 2, 1)
    assert drawn(paint, "t", 2, 1, "png") == drawn(paint, "t", 2, 1, "png")


def test_without_the_library_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert not can_draw()
    for call in (require_drawing, lambda: drawn(paint, "t", 2, 1)):
        with pytest.raises(DrawingError, match=r"pip install 'employee-post-advisor\[workshop\]'"):
            call()
