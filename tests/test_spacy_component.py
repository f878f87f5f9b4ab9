import pytest
import spacy
from spacy import displacy

from advisor import Advice

TEXT = "Ok then. My boss is such an idiot! Lovely weather though 😀"


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("advisor")
    return pipeline


def test_a_doc_carries_its_advice_and_spans(nlp, advisor):
    doc = nlp(TEXT)
    assert isinstance(doc._.advice, Advice)
    assert doc._.advice == advisor.review(TEXT, lang="en")
    (span,) = doc.spans["advisor"]
    assert span.label_ == "disparagement"
    assert "idiot" in span.text


def test_a_harmless_doc_has_no_spans(nlp):
    doc = nlp("Lovely weather today")
    assert doc._.advice.level == "clear"
    assert len(doc.spans["advisor"]) == 0


def test_displacy_draws_the_findings(nlp):
    html = displacy.render(nlp(TEXT), style="span", options={"spans_key": "advisor"}, jupyter=False)
    assert "disparagement" in html


def test_it_works_in_a_pipe_and_in_a_pipeline_of_another_language():
    pipeline = spacy.blank("de")
    pipeline.add_pipe("advisor")
    first, second = pipeline.pipe(["Mein Chef ist ein Vollidiot", "Schönes Wetter heute"])
    assert first._.advice.level == "warn"
    assert second._.advice.level == "clear"
