"""A draft that is unique is sent down every path, good and bad. Then it must be nowhere but in its answer."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from running import RunningService, Serve, free_port

from advisor.service.keys import hash_of
from advisor.service.limits import MAX_BODY_BYTES, MAX_TEXT_LENGTH

STUMBLING = Path(__file__).with_name("stumbling.py")
MEMORY = Path("/dev/shm")
JSON = {"Content-Type": "application/json"}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True)
class Canary:
    """A word that stands nowhere else, and the places where it must not turn up.

    Attributes:
        word: ASCII letters and digits, so that no encoding in use changes it.
        draft: A draft with it that is warned about for it.
        scratch: Holds home, temporary folder and working folder of what is run.
    """

    word: str
    scratch: Path

    @property
    def draft(self) -> str:
        return f"The admin password of our server at work is {self.word}!"

    @property
    def env(self) -> dict[str, str]:
        """Environment of what is run."""
        for name in ("home", "tmp", "cwd"):
            (self.scratch / name).mkdir(exist_ok=True)
        return {
            "HOME": str(self.scratch / "home"),
            "TMPDIR": str(self.scratch / "tmp"),
            "XDG_RUNTIME_DIR": str(self.scratch / "tmp"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    @property
    def cwd(self) -> Path:
        return self.scratch / "cwd"

    def files_with_it(self) -> list[Path]:
        """The files, in the scratch folder or in memory, that hold the word or are named after it."""
        places = [path for root in (self.scratch, MEMORY) if root.is_dir() for path in root.rglob("*")]
        return [path for path in places if self.word in path.name or self._is_in(path)]

    def _is_in(self, path: Path) -> bool:
        # Files that vanish while they are looked for are other programs' shared memory.
        with contextlib.suppress(FileNotFoundError):
            return path.is_file() and self.word.encode() in path.read_bytes()
        return False


@pytest.fixture
def canary(tmp_path: Path) -> Canary:
    return Canary(f"Kanari{uuid.uuid4().hex}", tmp_path)


def exchange(
    service: RunningService, method: str, path: str, body: object = None, **headers: str
) -> tuple[int, str]:
    """Status, and head and body together, of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    said = f"{answer.reason}\n{answer.headers}\n{answer.read().decode()}"
    connection.close()
    return answer.status, said


def raw(service: RunningService, message: str) -> str:
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as connection:
        connection.sendall(message.encode())
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


def wrong_requests(canary: Canary) -> list[tuple[int, str, str, object, dict[str, str]]]:
    """Expected status, method, path, body and headers of requests that fail, each holding the draft."""
    word, draft, path = canary.word, canary.draft, "/v1/review"
    return [
        (400, "POST", path, f'{{"text": "{draft}"', JSON),
        (400, "POST", path, f'{{"text": "\\ud800{draft}"}}', JSON),
        (400, "POST", path, f'{{"text": "{draft}'.encode() + b'\xff"}', JSON),
        (413, "POST", path, draft.ljust(MAX_BODY_BYTES + 1), JSON),
        (413, "POST", path, iter([draft.encode().ljust(MAX_BODY_BYTES), draft.encode()]), JSON),
        (415, "POST", path, draft, {"Content-Type": f"text/{word}"}),
        (422, "POST", path, json.dumps({"text": draft.ljust(MAX_TEXT_LENGTH + 1, "x")}), JSON),
        (422, "POST", path, json.dumps({"text": [draft]}), JSON),
        (422, "POST", path, json.dumps({"text": draft, draft: draft}), JSON),
        (422, "POST", path, json.dumps({"text": draft, "lang": draft}), JSON),
        (422, "POST", path, json.dumps({"text": draft, "id": {draft: draft}}), JSON),
        (422, "POST", path, json.dumps({"text": draft, "channel": draft * 9}), JSON),
        (422, "POST", f"{path}/batch", json.dumps({"posts": [{"text": draft}, {draft: draft}]}), JSON),
        (422, "POST", f"{path}/batch", json.dumps({"posts": draft, draft: draft}), JSON),
        (500, "POST", path, json.dumps({"text": f"stumble {draft}"}), JSON),
        (500, "POST", f"{path}/batch", json.dumps({"posts": [{"text": f"stumble {draft}"}]}), JSON),
        (404, "GET", f"/{quote(draft)}", None, {}),
        (404, "GET", f"/extension/content/{word}?text={quote(draft)}", None, {}),
        (404, "GET", f"/static/{word}", None, {}),
        (
            405,
            "GET",
            f"{path}?text={quote(draft)}",
            None,
            {"Referer": f"https://{word}", "User-Agent": draft},
        ),
        (403, "POST", path, json.dumps({"text": draft}), {**JSON, "Origin": f"https://{word}.example"}),
        (403, "POST", path, json.dumps({"text": draft}), {**JSON, "Host": f"{word}.example"}),
        (401, "POST", path, json.dumps({"text": draft}), {**JSON, "Authorization": f"Bearer {word}"}),
    ]


def malformed(canary: Canary) -> list[str]:
    """What isn't HTTP at all, holding the draft."""
    head = "POST /v1/review HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return [
        f"{canary.draft}\r\n\r\n",
        f"GET / HTTP/{canary.word}\r\n\r\n",
        f"{canary.word} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        # As much as both servers take in before they refuse it; anything unread would reset the connection.
        f"GET /{canary.word * 2000}"[:65_537],
        f"GET / HTTP/1.1\r\nHost: localhost\r\n{canary.draft}\r\n\r\n",
        f"{head}Transfer-Encoding: chunked\r\n\r\n{canary.word}\r\n",
        f"{head}Content-Length: 900\r\n\r\n{canary.draft}",
    ]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("options", [(), ("--production",)], ids=["development", "production"])
def test_the_service_keeps_no_draft(
    serve: Serve, canary: Canary, options: tuple[str, ...], level: str
) -> None:
    # With the second reader and without it: half of the levels each.
    second_reader = "true" if level in ("DEBUG", "ERROR") else "false"
    env = {**canary.env, "ADVISOR_LOG_LEVEL": level, "ADVISOR_SECOND_READER": second_reader}
    service = serve(*options, command=(str(STUMBLING),), env=env, cwd=canary.cwd)

    status, said = exchange(
        service, "POST", "/v1/review", json.dumps({"text": canary.draft, "id": "a"}), **JSON
    )
    assert status == 200 and canary.word in said, "the answer itself quotes the words"
    body = json.dumps({"posts": [{"text": canary.draft}] * 3})
    assert exchange(service, "POST", "/v1/review/batch", body, **JSON)[0] == 200

    for expected, method, path, data, headers in wrong_requests(canary):
        status, said = exchange(service, method, path, data, **headers)
        assert (status, canary.word in said) == (expected, False), (method, path)
    for message in malformed(canary):
        assert canary.word not in raw(service, message)
    for path in ("/metrics", "/readyz", "/v1/openapi.json", "/"):
        status, said = exchange(service, "GET", path)
        assert (status, canary.word in said) == (200, False)

    assert canary.files_with_it() == [], "while it runs"
    assert service.stop() in (0, -15)
    assert canary.files_with_it() == [], "after it ended"
    assert canary.word not in service.said
    if level in ("DEBUG", "INFO"):
        assert '"event": "request"' in service.said
    assert '"event": "internal error"' in service.said and '"exception": "RuntimeError"' in service.said


@pytest.mark.parametrize("level", LEVELS)
def test_the_service_keeps_no_key_and_no_draft_it_refuses(serve: Serve, canary: Canary, level: str) -> None:
    settings = {
        "ADVISOR_KEY_HASHES": hash_of(canary.word),
        "ADVISOR_RATE_LIMIT": "2 per hour",
        # Nobody answers there, so that each process counts for itself and says so.
        "ADVISOR_REDIS_URL": f"redis://:{canary.word}@127.0.0.1:{free_port()}",
        "ADVISOR_WORKERS": "1",
        "ADVISOR_LOG_LEVEL": level,
    }
    service = serve("--production", command=(str(STUMBLING),), env={**canary.env, **settings}, cwd=canary.cwd)
    key = {**JSON, "Authorization": f"Bearer {canary.word}"}
    body = json.dumps({"text": f"stumble {canary.draft}"})
    for expected, headers in ((500, key), (500, key), (429, key), (401, JSON)):
        status, said = exchange(service, "POST", "/v1/review", body, **headers)
        assert (status, canary.word in said) == (expected, False)
    status, said = exchange(service, "GET", "/metrics", **key)
    assert (status, canary.word in said) == (200, False)
    service.stop()
    assert canary.word not in service.said
    assert canary.files_with_it() == []
    assert ('"event": "flask-limiter"' in service.said) == (level != "ERROR")


def run(canary: Canary, *arguments: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, str(STUMBLING), *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **canary.env, "ADVISOR_LOG_LEVEL": "DEBUG", **env},
        cwd=canary.cwd,
        timeout=60,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_the_command_line_keeps_no_draft(canary: Canary) -> None:
    reviewed = run(canary, "review", canary.draft)
    assert reviewed.returncode == 0 and canary.word in reviewed.stdout
    assert reviewed.stderr == ""

    explained = run(canary, "explain", canary.draft)
    assert explained.returncode == 0 and explained.stderr == ""

    lines = [
        json.dumps({"text": canary.draft}),
        json.dumps({"text": f"stumble {canary.draft}"}),
        json.dumps({canary.draft: canary.draft}),
        json.dumps({"text": canary.draft, "lang": canary.draft}),
        f'{{"text": "{canary.draft}',
        canary.draft,
    ]
    reviewed = run(canary, "review", "--jsonl", "-", stdin="\n".join(lines).encode())
    assert reviewed.returncode == 2
    assert reviewed.stdout.count("\n") == 1 and canary.word in reviewed.stdout
    assert reviewed.stderr.count("\n") == 5 and canary.word not in reviewed.stderr

    for status, *arguments in (
        (1, "review", f"stumble {canary.draft}"),
        (1, "review", canary.draft.ljust(MAX_TEXT_LENGTH + 1)),
        (1, "review", "--jsonl", canary.draft),
        (2, "review", canary.draft, canary.draft),
        (2, "review", "--lang", canary.draft, "x"),
        (2, "review", f"--{canary.draft}"),
        (2, canary.draft),
        (2, "serve", "--port", canary.draft),
        (1, "explain", canary.draft.ljust(MAX_TEXT_LENGTH + 1)),
        (2, "explain", "--draw", canary.draft, "x"),
    ):
        failed = run(canary, *arguments)
        assert (failed.returncode, failed.stdout) == (status, "")
        assert failed.stderr and canary.word not in failed.stderr

    failed = run(canary, "review", "-", stdin=canary.draft.encode() + b"\xff")
    assert failed.returncode == 1 and canary.word not in failed.stderr
    assert canary.files_with_it() == []


@pytest.mark.parametrize("options", [(), ("--production",)], ids=["development", "production"])
def test_a_service_that_kept_drafts_would_be_caught(
    serve: Serve, canary: Canary, options: tuple[str, ...]
) -> None:
    service = serve(*options, command=(str(STUMBLING),), env={**canary.env, "LEAK": "1"}, cwd=canary.cwd)
    if options:
        # gunicorn loses a signal that arrives while a process is being born, and then waits in vain.
        service.wait_for("worker ready", times=2)
    exchange(service, "POST", "/v1/review", json.dumps({"text": canary.draft}), **JSON)
    service.stop()
    assert canary.word in service.said
    assert canary.files_with_it() == [canary.scratch / "tmp" / "drafts.bin"]


def test_a_planted_canary_is_found(canary: Canary) -> None:
    assert canary.files_with_it() == []
    deep = canary.scratch / "home" / ".cache" / "deep"
    deep.mkdir(parents=True)
    (deep / "inside.bin").write_bytes(b"\0" * 70_000 + canary.word.encode() + b"\0")
    (deep / f"name-{canary.word}").touch()
    assert sorted(canary.files_with_it()) == [deep / "inside.bin", deep / f"name-{canary.word}"]
    if MEMORY.is_dir():
        planted = MEMORY / f"advisor-test-{os.getpid()}"
        planted.write_text(canary.word)
        try:
            assert planted in canary.files_with_it()
        finally:
            planted.unlink()
