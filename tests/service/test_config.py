from __future__ import annotations

from pathlib import Path

import pytest
from keyed import KEY_HASH
from pydantic import ValidationError

from advisor.service.config import ConfigError, ServiceConfig, load_config

CHROMIUM = "chrome-extension://" + "abcdefghijklmnop" * 2
FIREFOX = "moz-extension://123e4567-e89b-42d3-a456-426614174000"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ServiceConfig.model_fields:
        monkeypatch.delenv(f"ADVISOR_{name.upper()}", raising=False)
    monkeypatch.delenv("ADVISOR_CONFIG", raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "advisor.toml"


def test_defaults_stay_on_this_computer() -> None:
    config = load_config()
    assert (config.host, config.port, config.extension_origins) == ("127.0.0.1", 8750, ())
    assert config.is_loopback and config.is_anonymous


def test_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_HOST", "0.0.0.0")
    monkeypatch.setenv("ADVISOR_PORT", "80")
    monkeypatch.setenv("ADVISOR_EXTENSION_ORIGINS", f"{CHROMIUM}, {FIREFOX}")
    monkeypatch.setenv("ADVISOR_ALLOWED_HOSTS", "Advisor.example [::1]")
    monkeypatch.setenv("ADVISOR_KEY_HASHES", f"{KEY_HASH},{'0' * 64}")
    monkeypatch.setenv("ADVISOR_REDIS_URL", "redis://redis.example:6379/0")
    config = load_config()
    assert (config.host, config.port) == ("0.0.0.0", 80)
    assert config.extension_origins == (CHROMIUM, FIREFOX)
    assert config.allowed_hosts == ("advisor.example", "[::1]")
    assert config.key_hashes == (KEY_HASH, "0" * 64)
    assert config.redis_url.get_secret_value() == "redis://redis.example:6379/0"
    assert not config.is_loopback and not config.is_anonymous


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
        ("ANONYMOUS", "perhaps", "ADVISOR_ANONYMOUS must be true or false."),
        ("WORKERS", "0", "ADVISOR_WORKERS must be a whole number from 1 to 64."),
        ("THREADS", "65", "ADVISOR_THREADS must be a whole number from 1 to 64."),
        ("REQUEST_SECONDS", "0", "ADVISOR_REQUEST_SECONDS must be a whole number of seconds from 1 to 60."),
        (
            "RATE_LIMIT",
            "often",
            'ADVISOR_RATE_LIMIT must be a number of requests and a time, such as "100 per second", or empty.',
        ),
        (
            "REDIS_URL",
            "http://:hidden@redis.example",
            "ADVISOR_REDIS_URL must be an address that begins with redis://, rediss:// or redis+unix://.",
        ),
        (
            "KEY_HASHES",
            KEY_HASH[:-1],
            "ADVISOR_KEY_HASHES must be a list, separated by commas, of SHA-256 hashes of keys, "
            "64 of 0-9 and a-f each, as 'advisor key' prints them.",
        ),
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
    assert ServiceConfig(host=host, key_hashes=(KEY_HASH,)).is_loopback is loopback


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        load_config().port = 1


def test_reads_a_file(file: Path) -> None:
    file.write_text(f"port = 81\nextension_origins = ['{CHROMIUM}']\nkey_hashes = '{KEY_HASH}'\n")
    config = load_config(file)
    assert (config.port, config.extension_origins, config.key_hashes) == (81, (CHROMIUM,), (KEY_HASH,))


def test_the_environment_may_name_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("port = 81")
    monkeypatch.setenv("ADVISOR_CONFIG", str(file))
    assert load_config().port == 81


def test_command_line_over_environment_over_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("port = 81\nthreads = 3\nworkers = 3")
    monkeypatch.setenv("ADVISOR_PORT", "82")
    monkeypatch.setenv("ADVISOR_THREADS", "2")
    config = load_config(file, port=83)
    assert (config.port, config.threads, config.workers) == (83, 2, 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"port = 'many'", '"port" in {file} must be a whole number from 0 to 65535.'),
        (b"prot = 81", '{file} has a setting that is not known, "prot"; known are host, port, '),
        (b"[port]\nnumber = 81", '"port" in {file} must be a whole number from 0 to 65535.'),
        (b"log_drafts = false", '{file} has a setting that is not known, "log_drafts"; known are '),
        (b"port = ", "The configuration file {file} is not valid TOML: "),
        (b"host = '\xff'", "The configuration file {file} is not valid TOML: it is not UTF-8."),
    ],
)
def test_what_is_wrong_in_a_file_is_named(file: Path, text: bytes, sentence: str) -> None:
    file.write_bytes(text)
    with pytest.raises(ConfigError) as raised:
        load_config(file)
    assert str(raised.value).startswith(sentence.format(file=file))


def test_a_file_that_is_missing_is_named(file: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load_config(file)
    assert str(raised.value) == f"The configuration file {file} can't be read: No such file or directory."


def test_an_error_is_told_without_the_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_REDIS_URL", "http://:hidden@redis.example")
    with pytest.raises(ConfigError) as raised:
        load_config()
    assert raised.value.__context__ is None and raised.value.__cause__ is None


def test_a_password_of_redis_is_not_shown() -> None:
    config = ServiceConfig(key_hashes=(KEY_HASH,), redis_url="redis://:hidden@redis.example")
    assert "hidden" not in repr(config) + str(config) + config.model_dump_json()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "advisor.example"])
def test_beyond_this_computer_keys_are_needed(host: str) -> None:
    with pytest.raises(ConfigError, match=r"^Nobody could ask: make a key with 'advisor key'"):
        load_config(host=host)
    with pytest.raises(ConfigError, match=r"^ADVISOR_ANONYMOUS can be true only where"):
        load_config(host=host, anonymous=True, key_hashes=(KEY_HASH,))
    assert not load_config(host=host, key_hashes=(KEY_HASH,)).is_anonymous


@pytest.mark.parametrize(
    ("anonymous", "hashes", "expected"),
    [
        (None, (), True),
        (None, (KEY_HASH,), False),
        (True, (KEY_HASH,), True),
        (True, (), True),
        (False, (KEY_HASH,), False),
    ],
)
def test_on_this_computer_a_key_is_needed_if_one_is_listed(
    anonymous: bool | None, hashes: tuple[str, ...], expected: bool
) -> None:
    assert load_config(anonymous=anonymous, key_hashes=hashes).is_anonymous is expected


def test_a_service_that_nobody_could_ask_is_refused() -> None:
    with pytest.raises(ConfigError, match="Nobody could ask"):
        load_config(anonymous=False)
