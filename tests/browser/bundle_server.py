"""A house that serves a bundle of its own."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from browser.extension_browser import EXTENSION


class BundleServer:
    """One bundle, and the digest it is told to claim.

    Attributes:
        url: The bundle's address.
        body: What is served.
        claimed: The digest in the tag; the true one if None.
        statuses: What was answered, in order.
        keys: What was sent as `Authorization`, in order.
    """

    def __init__(self) -> None:
        self.url = ""
        self.body = b""
        self.claimed: str | None = None
        self.statuses: list[int] = []
        self.keys: list[str | None] = []

    @property
    def tag(self) -> str:
        return f'"sha256-{self.claimed or hashlib.sha256(self.body).hexdigest()}"'


@contextmanager
def serve_bundle() -> Iterator[BundleServer]:
    """Serves a bundle that knows a code name, at a free loopback port."""
    served = BundleServer()
    data = json.loads(gzip.decompress((EXTENSION / "engine" / "bundle.json.gz").read_bytes()))
    data["house"]["classes"]["code_name"] = "project heron"
    served.body = json.dumps(data).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.keys.append(self.headers["Authorization"])
            known = self.headers["If-None-Match"] == served.tag
            served.statuses.append(304 if known else 200)
            self.send_response(served.statuses[-1])
            self.send_header("ETag", served.tag)
            self.end_headers()
            if not known:
                self.wfile.write(served.body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}/v1/bundle"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
