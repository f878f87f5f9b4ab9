"""What both servers must do that an application without a network can't show."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import RunningService, Serve

from advisor.service.limits import MAX_BODY_BYTES

SECRET = "Kanarienvogel"
JSON = {"Content-Type": "application/json"}
KINDS = {"development": (), "production": ("--production",)}


@pytest.fixture(scope="module", params=KINDS)
def service(request: pytest.FixtureRequest, serve_for_module: Serve) -> RunningService:
    return serve_for_module(*KINDS[request.param])


@pytest.fixture
def connection(service: RunningService) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    yield connection
    connection.close()


def answer_of(connection: http.client.HTTPConnection) -> tuple[int, dict[str, object]]:
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def raw(service: RunningService, message: bytes) -> bytes:
    """What the service says to bytes that need not be HTTP."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as connection:
        connection.sendall(message)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_it_reviews(connection: http.client.HTTPConnection) -> None:
    for _ in range(2):
        connection.request("POST", "/v1/review", json.dumps({"text": "Grüße", "id": 1}).encode(), JSON)
        status, advice = answer_of(connection)
        assert (status, advice["id"], advice["level"]) == (200, 1, "clear")


def test_it_is_ready_when_it_says_so(connection: http.client.HTTPConnection) -> None:
    connection.request("GET", "/readyz")
    assert answer_of(connection) == (200, {"status": "ok"})


def test_a_body_without_a_length_is_read(connection: http.client.HTTPConnection) -> None:
    connection.request("POST", "/v1/review", iter([b'{"text"', b': "Hello"}']), JSON, encode_chunked=True)
    assert answer_of(connection)[0] == 200


@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_that_is_too_long_is_refused(connection: http.client.HTTPConnection, chunked: bool) -> None:
    body = b'{"text": "%s"}' % (b"x" * MAX_BODY_BYTES)
    pieces = iter([body[:60_000], body[60_000:]]) if chunked else body
    connection.request("POST", "/v1/review", pieces, JSON, encode_chunked=chunked)
    status, problem = answer_of(connection)
    assert (status, problem["status"]) == (413, 413)


LONGEST_LINE = 65_537
"""Bytes that both servers take in before they refuse a line; anything unread would reset the connection."""

HEAD = b"POST /v1/review HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    "message",
    [
        f"{SECRET}\r\n\r\n".encode(),
        f"GET / {SECRET}\r\n\r\n".encode(),
        f"GET / HTTP/{SECRET}\r\n\r\n".encode(),
        f"GET  {SECRET} HTTP/1.1\r\n\r\n".encode(),
        f"GET /{SECRET * 10_000}".encode()[:LONGEST_LINE],
        b"GET / HTTP/1.1\r\nHost: localhost\r\n"
        + f"X: {SECRET * 10_000}".encode()[:LONGEST_LINE]
        + b"\r\n\r\n",
        f"GET //{SECRET} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode(),
        f"{SECRET} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode(),
        HEAD + f"Transfer-Encoding: chunked\r\n\r\n{SECRET}\r\n".encode(),
        HEAD + f'Content-Length: 500\r\n\r\n{{"text": "{SECRET}'.encode(),
    ],
)
def test_what_is_not_proper_http_gets_a_problem_that_repeats_nothing(
    service: RunningService, message: bytes
) -> None:
    answer = raw(service, message)
    head, _, body = answer.partition(b"\r\n\r\n")
    status = int(head.split()[1])
    assert 400 <= status < 500, answer
    assert b"application/problem+json" in head
    assert json.loads(body)["status"] == status
    assert SECRET.encode() not in answer


def test_a_connection_that_is_dropped_does_no_harm(
    service: RunningService, connection: http.client.HTTPConnection
) -> None:
    for _ in range(8):
        with socket.create_connection(("127.0.0.1", service.port)) as dropped:
            dropped.sendall(HEAD + b"Content-Length: 5")
    connection.request("GET", "/livez")
    assert answer_of(connection)[0] == 200


def test_but_for_the_announcement_it_prints_json_lines(
    service: RunningService, connection: http.client.HTTPConnection
) -> None:
    connection.request("GET", "/livez")
    answer_of(connection)
    said = service.said.splitlines()
    logged = [json.loads(line) for line in said if not line.startswith("The advisor is ready.")]
    assert len(logged) == len(said) - 1
    assert any(line["event"] == "request" for line in logged)


@pytest.mark.parametrize("options", KINDS.values(), ids=KINDS)
def test_a_taken_port_ends_in_one_sentence(options: tuple[str, ...]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "advisor", "serve", "--port", str(port), *options],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"Error: Can't listen at 127.0.0.1:{port}: another program is using it; "
        "stop that program or choose another --port.\n"
    )


@pytest.mark.parametrize("options", KINDS.values(), ids=KINDS)
def test_a_model_that_is_missing_ends_in_one_sentence(options: tuple[str, ...], tmp_path: Path) -> None:
    before = set(os.listdir("/dev/shm"))
    ended = subprocess.run(
        [sys.executable, "-m", "advisor", "serve", "--port", "0", *options],
        env={**os.environ, "ADVISOR_MODEL": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"Error: There is no model in {tmp_path}: train one with 'advisor train --out'.\n"
    assert not {name for name in set(os.listdir("/dev/shm")) - before if name.startswith("advisor")}


@pytest.mark.parametrize("options", KINDS.values(), ids=KINDS)
def test_interrupting_it_ends_it_quietly(serve: Serve, options: tuple[str, ...]) -> None:
    service = serve(*options)
    service.process.send_signal(signal.SIGINT)
    assert service.process.wait(30) == 0
    assert "Traceback" not in service.said
