from __future__ import annotations

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient

from advisor.service import logs
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig

SECRET = "Kanarienvogel"
FIELDS = {
    "time", "level", "event", "method", "route", "status", "duration_ms", "exception", "location"
}  # fmt: skip


@pytest.fixture(autouse=True)
def _leave_logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, threading.excepthook)
    yield
    root.handlers[:], level, sys.excepthook, threading.excepthook = before
    root.setLevel(level)
    logging.captureWarnings(False)


@pytest.fixture
def lines() -> Callable[[], list[dict[str, object]]]:
    stream = io.StringIO()
    logs.configure("DEBUG", stream)

    def read() -> list[dict[str, object]]:
        assert SECRET not in stream.getvalue()
        found = [json.loads(line) for line in stream.getvalue().splitlines()]
        assert all(set(line) <= FIELDS for line in found)
        return found

    return read


def test_a_request_is_logged_by_the_template_of_its_route(lines, client: FlaskClient) -> None:
    client.get(f"/static/{SECRET}.css?{SECRET}")
    [line] = [line for line in lines() if line["event"] == "request"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/static/<path:filename>", 404)
    assert line["level"] == "INFO"
    assert line["duration_ms"] >= 0
    assert line["time"].endswith("+00:00")


def test_a_request_to_nowhere_has_no_route(lines, client: FlaskClient) -> None:
    client.open(f"/{SECRET}", method=SECRET)
    [line] = [line for line in lines() if line["event"] == "request"]
    assert (line["method"], line["route"], line["status"]) == ("other", None, 404)


def test_an_internal_error_is_logged_by_type_and_place(lines, config: ServiceConfig) -> None:
    class Stumbling:
        def warm_up(self) -> None:
            pass

        def review(self, text: str, **hints: object) -> None:
            raise LookupError(text)

    create_app(config, Stumbling()).test_client().post("/v1/review", json={"text": SECRET})
    [line] = [line for line in lines() if line["event"] == "internal error"]
    assert (line["level"], line["exception"]) == ("ERROR", "LookupError")
    assert "advisor.service.api:" in line["location"]


def test_records_of_other_libraries_keep_only_their_place(lines) -> None:
    logging.getLogger("some.library").debug("parsing %s", SECRET, extra={"status": SECRET, "event": SECRET})
    logging.getLogger("some.library").error(f"can't parse {SECRET}")
    debug, error = lines()
    assert (debug["level"], debug["event"]) == ("DEBUG", "some.library")
    assert debug["location"].startswith("test_logs:")
    assert error["level"] == "ERROR"


def test_an_exception_of_another_library_loses_its_message(lines) -> None:
    try:
        raise OSError(SECRET)
    except OSError:
        logging.getLogger("some.library").exception(SECRET)
    [line] = lines()
    assert line["exception"] == "OSError"


def test_warnings_lose_their_message(lines) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(SECRET, stacklevel=1)
    assert [line["event"] for line in lines()] == ["py.warnings"]


def test_a_record_whose_arguments_do_not_fit_is_logged_all_the_same(lines) -> None:
    _our_handler().handle(logging.LogRecord("some.library", logging.INFO, "a.py", 1, "%d", (SECRET,), None))
    assert [line["event"] for line in lines()] == ["some.library"]


def test_a_record_that_cannot_be_written_is_not_printed_elsewhere(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, f"No space left: {text}")

    logs.configure("DEBUG", Full())
    _our_handler().handle(logging.LogRecord("some.library", logging.INFO, "a.py", 1, SECRET, (), None))
    logs.configure("DEBUG", io.StringIO())
    monkeypatch.setattr(logs.AllowListFormatter, "format", lambda self, record: int(SECRET))
    _our_handler().handle(logging.LogRecord("some.library", logging.INFO, "a.py", 1, SECRET, (), None))
    assert _our_handler().stream.getvalue() == '{"event": "a log record was lost"}\n'
    assert capfd.readouterr() == ("", "")


def test_an_exception_nobody_catches_loses_its_message(lines) -> None:
    thread = threading.Thread(target=lambda: int(SECRET))
    thread.start()
    thread.join()
    try:
        int(SECRET)
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert [(line["event"], line["exception"]) for line in lines()] == [
        ("uncaught exception", "ValueError")
    ] * 2


def test_the_level_is_kept(client: FlaskClient) -> None:
    stream = io.StringIO()
    logs.configure("WARNING", stream)
    client.get("/livez")
    assert stream.getvalue() == ""


def _our_handler() -> logging.StreamHandler:
    [handler] = [
        handler
        for handler in logging.getLogger().handlers
        if isinstance(handler.formatter, logs.AllowListFormatter)
    ]
    return handler
