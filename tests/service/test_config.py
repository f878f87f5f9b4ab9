from __future__ import annotations

import pytest
from pydantic import ValidationError

from advisor.service.config import ConfigError, ServiceConfig, load_config

CHROMIUM = "chrome-extension://" + "abcdefghijklmnop" * 2
FIREFOX = "moz-extension://123e4567-e89b-42d3-a456-426614174000"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ServiceConfig.model_fields:
        monkeypatch.delenv(f"ADVISOR_{name.upper()}", raising=False)


def test_defaults_stay_on_this_computer() -> None:
    config = load_config()
    assert (config.host, config.port, config.extension_origins) == ("127.0.0.1", 8750, ())
    assert config.is_loopback


def test_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_HOST", "0.0.0.0")
    monkeypatch.setenv("ADVISOR_PORT", "80")
    monkeypatch.setenv("ADVISOR_EXTENSION_ORIGINS", f"{CHROMIUM}, {FIREFOX}")
    monkeypatch.setenv("ADVISOR_ALLOWED_HOSTS", "Advisor.example [::1]")
    config = load_config()
    assert (config.host, config.port) == ("0.0.0.0", 80)
    assert config.extension_origins == (CHROMIUM, FIREFOX)
    assert config.allowed_hosts == ("advisor.example", "[::1]")
    assert not config.is_loopback


def test_the_command_line_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_PORT", "80")
    assert load_config(port=81).port == 81


def test_an_empty_list_in_the_environment_is_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_EXTENSION_ORIGINS", " ")
    assert load_config().extension_origins == ()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "many", "ADVISOR_PORT must be a whole number from 0 to 65535."),
        ("PORT", "65536", "ADVISOR_PORT must be a whole number from 0 to 65535."),
        ("LOG_LEVEL", "LOUD", "ADVISOR_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR."),
    ],
)
def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(f"ADVISOR_{name}", value)
    with pytest.raises(ConfigError) as raised:
        load_config()
    assert str(raised.value) == sentence


def test_a_wrong_option_is_named_as_an_option() -> None:
    with pytest.raises(ConfigError, match=r"^--port must be"):
        load_config(port=-1)


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https://x.com",
        "chrome-extension://*",
        CHROMIUM + "/",
        CHROMIUM.upper(),
        CHROMIUM[:-1],
        CHROMIUM.replace("a", "z"),
        "chrome-extension://" + ".{32}",
        FIREFOX[:-1],
    ],
)
def test_only_exact_origins_of_extensions_can_be_listed(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("ADVISOR_EXTENSION_ORIGINS", origin)
    with pytest.raises(ConfigError, match="ADVISOR_EXTENSION_ORIGINS must be"):
        load_config()


@pytest.mark.parametrize("host", ["http://advisor.example", "advisor.example:80", "*", "a/b"])
def test_only_bare_host_names_can_be_listed(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("ADVISOR_ALLOWED_HOSTS", host)
    with pytest.raises(ConfigError, match="ADVISOR_ALLOWED_HOSTS must be"):
        load_config()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("advisor.example", False),
    ],
)
def test_knows_a_loopback_address(host: str, loopback: bool) -> None:
    assert ServiceConfig(host=host).is_loopback is loopback


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        load_config().port = 1
