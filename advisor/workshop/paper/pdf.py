"""A page of HTML as PDF, by WeasyPrint, which draws letters with the system's Pango."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.errors import WorkshopError

_NO_LIBRARY = "A PDF needs a library: pip install 'employee-post-advisor[workshop]'."
_NO_PANGO = (
    "A PDF needs the system's Pango library; on Debian: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0."
)


class NoPdf(WorkshopError):
    """This computer lacks what a PDF is made with; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF.

    Attributes:
        data: Its bytes; the same page and the same fonts give the same.
        left_out: Characters that are in no font of this computer; left out, as boxes would stand for them.
    """

    data: bytes
    left_out: frozenset[str]


def to_pdf(html: str) -> Printed:
    """Lay out a page that needs no other file.

    Raises:
        NoPdf: WeasyPrint is not installed, or it does not find Pango.
    """
    data, lacking = _lay_out(html)
    if lacking:
        data, _ = _lay_out(html.translate(dict.fromkeys(map(ord, lacking))))
    return Printed(data, frozenset(lacking))


def _lay_out(html: str) -> tuple[bytes, set[str]]:
    """The PDF, and the characters in it that no font has."""
    # Without Pango it prints many lines to standard output before it fails.
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            from weasyprint import HTML
            from weasyprint.urls import URLFetcher
    except ImportError:
        raise NoPdf(_NO_LIBRARY) from None
    except OSError:
        raise NoPdf(_NO_PANGO) from None
    page = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
    with _lacking_glyphs() as lacking:
        return page.write_pdf(pdf_variant="pdf/ua-1"), lacking


@contextlib.contextmanager
def _lacking_glyphs() -> Iterator[set[str]]:
    """Collects the characters that WeasyPrint finds in no font; it tells them to nobody but its log."""
    found: set[str] = set()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if str(record.msg).startswith(".notdef"):
                found.add(record.args[0])

    log, listener = logging.getLogger("weasyprint"), Listener()
    log.addHandler(listener)
    try:
        yield found
    finally:
        log.removeHandler(listener)
