"""The drawing of an explanation: complete, in the reader's language, and not by colour alone."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import texts

from advisor.drawing import HARMLESS, RISK
from advisor.explanation import Contribution
from advisor.explanation.drawing import drawing

SVG = "{http://www.w3.org/2000/svg}"
RISKY = "omg my boss is such an idiot!! 😀"
GERMAN = "Mein Chef ist so ein Idiot"


def contribution(weight, feature="insult_strong"):
    return Contribution(feature, 0, 3, weight)


def test_text_evidence_and_contributions_are_drawn(advisor):
    explanation = advisor.explain(RISKY)
    found = texts(drawing(RISKY, explanation))
    assert [word for word in found if word in RISKY.split()] == RISKY.split()
    assert {one.kind for one in explanation.evidence} <= set(found)
    heaviest = explanation.contributions[0]
    assert f"{heaviest.log_odds:+.2f}".replace("-", "−") in found
    assert any(heaviest.feature in name and "“" in name for name in found)


def test_it_speaks_the_language_of_the_text(advisor):
    assert "zum Risiko hin" in texts(drawing(GERMAN, advisor.explain(GERMAN)))
    assert "towards risk" in texts(drawing(RISKY, advisor.explain(RISKY)))


def test_risk_and_harmlessness_differ_in_colour_hatch_and_sign(advisor):
    explanation = replace(
        advisor.explain(RISKY), contributions=(contribution(0.8, "first"), contribution(-0.4, "second"))
    )
    root = ET.fromstring(drawing(RISKY, explanation))
    fills = [path.get("style") for path in root.iter(f"{SVG}path") if path.get("style")]
    hatched = [style for style in fills if "fill: url(#" in style]
    plain = [style for style in fills if f"fill: {HARMLESS.lower()}" in style]
    assert hatched and plain
    pattern = next(root.iter(f"{SVG}pattern"))
    assert any(RISK.lower() in (node.get("fill") or "") for node in pattern)
    assert {"+0.80", "−0.40"} <= set(texts(drawing(RISKY, explanation)))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colour", [RISK, HARMLESS])
def test_bars_stand_out_from_white(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 3


def test_the_same_explanation_gives_the_same_bytes(advisor):
    explanation = advisor.explain(RISKY)
    for file_format in ("svg", "png"):
        assert drawing(RISKY, explanation, file_format) == drawing(RISKY, explanation, file_format)
    assert drawing(RISKY, explanation, "png").startswith(b"\x89PNG")


def test_nothing_that_moved_the_score_is_said(advisor):
    explanation = replace(advisor.explain(RISKY), contributions=())
    assert "Nothing moved the score." in texts(drawing(RISKY, explanation))


def test_a_long_text_is_broken_into_lines_and_cut(advisor):
    text = "Our customers are morons and so on. " * 200
    found = texts(drawing(text, advisor.explain(text)))
    assert "…" in found
    assert found.count("morons") < 200


@settings(deadline=None, max_examples=25)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_can_be_drawn(advisor, text):
    ET.fromstring(drawing(text, advisor.explain(text)))


@pytest.mark.parametrize(
    "text", [r"paid \$5 for $\frac{1}$ <b>&amp;</b>", "a" * 500, "tab\there\r\n\x00\x1b[2J", "中文 idiot"]
)
def test_what_looks_like_markup_is_only_text(advisor, text):
    found = "".join(texts(drawing(text, advisor.explain(text))))
    for word in text.split():
        assert word in found or not word.isprintable() or len(word) > 72
