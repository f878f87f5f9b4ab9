"""The server for one person answers before the advisor is loaded, and says that it isn't ready."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys

SLOW_START = """
import sys
from advisor import Advisor
from advisor.cli import main
from advisor.service import development
real, url_of = Advisor.load.__func__, development.url_of
def load(cls, model=None, policy=None, second_reader=False):
    print("loading", flush=True)
    sys.stdin.readline()
    return real(cls)
def bind(host, port):
    bound = real_bind(host, port)
    print(url_of(bound), flush=True)
    return bound
real_bind, development.bind = development.bind, bind
Advisor.load = classmethod(load)
main()
"""


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_it_is_alive_at_once_and_ready_when_warm() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_START, "serve", "--port", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        assert process.stdout.readline() == "loading\n"
        assert (_status(port, "/livez"), _status(port, "/readyz"), _status(port, "/v1/openapi.json")) == (
            200,
            503,
            200,
        )
        process.stdin.write("go on\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith("The advisor is ready.")
        assert _status(port, "/readyz") == 200
    finally:
        process.kill()
        process.communicate()
