"""Logs as JSON lines that can't hold a draft, because nothing gets in that isn't listed here.

Messages of other libraries may quote a request (its address, its malformed first line, the message of an
exception). Of their records only the name of the logger, the level and the place in the code are kept.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

from flask import Request

from advisor.service import faults

LOGGER = "advisor.service"

_EXTRA = ("method", "route", "status", "duration_ms")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"})

log = logging.getLogger(LOGGER)


class AllowListFormatter(logging.Formatter):
    """Writes `time`, `level`, `event`, the fields of a request, and the type and place of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        own = record.name == LOGGER
        fields: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "event": record.msg if own else record.name,
        }
        if own:
            fields |= {name: getattr(record, name) for name in _EXTRA if hasattr(record, name)}
        else:
            fields["location"] = f"{record.module}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            fields |= {"exception": faults.type_of(error), "location": faults.location_of(error)}
        return json.dumps(fields)


class _Handler(logging.StreamHandler):
    """Writes to a stream; if that fails, it doesn't print the record it failed with."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say that a record was lost; the default would print its raw message and arguments."""
        with contextlib.suppress(OSError, ValueError):
            self.stream.write('{"event": "a log record was lost"}\n')


def configure(level: str, stream: TextIO | None = None) -> None:
    """Send everything this process logs, from `level` on, through the allow-list to standard error.

    Args:
        level: DEBUG, INFO, WARNING or ERROR.
        stream: Where to write instead of standard error.
    """
    handler = _Handler(stream)
    handler.setFormatter(AllowListFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda args: _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _log_uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if error is not None and not issubclass(kind, KeyboardInterrupt | SystemExit):
        log.critical("uncaught exception", exc_info=(kind, error, trace))


def log_request(request: Request, status: int, seconds: float) -> None:
    """Log that a request was answered: the template of its route, never its address."""
    rule = request.url_rule
    log.info(
        "request",
        extra={
            "method": request.method if request.method in _METHODS else "other",
            "route": rule.rule if rule is not None else None,
            "status": status,
            "duration_ms": round(seconds * 1000, 3),
        },
    )


def log_fault(error: BaseException) -> None:
    """Log an exception nobody expected: its type and where it arose."""
    log.error("internal error", exc_info=error)
