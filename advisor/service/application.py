"""A Flask application whose log repeats nothing that it was sent."""

from __future__ import annotations

from types import TracebackType

from flask import Flask

from advisor.service import logs


class Application(Flask):
    """Flask, but for what it logs of an exception that nobody expected."""

    def log_exception(
        self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]
    ) -> None:
        """Log where it arose; Flask's own line would hold the address and the message."""
        if exc_info[1] is not None:
            logs.log_fault(exc_info[1])
