"""Reading a drawing back: its texts, and where a line runs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import NamedTuple

_SVG = "{http://www.w3.org/2000/svg}"


class Place(NamedTuple):
    """In the measures of the drawing, from the left and from above."""

    x: float
    y: float


def texts(picture: bytes) -> list[str]:
    """Every text of an SVG drawing."""
    return ["".join(node.itertext()).strip() for node in ET.fromstring(picture).iter(f"{_SVG}text")]


def group(picture: bytes, name: str) -> ET.Element:
    """The part of a drawing that bears a name."""
    return next(node for node in ET.fromstring(picture).iter(f"{_SVG}g") if node.get("id") == name)


def outline(picture: bytes, name: str) -> list[Place]:
    """The corners of a line that bears a name."""
    paths = [node.get("d") or "" for node in group(picture, name).iter(f"{_SVG}path")]
    return [Place(float(x), float(y)) for x, y in re.findall(r"[ML] (\S+) (\S+)", " ".join(paths))]


def markers(picture: bytes, name: str) -> list[Place]:
    """Where the markers stand of a row of points that bears a name."""
    return [
        Place(float(use.get("x")), float(use.get("y"))) for use in group(picture, name).iter(f"{_SVG}use")
    ]
