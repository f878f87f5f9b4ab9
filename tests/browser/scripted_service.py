"""A small service whose answers are written by the test."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def find(
    text: str,
    words: str,
    level: str = "warn",
    rewrite: str | None = None,
    category: str = "career",
    reason: str = "People at that company may read this.",
    suggestion: str = "Say what you look for instead.",
) -> dict[str, object]:
    """A finding about the first place of `words` in `text`."""
    start = text.index(words)
    return {
        "category": category,
        "level": level,
        "start": start,
        "end": start + len(words),
        "quote": words,
        "reason": reason,
        "suggestion": suggestion,
        "rewrite": rewrite,
    }


class ScriptedService:
    """What it answers, and how often it was asked.

    Attributes:
        url: Its address.
        warnings: Words that are warned about wherever a draft holds them, and their better wording.
        notes: The same for tips.
        encouragement: The warm word on every draft without a finding.
        status: The status of every answer.
        body: If given, the answer, whatever was asked.
        boundary: How near to work every draft is.
        change: If given, changes each finding before it is sent.
        free: While it is not set, no answer is given.
        texts: The drafts it was asked about, in order.
        keys: What each request gave as `Authorization`, in order; None for nothing.
    """

    def __init__(self) -> None:
        self.url = ""
        self.warnings: dict[str, str | None] = {}
        self.notes: dict[str, str | None] = {}
        self.encouragement: str | None = None
        self.status = 200
        self.body: bytes | None = None
        self.boundary = "work"
        self.change: dict[str, object] = {}
        self.free = threading.Event()
        self.free.set()
        self.texts: list[str] = []
        self.keys: list[str | None] = []
        self._asked = threading.Condition()

    def wait_until_asked(self, text: str) -> None:
        """Wait until a draft has arrived, whether or not it is answered."""
        with self._asked:
            assert self._asked.wait_for(lambda: text in self.texts, timeout=15)

    def advice(self, text: str) -> dict[str, object]:
        findings = [
            find(text, words, "warn", better) for words, better in self.warnings.items() if words in text
        ]
        findings += [
            find(text, words, "note", better) for words, better in self.notes.items() if words in text
        ]
        findings.sort(key=lambda finding: finding["start"])
        levels = {finding["level"] for finding in findings}
        return {
            "id": None,
            "level": "warn" if "warn" in levels else "note" if levels else "clear",
            "risk": 0.9 if findings else 0.01,
            "boundary": self.boundary,
            "lang": "en",
            "protected": False,
            "engine": "scripted/00000000",
            "findings": [finding | self.change for finding in findings],
            "encouragement": None if findings else self.encouragement,
        }

    def answer(self, request: bytes, key: str | None) -> bytes:
        text = json.loads(request)["text"]
        with self._asked:
            self.keys.append(key)
            self.texts.append(text)
            self._asked.notify_all()
        self.free.wait(timeout=20)
        return self.body if self.body is not None else json.dumps(self.advice(text)).encode()


@contextmanager
def serve_script() -> Iterator[ScriptedService]:
    """Runs a scripted service at a free loopback port."""
    service = ScriptedService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            body = service.answer(request, self.headers["Authorization"])
            try:
                self.send_response(service.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                pass  # The extension no longer waited.

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        service.free.set()
        server.shutdown()
        server.server_close()
