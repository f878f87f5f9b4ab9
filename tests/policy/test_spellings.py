from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.draft import Draft
from advisor.lexicon import Lexicon
from advisor.policy.spellings import spellings, undertakings
from advisor.reading import Reader


def finds(name: str, text: str) -> bool:
    lexicon = Lexicon.load({"code_name": spellings(name)})
    read = Reader(lexicon.knows, {lang: lexicon.words_of(lang) for lang in lexicon.classes})
    norms = [token.norm for token in read(Draft(text, "en")).tokens]
    return any(match.word_class == "code_name" for match in lexicon.match(norms, "mixed"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Blue Falcon", "blue falcon"),
        ("Blue Falcon", "BLUEFALCON"),
        ("Blue Falcon", "#BlueFalcon"),
        ("BlueFalcon", "the blue falcon"),
        ("BlueFalcon", "blue-falcons"),
        ("KX-900", "KX 900"),
        ("KX-900", "kx900s"),
        ("KX900", "KX-900"),
        ("Wärmebild Süd", "waermebild sued"),
        ("Wärmebild Süd", "Wärmebild-Süd-Team"),
        ("Weidenbach", "des Weidenbachs"),
        ("Weidenbach", "die Weidenbachgruppe"),
        ("Kestrel", "Kestrel's"),
        ("A&E", "the a&e"),
        ("Café Noir", "cafe noir"),
    ],
)
def test_what_an_author_may_write_is_found(name, text):
    assert finds(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Blue Falcon", "a falcon, blue"),
        ("Blue Falcon", "blue"),
        ("KX-900", "900"),
        ("Kestrel", "kest"),
        ("KD", "kde"),
        ("Heron", "heronry"),
    ],
)
def test_what_only_looks_alike_is_not(name, text):
    assert not finds(name, text)


WORDS = st.text("abcdefgäöüßABCXYZ0189-&", min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=3).map(" ".join))
def test_a_name_is_one_of_its_own_spellings(name):
    assert name in spellings(name)
    assert all(entry.strip() for entry in spellings(name))


def test_an_everyday_word_is_named_with_what_it_names():
    assert {"project Sunrise", "Sunrise project", "Sunrise-Projekt*"} <= set(undertakings("Sunrise"))
