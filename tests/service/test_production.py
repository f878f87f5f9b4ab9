"""What only gunicorn's several processes can show."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from keyed import KEY_HASH
from prometheus_client.parser import text_string_to_metric_families
from running import Serve

SLOW_ADVISOR = """
import threading, time
from advisor import Advisor
from advisor.cli import main
real = Advisor.review
def review(self, text, **hints):
    if text == "slow":
        print("reviewing", flush=True)
        time.sleep(2)
    return real(self, text, **hints)
Advisor.review = review
main()
"""


def _get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def _review(port: int, text: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", "/v1/review", json.dumps({"text": text}), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_processes_count_together(serve: Serve) -> None:
    service = serve("--production")
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda number: _review(service.port, f"Hello {number}"), range(40)))
    assert statuses == [200] * 40
    answered = {
        sample.labels["status"]: sample.value
        for family in text_string_to_metric_families(_get(service.port, "/metrics")[1])
        for sample in family.samples
        if sample.name == "advisor_http_requests_total"
    }
    assert answered == {"200": 40}


def test_there_are_two_processes(serve: Serve) -> None:
    service = serve("--production")
    service.wait_for("worker ready", times=2)
    children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children")
    assert len(children.read_text().split()) == 2


def test_a_review_under_way_is_finished_before_it_stops(serve: Serve) -> None:
    service = serve("--production", command=("-c", SLOW_ADVISOR))
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(_review, service.port, "slow")
        service.wait_for("reviewing")
        assert service.stop() == 0
        assert slow.result() == 200


def test_nothing_is_left_behind(serve: Serve, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = set(os.listdir("/dev/shm"))
    service = serve("--production", env={"HOME": str(home), "TMPDIR": str(home)})
    assert _review(service.port, "Hello") == 200
    assert service.stop() == 0
    assert list(home.iterdir()) == []
    assert not {name for name in set(os.listdir("/dev/shm")) - before if name.startswith("advisor-counts")}


def test_no_control_socket_is_opened(serve: Serve, tmp_path: Path) -> None:
    service = serve("--production", env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)})
    assert _get(service.port, "/livez")[0] == 200
    assert not [path for path in tmp_path.rglob("*") if path.is_socket()]


def test_it_listens_at_an_ipv6_address(serve: Serve) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this computer has no IPv6")
    service = serve("--production", "--host", "::1")
    connection = http.client.HTTPConnection("::1", service.port, timeout=20)
    connection.request("GET", "/livez")
    assert connection.getresponse().status == 200


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            {"ADVISOR_KEY_HASHES": KEY_HASH},
            "2 workers can't count requests together: name a Redis in ADVISOR_REDIS_URL, or set "
            "ADVISOR_WORKERS to 1, or ADVISOR_RATE_LIMIT to nothing.",
        ),
        (
            {"ADVISOR_HOST": "0.0.0.0"},
            "Nobody could ask: make a key with 'advisor key' and list its hash in ",
        ),
        ({"ADVISOR_THREADS": "none"}, "ADVISOR_THREADS must be a whole number from 1 to 64."),
    ],
)
def test_settings_that_do_not_go_together_end_in_one_sentence(
    settings: dict[str, str], sentence: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "advisor", "serve", "--production", "--port", "0"],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"Error: {sentence}") and ended.stderr.count("\n") == 1


def test_there_are_as_many_processes_and_settings_as_the_file_says(serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "advisor.toml"
    file.write_text(f"workers = 1\nkey_hashes = ['{KEY_HASH}']\n", "utf-8")
    service = serve("--production", "--config", str(file))
    children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children")
    assert len(children.read_text().split()) == 1
    assert _review(service.port, "Hello") == 401
