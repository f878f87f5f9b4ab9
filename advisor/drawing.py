"""Drawings with matplotlib, which comes with the extra `workshop`: imported only where something is drawn."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from advisor.errors import AdvisorError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("svg", "png")

RISK, HARMLESS, GUIDE, INK = "#D55E00", "#0072B2", "#767676", "#222222"
"""Vermilion and blue of Okabe and Ito, which colour-blind people tell apart; grey and ink beside them."""

MISSING = "Drawings need a library: pip install 'employee-post-advisor[workshop]'."

_STYLE = {
    "svg.fonttype": "none",  # Text stays text: it can be searched, and browsers have emoji.
    "svg.hashsalt": "advisor",
    "text.parse_math": False,  # A draft may hold dollar signs.
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.color": "#FFFFFF",
    "font.size": 10,
}
_DOTS_PER_INCH = 160


class DrawingError(AdvisorError):
    """Nothing can be drawn; the message says what to install."""


def can_draw() -> bool:
    """Whether the library that draws is there."""
    return find_spec("matplotlib") is not None


def require_drawing() -> None:
    """Complain before long work whose drawing would fail.

    Raises:
        DrawingError: The library that draws is missing.
    """
    if not can_draw():
        raise DrawingError(MISSING)


def drawn(
    paint: Callable[[Figure], None], title: str, width: float, height: float, file_format: str = "svg"
) -> bytes:
    """A drawing as the bytes of a file. The same drawing gives the same bytes.

    Args:
        paint: Puts everything onto an empty figure.
        title: What it shows, for people who do not see it.
        width: In inches.
        height: In inches.
        file_format: One of `FORMATS`.

    Raises:
        DrawingError: The library that draws is missing.
    """
    require_drawing()
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    # Neither a date nor a version, which would make other bytes of the same drawing.
    unsaid = ("Date", "Creator") if file_format == "svg" else ("Software",)
    data = io.BytesIO()
    with rc_context(_STYLE), warnings.catch_warnings():
        # No font of matplotlib's has emoji: a PNG gets a box.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure = Figure(figsize=(width, height))
        paint(figure)
        figure.savefig(
            data,
            format=file_format,
            dpi=_DOTS_PER_INCH,
            metadata={"Title": title, **dict.fromkeys(unsaid)},
        )
    return data.getvalue()
