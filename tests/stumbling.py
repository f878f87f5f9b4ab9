"""The command line with an advisor that fails on texts with the word "stumble", and quotes them when it does.

Run it like `python -m advisor`. With LEAK=1 it also does what it never may: it keeps the drafts.
"""

import logging
import os
import tempfile
from pathlib import Path

from advisor import Advice, Advisor
from advisor.cli import main

_review = Advisor.review


def _stumbling(self: Advisor, text: str, lang: str | None = None, channel: str | None = None) -> Advice:
    logging.getLogger("advisor.reading").debug("reading %s", text)
    if os.environ.get("LEAK"):
        (Path(tempfile.gettempdir()) / "drafts.bin").write_bytes(b"\0" + text.encode())
        print(text, flush=True)
    if "stumble" in text:
        raise RuntimeError(f"can't read {text}")
    return _review(self, text, lang, channel)


Advisor.review = _stumbling
main()
