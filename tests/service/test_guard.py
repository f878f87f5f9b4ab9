from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from keyed import BEARER, KEY_HASH

from advisor import Advisor
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig

OURS = "chrome-extension://" + "abcdefghijklmnop" * 2
OTHER = "chrome-extension://" + "ponmlkjihgfedcba" * 2
ELSEWHERE = {"host": "0.0.0.0", "key_hashes": (KEY_HASH,)}
FIREFOX = "moz-extension://123e4567-e89b-42d3-a456-426614174000"


@pytest.fixture
def ask(advisor: Advisor):
    def status(config: ServiceConfig, **headers: str) -> int:
        client: FlaskClient = create_app(config, advisor).test_client()
        key = BEARER if config.key_hashes else {}
        return client.post("/v1/review", json={"text": "Hello"}, headers={**headers, **key}).status_code

    return status


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8750", "127.0.0.1:1", "[::1]:8750", "[::1]", "LOCALHOST"]
)
def test_loopback_names_are_ours(ask, host: str) -> None:
    assert ask(ServiceConfig(), Host=host) == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example:8750", "localhost.evil.example", "[::2]", "", "[", "127.0.0.2"],
)
def test_a_rebound_name_is_refused(ask, host: str) -> None:
    assert ask(ServiceConfig(), Host=host) == 403


def test_a_listed_name_is_ours_too(ask) -> None:
    config = ServiceConfig(allowed_hosts=("advisor.example",))
    assert ask(config, Host="advisor.example:443") == 200
    assert ask(config, Host="localhost") == 200
    assert ask(config, Host="evil.example") == 403


def test_elsewhere_any_name_is_ours_unless_some_are_listed(ask) -> None:
    assert ask(ServiceConfig(**ELSEWHERE), Host="advisor.example") == 200
    listed = ServiceConfig(**ELSEWHERE, allowed_hosts=("advisor.example",))
    assert ask(listed, Host="advisor.example") == 200
    assert ask(listed, Host="evil.example") == 403


def test_programs_send_no_origin_and_may_ask(ask) -> None:
    assert ask(ServiceConfig()) == 200


def test_the_page_of_the_service_may_ask(ask) -> None:
    assert ask(ServiceConfig(), Host="127.0.0.1:8750", Origin="http://127.0.0.1:8750") == 200


def test_the_page_may_ask_through_a_proxy_that_ends_tls(ask) -> None:
    config = ServiceConfig(**ELSEWHERE)
    assert ask(config, Host="advisor.example", Origin="https://advisor.example") == 200


@pytest.mark.parametrize(
    "origin",
    ["https://x.com", "null", "http://127.0.0.1:9999", "http://localhost", "file://", "https://localhost:1"],
)
def test_other_sites_may_not_ask(ask, origin: str) -> None:
    assert ask(ServiceConfig(), Host="127.0.0.1:8750", Origin=origin) == 403


@pytest.mark.parametrize("origin", [OURS, FIREFOX])
def test_on_this_computer_an_installed_extension_may_ask(ask, origin: str) -> None:
    assert ask(ServiceConfig(), Origin=origin) == 200


@pytest.mark.parametrize("origin", [OURS + ".evil.example", "chrome-extension://", f"https://{OURS}"])
def test_what_only_looks_like_an_extension_may_not(ask, origin: str) -> None:
    assert ask(ServiceConfig(), Origin=origin) == 403


def test_listing_extensions_shuts_out_the_others(ask) -> None:
    config = ServiceConfig(extension_origins=(OURS,))
    assert ask(config, Origin=OURS) == 200
    assert ask(config, Origin=OTHER) == 403


def test_elsewhere_only_listed_extensions_may_ask(ask) -> None:
    assert ask(ServiceConfig(**ELSEWHERE), Origin=OURS) == 403
    assert ask(ServiceConfig(**ELSEWHERE, extension_origins=(OURS,)), Origin=OURS) == 200


def test_the_refusal_repeats_nothing(client: FlaskClient) -> None:
    for headers in ({"Host": "kanarienvogel.example"}, {"Origin": "https://kanarienvogel.example"}):
        answer = client.get("/livez", headers=headers)
        assert answer.status_code == 403
        assert "kanarienvogel" not in answer.text
