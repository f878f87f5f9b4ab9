"""Writing what was made into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from advisor import atomic
from advisor.errors import PackagingError


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files, each under its name only when all of it is there.

    Args:
        files: The bytes by path inside the folder, with slashes.
        folder: Made if it is not there.

    Raises:
        PackagingError: They can't be written.
    """
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_bytes(path, data)
    except OSError as error:
        why = (error.strerror or "no such folder").lower()
        raise PackagingError(f"Nothing can be written to the folder given to --out: {why}.") from None
