"""Which frames are found in a text."""

from __future__ import annotations

from advisor.draft import Draft


def kinds(analyzer, text: str) -> set[str]:
    """The names of the frames whose evidence is left in a text."""
    return {found.kind for found in analyzer.gather(analyzer.read(Draft(text))).evidence}
