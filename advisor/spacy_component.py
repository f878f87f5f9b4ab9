"""The advisor as a spaCy component: `nlp.add_pipe("advisor")`.

Sets `doc._.advice` to the `Advice` and `doc.spans["advisor"]` to its findings, labelled with the category and
widened to whole tokens, as displaCy's span style draws them.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from advisor.advisor import Advisor

SPANS_KEY = "advisor"

if not Doc.has_extension("advice"):
    Doc.set_extension("advice", default=None)


class AdvisorComponent:
    """Calls the advisor on every doc.

    Args:
        advisor: The advisor to call.
    """

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor

    def __call__(self, doc: Doc) -> Doc:
        """Set the advice on a doc, and return it."""
        advice = self._advisor.review(doc.text, lang=doc.lang_ if doc.lang_ in ("en", "de") else None)
        spans = [
            doc.char_span(finding.start, finding.end, label=finding.category, alignment_mode="expand")
            for finding in advice.findings
        ]
        doc._.advice = advice
        doc.spans[SPANS_KEY] = SpanGroup(
            doc, name=SPANS_KEY, spans=[span for span in spans if span is not None]
        )
        return doc


@Language.factory("advisor", default_config={"model": None})
def create_component(nlp: Language, name: str, model: str | None) -> AdvisorComponent:
    """The component with the model in a folder, or with the one of the package."""
    return AdvisorComponent(Advisor.load(model))
