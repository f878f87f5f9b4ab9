"""Two copies of the service behind nginx as in `deploy/nginx.conf`, with one Redis."""

from __future__ import annotations

import http.client
import json
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from keyed import BEARER, KEY_HASH
from running import NGINX, Nginx, Redis, RunningService, Serve, free_port

from advisor.service.config import ServiceConfig
from advisor.service.limits import MAX_BODY_BYTES

EXAMPLE = (Path(__file__).parents[2] / "deploy" / "nginx.conf").read_text("utf-8")
SECRET = "Kanarienvogel"
ANSWERED_AT_ONCE = ServiceConfig().workers * ServiceConfig().threads
JSON = {"Content-Type": "application/json", "Host": "advisor.example.com", **BEARER}

Copies = tuple[RunningService, RunningService]


def configured(folder: Path, ports: tuple[int, int], listen: int) -> Path:
    """The example, with addresses and a certificate of this computer."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    self_signed = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    subprocess.run([*self_signed, "-out", certificate, "-keyout", key], check=True, capture_output=True)
    text = EXAMPLE
    for example, ours in {
        "listen 443 ssl": f"listen 127.0.0.1:{listen} ssl",
        "127.0.0.1:8750": f"127.0.0.1:{ports[0]}",
        "127.0.0.1:8751": f"127.0.0.1:{ports[1]}",
        "/etc/ssl/certs/advisor.example.com.pem": str(certificate),
        "/etc/ssl/private/advisor.example.com.pem": str(key),
        # Louder than the example: nginx says here when it writes to a temporary file.
        "error_log stderr crit": "error_log stderr notice",
    }.items():
        assert text.count(example) == 1, example
        text = text.replace(example, ours)
    path = folder / "nginx.conf"
    path.write_text(text, "utf-8")
    return path


@dataclass(frozen=True)
class Fleet:
    """What runs.

    Attributes:
        port: Where nginx listens.
    """

    copies: Copies
    nginx: Nginx
    port: int

    def ask(self, body: bytes = b'{"text": "Hello"}', path: str = "/v1/review") -> int:
        """The status of an answer, on a connection of its own."""
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=30, context=ssl._create_unverified_context()
        )
        connection.request("POST", path, body, JSON)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status


def two_copies(serve: Serve, redis: Redis, limit: str) -> Copies:
    env = {
        "ADVISOR_KEY_HASHES": KEY_HASH,
        "ADVISOR_REDIS_URL": redis.url,
        "ADVISOR_RATE_LIMIT": limit,
        "ADVISOR_ALLOWED_HOSTS": "advisor.example.com",
    }
    with ThreadPoolExecutor(2) as pool:
        return tuple(pool.map(lambda _: serve("--production", env=env), range(2)))


@pytest.fixture(scope="module")
def unlimited(serve_for_module: Serve) -> Iterator[Copies]:
    """Two copies that several tests share."""
    redis = Redis()
    yield two_copies(serve_for_module, redis, "")
    redis.stop()


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Callable[..., Fleet]]:
    """Puts nginx in front of copies."""
    running: list[Nginx] = []

    def start(copies: Copies, without: str = "") -> Fleet:
        port = free_port()
        config = configured(tmp_path, (copies[0].port, copies[1].port), port)
        config.write_text(config.read_text("utf-8").replace(without, ""), "utf-8")
        running.append(Nginx(config, tmp_path))
        return Fleet(copies, running[-1], port)

    yield start
    for nginx in running:
        nginx.stop()


def test_the_example_is_valid(tmp_path: Path) -> None:
    config = configured(tmp_path, (8750, 8751), 8443)
    checked = subprocess.run([NGINX, "-t", "-p", tmp_path, "-c", config], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


def test_a_limit_holds_for_both_copies_together(serve: Serve, redis: Redis, front) -> None:
    fleet = front(two_copies(serve, redis, "20 per hour"))
    with ThreadPoolExecutor(4) as pool:
        counted = Counter(pool.map(lambda _: fleet.ask(), range(40)))
    assert counted == {200: 20, 429: 20}
    assert all('"status": 200' in copy.said for copy in fleet.copies), "both were asked"


def longest_batch() -> bytes:
    drafts = [f"{SECRET} {letter * 9_900}" for letter in "xyzä"]
    body = json.dumps({"posts": [{"text": draft} for draft in drafts]}, ensure_ascii=False).encode()
    return body.ljust(MAX_BODY_BYTES)


def test_no_draft_is_written_to_a_file_or_log(unlimited: Copies, front, tmp_path: Path) -> None:
    fleet = front(unlimited)
    assert fleet.ask(longest_batch(), "/v1/review/batch") == 200
    assert fleet.ask(longest_batch() + b" ", "/v1/review/batch") == 413
    assert "temporary file" not in fleet.nginx.said
    assert SECRET not in fleet.nginx.said + fleet.copies[0].said + fleet.copies[1].said
    left = [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert left == []


def test_an_nginx_that_wrote_drafts_to_files_would_be_noticed(unlimited: Copies, front) -> None:
    fleet = front(unlimited, without="client_body_buffer_size 64k;")
    assert fleet.ask(longest_batch(), "/v1/review/batch") == 200
    assert "buffered to a temporary file" in fleet.nginx.said


def test_no_request_is_lost_when_a_copy_crashes(unlimited: Copies, front) -> None:
    """But those whose answer it was just sending. The last test, as it costs a copy."""
    fleet = front(unlimited)
    answered, enough = Counter(), threading.Event()

    def author(_: int) -> list[int | str]:
        statuses = []
        while len(statuses) < 60:
            try:
                statuses.append(fleet.ask())
            except http.client.IncompleteRead:
                statuses.append("cut off")
            if len(statuses) == 20:
                enough.set()
        assert statuses.count("cut off") <= 1, "an author had one request in flight"
        return statuses

    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(author, number) for number in range(6)]
        assert enough.wait(30)
        fleet.copies[0].crash()
        for statuses in asked:
            answered.update(statuses.result())
    # What began to answer before it crashed nobody can take back, and no proxy can ask again.
    assert answered["cut off"] <= ANSWERED_AT_ONCE
    assert answered[200] + answered["cut off"] == 360
    assert '"status": 200' in fleet.copies[0].said, "the one that crashed had been asked"
