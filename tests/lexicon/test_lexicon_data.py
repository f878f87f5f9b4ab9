import pytest
import regex

from advisor.lexicon import Lexicon, entry_pieces

LEXICON = Lexicon.load()
CLASSES = [(lang, word_class) for lang, classes in LEXICON.classes.items() for word_class in classes]
PIECE = regex.compile(r"\*?[^\s*,]+\*?|\.\.\.")


def test_both_languages_have_the_same_classes():
    names = {lang: {word_class.name for word_class in classes} for lang, classes in LEXICON.classes.items()}
    assert names["en"] == names["de"]


@pytest.mark.parametrize(("lang", "word_class"), CLASSES, ids=lambda value: getattr(value, "name", value))
def test_a_class_is_defined_and_well_formed(lang, word_class):
    assert len(word_class.definition) >= 20
    assert word_class.entries
    assert len(set(word_class.entries)) == len(word_class.entries)
    for entry in word_class.entries:
        assert entry == entry.lower().strip(), entry
        assert all(PIECE.fullmatch(piece) for piece in entry.split(" ")), entry


@pytest.mark.parametrize(("lang", "word_class"), CLASSES, ids=lambda value: getattr(value, "name", value))
def test_no_open_stem_is_so_short_that_it_matches_anything(lang, word_class):
    for entry in word_class.entries:
        if " " not in entry and "*" in entry:
            assert len(entry.strip("*")) >= 3, entry


@pytest.mark.parametrize(("lang", "word_class"), CLASSES, ids=lambda value: getattr(value, "name", value))
def test_only_who_writes_at_user_means_any_mention(lang, word_class):
    # "@work" is a mention to the reader like any other: as a tie to work it tied every reply to it.
    for entry in word_class.entries:
        if "<mention>" in entry_pieces(entry):
            assert "@user" in entry.split(), entry
