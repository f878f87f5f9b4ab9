import json
from importlib.resources import files

from advisor.evidence.excuses import unknown
from advisor.lexicon import Lexicon
from advisor.policy.house import HOUSE_CLASSES
from advisor.rewrites import REWRITERS
from advisor.taxonomy import CATEGORIES

MADE_MARKS = {"amount", "name", "quotation", "secret_value", *HOUSE_CLASSES}


def known_classes() -> set[str]:
    folder = files("advisor.evidence").joinpath("frames")
    phrases = json.loads(folder.joinpath("phrases.json").read_text(encoding="utf-8"))
    return {word_class.name for word_class in Lexicon.load().classes["en"]} | MADE_MARKS | phrases.keys()


def test_every_category_has_frames(frame_files):
    assert frame_files.keys() == set(CATEGORIES)


def test_frame_names_are_unique(frame_files):
    names = [name for frames in frame_files.values() for name in frames]
    assert len(names) == len(set(names))


def test_frames_use_classes_excuses_and_rewriters_that_exist(frame_files):
    known = known_classes()
    for frames in frame_files.values():
        for name, frame in frames.items():
            classes = {word_class for slot in frame["slots"].values() for word_class in slot}
            assert classes <= known, (name, classes - known)
            assert not unknown(frame.get("excuses", ())), name
            assert frame["level"] in ("note", "warn"), name
            assert set(frame.get("span", ())) <= frame["slots"].keys(), name
            assert frame.get("rewrite", "drop_scorn") in REWRITERS, name
