"""What the pages say, one file a language."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def load_texts(lang: str) -> dict[str, Any]:
    """The texts in `"en"` or `"de"`."""
    return json.loads(files(__package__).joinpath(f"{lang}.json").read_text("utf-8"))
