from advisor.draft import Draft
from advisor.model.sequence import SequenceMaker
from advisor.vectors import UNKNOWN, WordVectors


def sequence_of(analyzer, text):
    return SequenceMaker(WordVectors.load())(analyzer.gather(analyzer.read(Draft(text))))


def test_every_token_has_its_word_vectors(analyzer):
    found = sequence_of(analyzer, "my boss zzqxk")
    assert found.rows.shape == (3, 2)
    assert (found.rows[:2, 0] != UNKNOWN).all()
    assert (found.rows[2] == UNKNOWN).all()


def test_marks_and_frames_lie_on_their_tokens(analyzer):
    found = sequence_of(analyzer, "so my boss is an idiot today")
    names = {position: {name for at, name in found.marks if at == position} for position in range(7)}
    assert "boss" in names[2]
    assert "insult_strong" in names[5]
    assert {"frame:boss_insulted", "warn:disparagement"} <= names[1] & names[5]
    assert not any(name.startswith("frame:") for name in names[6])


def test_a_text_without_tokens_gives_an_empty_sequence(analyzer):
    found = sequence_of(analyzer, "  \n ")
    assert found.rows.shape == (0, 2)
    assert found.marks == ()
