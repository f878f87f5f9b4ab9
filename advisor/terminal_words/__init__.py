"""What the terminal says around an advice, in English and German, as data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def terminal_words(lang: str) -> dict[str, Any]:
    """The words for a draft in a language: German for `"de"`, English for every other."""
    name = "de" if lang == "de" else "en"
    return json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
