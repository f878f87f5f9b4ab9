"""What of the extension's folder goes into a package."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from advisor.errors import PackagingError

LEFT_OUT = frozenset(
    {
        "types.d.ts",
        "engine/bundle.d.ts",
        "engine/bundle-file.mjs",
        "engine/cli.mjs",
        "icons/draw.py",
        "icons/icon.svg",
    }
)
"""For developers: no browser reads these."""

_PRIVATE_KEY = re.compile(rb"^-----BEGIN [A-Z ]*PRIVATE KEY-----", re.MULTILINE)


def contents(extension: Path) -> dict[str, bytes]:
    """The files of a package, by their path inside it, in order.

    Raises:
        PackagingError: There is a private key among them.
    """
    found = {path.relative_to(extension).as_posix(): path for path in extension.rglob("*") if path.is_file()}
    files = {name: found[name].read_bytes() for name in sorted(found) if _belongs(name)}
    for name, data in files.items():
        if _PRIVATE_KEY.search(data):
            raise PackagingError(f"{name} in the extension's folder holds a private key: move it elsewhere.")
    return files


def _belongs(name: str) -> bool:
    # Hidden files and Python's caches are left behind by editors and tools.
    strays = (part.startswith(".") or part == "__pycache__" for part in PurePosixPath(name).parts)
    return name not in LEFT_OUT and not any(strays)
