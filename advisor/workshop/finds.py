"""Saves what the room found the advisor to be wrong about, for `advisor evaluate`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from advisor import atomic
from advisor.errors import WorkshopError
from advisor.workshop.room import Find


def save(path: Path, finds: Iterable[Find], lang: str) -> None:
    """Add finds to a file of JSON lines; those that stand in it already aren't added again.

    Args:
        path: The file; made if there is none.
        finds: What to add. Who found it isn't known, so it isn't written.
        lang: `"en"` or `"de"`.

    Raises:
        WorkshopError: The file can't be read or written.
    """
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        lines = [line for line in before.split("\n") if line]
        for find in finds:
            line = json.dumps({"text": find.text, "lang": lang, "level": find.level})
            if line not in lines:
                lines.append(line)
        atomic.write_bytes(path, "".join(f"{line}\n" for line in lines).encode(), mode=0o600)
    except (OSError, UnicodeError):
        raise WorkshopError(f"{path.name} can't be written; choose another file with --finds.") from None
