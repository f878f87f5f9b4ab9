from hypothesis import example, given
from hypothesis import strategies as st

from advisor.draft import Draft

ANY_TEXT = st.text(st.characters(), max_size=300)


@given(ANY_TEXT)
@example("\ud800 lone surrogate \udfff")
@example("\x00nul")
@example("e\u0301́")
def test_any_string_is_read_with_exact_offsets(analyzer, text):
    reading = analyzer.read(Draft(text))
    assert reading.draft.text == text
    previous = 0
    for token in reading.tokens:
        assert previous <= token.start < token.end <= len(text)
        assert token.norm
        previous = token.end
    sentences = [token.sentence for token in reading.tokens]
    assert sentences == sorted(sentences)
