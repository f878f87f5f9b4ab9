"""Runs the service for many people: gunicorn with several processes that share one loaded advisor."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.base import Worker
from gunicorn.workers.gthread import ThreadWorker

from advisor.service import logs
from advisor.service.config import ServiceConfig
from advisor.service.errors import problem_message
from advisor.service.sockets import bind, url_of

COUNTS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable by which prometheus_client knows where processes count together."""


class QuietLogger(Logger):
    """Hands gunicorn's own records to our allow-list, and writes no access log."""

    def setup(self, cfg: Any) -> None:
        """Add no handler; what this process logs is handled at the root."""
        self.cfg = cfg
        self.error_log.propagate = True
        self.error_log.setLevel(cfg.loglevel.upper())

    def access(self, resp: Any, req: Any, environ: Any, request_time: Any) -> None:
        """Say nothing: the application logs its requests itself, without their addresses."""


class QuietWorker(ThreadWorker):
    """Answers what isn't proper HTTP without repeating it."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer with a problem, and log only what is our fault."""
        if isinstance(exc, LimitRequestLine):
            status = HTTPStatus.REQUEST_URI_TOO_LONG
        elif isinstance(exc, LimitRequestHeaders):
            status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        elif isinstance(exc, ParseException):
            status = HTTPStatus.BAD_REQUEST
        else:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            logs.log_fault(exc)
        # If the client has gone there is nobody left to tell.
        with contextlib.suppress(OSError):
            client.sendall(problem_message(status))


class _Gunicorn(BaseApplication):
    def __init__(self, app: Flask, settings: dict[str, Any]) -> None:
        self._app = app
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app


def run(config: ServiceConfig, announce: Callable[[str], None]) -> None:
    """Serve until told to stop; `announce` is told the address once reviews are answered.

    Raises:
        AdvisorError: The address can't be had, or the advisor can't be loaded.
    """
    bound = bind(config)
    url = url_of(bound)
    logs.configure(config.log_level)
    counts = _share_counts()
    try:
        # Only now: prometheus_client looks for the folder of the counts when it is imported.
        from advisor.service.app import create_app

        app = create_app(config)
    except BaseException:
        _remove(counts)
        raise
    # What is loaded by now stays for good; frozen, its memory stays shared between the processes.
    gc.collect()
    gc.freeze()

    def announce_once(worker: Worker) -> None:
        logs.log.info("worker ready")
        if worker.age == 1:
            announce(url)

    settings = {
        "bind": f"fd://{bound.detach()}",
        "workers": 2,
        "worker_class": QuietWorker,
        "threads": 4,
        "preload_app": True,
        "timeout": 15,
        "graceful_timeout": 20,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "control_socket_disable": True,
        "worker_tmp_dir": _memory_folder(),
        "logger_class": QuietLogger,
        "loglevel": config.log_level.lower(),
        "post_worker_init": announce_once,
        # A hook and no `finally`: the worker processes leave through here, too.
        "on_exit": lambda arbiter: _remove(counts),
    }
    _Gunicorn(app, settings).run()


def _share_counts() -> str | None:
    """Let the processes count together; gives the folder they do it in, if it was made here."""
    if COUNTS_FOLDER in os.environ:
        return None
    os.environ[COUNTS_FOLDER] = tempfile.mkdtemp(prefix="advisor-counts-", dir=_memory_folder())
    return os.environ[COUNTS_FOLDER]


def _remove(folder: str | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _memory_folder() -> str | None:
    """A folder that lies in memory, so that no slow disk makes a process look dead; None if there is none."""
    folder = "/dev/shm"
    return folder if os.access(folder, os.W_OK) else None
