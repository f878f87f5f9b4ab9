"""Runs the service for many people: gunicorn with several processes that share one loaded advisor."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.workers.base import Worker

from advisor.service import logs
from advisor.service.config import ConfigError, ServiceConfig
from advisor.service.sockets import bind, url_of
from advisor.service.worker import PatientWorker

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


class Gunicorn(BaseApplication):
    """gunicorn with an application that is made already.

    Args:
        app: The application.
        settings: gunicorn's, by name.
    """

    def __init__(self, app: Flask, settings: dict[str, Any]) -> None:
        self._app = app
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Take the settings given, and none from files or the command line."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application."""
        return self._app


def run(config: ServiceConfig, announce: Callable[[str], None]) -> None:
    """Serve until told to stop; `announce` is told the address once reviews are answered.

    Raises:
        AdvisorError: Settings don't go together, the address can't be had, or the advisor can't be loaded.
    """
    _require_shared_counts(config)
    bound = bind(config.host, config.port)
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
        **settings_of(config),
        "bind": f"fd://{bound.detach()}",
        "post_worker_init": announce_once,
        # A hook and no `finally`: the worker processes leave through here, too.
        "on_exit": lambda arbiter: _remove(counts),
    }
    Gunicorn(app, settings).run()


def settings_of(config: ServiceConfig) -> dict[str, Any]:
    """How gunicorn runs an application, whichever it is, but for its address."""
    return {
        "workers": config.workers,
        "worker_class": type("Worker", (PatientWorker,), {"request_seconds": config.request_seconds}),
        "threads": config.threads,
        "preload_app": True,
        "timeout": 15,
        "graceful_timeout": 20,
        "keepalive": 5,
        "control_socket_disable": True,
        "worker_tmp_dir": _memory_folder(),
        "logger_class": QuietLogger,
        "loglevel": config.log_level.lower(),
    }


def _require_shared_counts(config: ServiceConfig) -> None:
    """Refuse limits that several processes would each count for themselves.

    Without keys there is one author, whose requests may as well be counted by each process apart.
    """
    if config.workers > 1 and config.rate_limit and not config.is_anonymous and config.redis_url is None:
        raise ConfigError(
            f"{config.workers} workers can't count requests together: name a Redis in ADVISOR_REDIS_URL, or "
            "set ADVISOR_WORKERS to 1, or ADVISOR_RATE_LIMIT to nothing."
        )


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
