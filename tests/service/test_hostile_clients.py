"""What a service in production must bear: others are answered all the while."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest
from keyed import BEARER, KEY_HASH
from running import RunningService, Serve

from advisor.service.limits import MAX_BODY_BYTES

JSON = {"Content-Type": "application/json", **BEARER}
SLOW_CLIENTS = 200
WRONG_KEYS_A_SECOND = 500
AUTHOR_WAITS = 0.5
"""Seconds that the extension waits for an answer."""

HEAD = b"POST /v1/review HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def service(serve_for_module: Serve) -> RunningService:
    env = {"ADVISOR_KEY_HASHES": KEY_HASH, "ADVISOR_RATE_LIMIT": "", "ADVISOR_REQUEST_SECONDS": "5"}
    return serve_for_module("--production", env=env)


def ask(service: RunningService, body: bytes, path: str = "/v1/review", **headers: str) -> tuple[int, float]:
    """Status of an answer, and the seconds it took."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request("POST", path, body, {**JSON, **headers})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, time.perf_counter() - started


def answers_others(service: RunningService, times: int = 20) -> None:
    """Others are answered, and nearly always before they stop waiting; a busy machine may delay a few."""
    asked = [ask(service, b'{"text": "Hello"}') for _ in range(times)]
    assert [status for status, _ in asked] == [200] * times
    assert sorted(seconds for _, seconds in asked)[times * 3 // 4] < AUTHOR_WAITS


@contextmanager
def slow_clients(service: RunningService, beginning: bytes) -> Iterator[list[socket.socket]]:
    """Clients that have begun a request and leave it at that."""
    with ExitStack() as stack:
        clients = []
        for _ in range(SLOW_CLIENTS):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", service.port), timeout=30))
            client.sendall(beginning)
            clients.append(client)
        yield clients


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"P",
        HEAD,
        HEAD + b'Content-Length: 17\r\n\r\n{"text"',
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n",
    ],
    ids=["nothing", "a letter", "a head", "a body", "a chunk"],
)
def test_slow_clients_do_not_keep_others_waiting(service: RunningService, beginning: bytes) -> None:
    with slow_clients(service, beginning) as clients:
        answers_others(service)
        for client in clients:
            client.sendall(b"x")
        answers_others(service)


def test_clients_that_do_not_close_do_not_keep_others_waiting(service: RunningService) -> None:
    with slow_clients(service, b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"):
        answers_others(service)


def test_bodies_that_are_refused_unread_do_not_keep_others_waiting(service: RunningService) -> None:
    with slow_clients(service, HEAD + b"Content-Length: 9000000\r\n\r\n{"):
        answers_others(service)


def test_who_is_too_slow_is_told(service: RunningService) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as client:
        client.sendall(HEAD)
        answer = b"".join(iter(lambda: client.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ") and b"application/problem+json" in head
    assert json.loads(body)["status"] == 408


def test_a_request_may_come_in_pieces_and_others_behind_it(service: RunningService) -> None:
    request = (
        HEAD + f"Authorization: {BEARER['Authorization']}\r\n".encode() + b"Content-Length: 17\r\n\r\n"
        b'{"text": "Hello"}'
    )
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in request:
            client.sendall(bytes([byte]))
        client.sendall(request + request)
        client.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: client.recv(65_536), b""))
    assert answer.count(b"HTTP/1.1 200 ") == 3


def test_a_sender_that_waits_for_a_word_gets_it(service: RunningService) -> None:
    head = f"Authorization: {BEARER['Authorization']}\r\nContent-Length: 17\r\nExpect: 100-continue\r\n\r\n"
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as client:
        client.sendall(HEAD + head.encode())
        assert client.recv(65_536).startswith(b"HTTP/1.1 100 ")
        client.sendall(b'{"text": "Hello"}')
        client.shutdown(socket.SHUT_WR)
        assert b"HTTP/1.1 200 " in b"".join(iter(lambda: client.recv(65_536), b""))


DEEP = b'{"text": ' + b"[" * 30_000 + b"]" * 30_000 + b"}"
DEEP_AND_OPEN = b'{"a":' * 13_000
DEEP_IN_FIELD = b'{"posts": [{"text": "Hello", "id": ' + b"[" * 30_000 + b"]" * 30_000 + b"}]}"


@pytest.mark.parametrize(
    ("path", "body", "statuses"),
    [
        ("/v1/review", DEEP, {400, 422}),
        ("/v1/review", DEEP_AND_OPEN, {400}),
        ("/v1/review/batch", DEEP_IN_FIELD, {400, 422}),
        ("/v1/review", b'{"text": "\xff\xfe"}', {400}),
        ("/v1/review", b'{"text": "\xc0\xaf"}', {400}),
        ("/v1/review", b'{"text": "\xed\xa0\x80"}', {400}),
        ("/v1/review", b'{"text": "\\ud800"}', {400}),
        ("/v1/review", "\ufeff{}".encode(), {400}),
        ("/v1/review", '{"text": "x"}'.encode("utf-16"), {400}),
        ("/v1/review", b'{"text": 1' + b"0" * 60_000 + b"}", {400, 422}),
        ("/v1/review", b"\0" * MAX_BODY_BYTES, {400}),
        ("/v1/review", b'{"text": "%s"}' % (b"a." * 5_000), {200}),
        ("/v1/review/batch", b'{"posts": [%s]}' % b",".join([b'{"text":"!"}'] * 100), {200}),
    ],
)
def test_strange_bodies_are_answered(
    service: RunningService, path: str, body: bytes, statuses: set[int]
) -> None:
    assert ask(service, body, path)[0] in statuses


def test_bodies_of_full_length_at_once(service: RunningService) -> None:
    text = "Guten Morgen, liebe Leute! " * 340
    body = json.dumps({"posts": [{"text": text}] * 7}).encode().ljust(MAX_BODY_BYTES)
    assert len(body) == MAX_BODY_BYTES
    with ThreadPoolExecutor(4) as pool:
        asked = pool.map(lambda _: ask(service, body, "/v1/review/batch")[0], range(4))
    assert set(asked) == {200}


def test_wrong_keys_do_not_keep_others_waiting(service: RunningService) -> None:
    """So many a second that the pace is kept by a clock, not by the answers."""
    seconds, senders, stop = 3, 4, threading.Event()

    def guess(sender: int) -> Counter[int]:
        statuses = Counter()
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
        started = time.monotonic()
        for number in range(seconds * WRONG_KEYS_A_SECOND // senders):
            stop.wait(max(0.0, started + number * senders / WRONG_KEYS_A_SECOND - time.monotonic()))
            headers = {"Authorization": f"Bearer wrong-{sender}-{number}"}
            connection.request("POST", "/v1/review", b'{"text": "Hello"}', {**JSON, **headers})
            answer = connection.getresponse()
            answer.read()
            statuses[answer.status] += 1
        connection.close()
        return statuses

    with ThreadPoolExecutor(senders) as pool:
        guesses = [pool.submit(guess, sender) for sender in range(senders)]
        answers_others(service)
        statuses = sum((guess.result() for guess in guesses), Counter())
    assert statuses == {401: seconds * WRONG_KEYS_A_SECOND}
