import pytest

from advisor.draft import Draft


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what a lovely morning at the lake", "en"),
        ("was für ein schöner morgen am see", "de"),
        ("heut wieder nix los im buero", "de"),
        ("I love this song. Aber mein Bruder findet es wirklich ganz schrecklich und laut", "mixed"),
        ("je suis très content de mon travail aujourd'hui", "other"),
        ("hoy no quiero ir a trabajar porque estoy muy cansado", "other"),
        ("сегодня хороший день на работе", "other"),
        ("今日は仕事が楽しかった", "other"),
        ("😀😀", "en"),
        ("", "en"),
    ],
)
def test_language(analyzer, text, expected):
    assert analyzer.read(Draft(text)).lang == expected


def test_a_hint_is_believed(analyzer):
    assert analyzer.read(Draft("Montag", lang="de")).lang == "de"


def test_the_corpus_is_read_in_its_own_language(analyzer, corpus):
    right = sum(analyzer.read(Draft(example.text)).lang == example.lang for example in corpus)
    assert right / len(corpus) > 0.99
