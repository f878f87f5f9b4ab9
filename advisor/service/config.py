"""The settings of the service: from the command line, the environment (`ADVISOR_...`) and a TOML file.

Where several name a setting, the first of these wins.

There is no setting that stores, logs or reports a draft or a verdict, and there will be none.
"""

from __future__ import annotations

import ipaddress
import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import limits
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from advisor.errors import AdvisorError
from advisor.service.keys import HASH

ENV_PREFIX = "ADVISOR_"

FILE_VARIABLE = "ADVISOR_CONFIG"
"""The environment variable that names the configuration file."""

EXTENSION_ORIGIN = re.compile(
    r"chrome-extension://[a-p]{32}"
    r"|moz-extension://[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)
"""The origin of one installed extension, as browsers write it."""


class ConfigError(AdvisorError):
    """A setting is wrong; the message names it and says what it must be."""


def _split(value: Any) -> Any:
    return tuple(re.findall(r"[^\s,]+", value)) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class ServiceConfig(BaseSettings):
    """The settings, immutable once read.

    Attributes:
        host: Address to listen at.
        port: Port to listen at, 0 to 65535; 0 takes any free one.
        extension_origins: The extensions that may ask. None listed: on this computer (a loopback `host`)
            any extension that the browser lets through may, elsewhere none.
        allowed_hosts: Names under which the service may be addressed, besides its loopback names. None
            listed: on a loopback `host` only the loopback names, elsewhere any.
        log_level: The least severe level that is logged. No level logs a draft or a verdict.
        key_hashes: SHA-256 of each key that may ask, hexadecimal; several, so that a new one can be handed
            out before the old one ends.
        anonymous: Whether requests without a key are answered, which only a loopback `host` may. Left out,
            they are where no key is listed.
        rate_limit: How often one key (or, without keys, one address) may ask, such as "100 per second"; ""
            for no limit.
        redis_url: Where several processes or copies count requests together: `redis://`, `rediss://` or
            `redis+unix://`. It may hold a password and is therefore never shown.
        workers: Processes in production, 1 to 64.
        threads: Threads of each process in production, 1 to 64. They share one core: with more of them single
            answers come later.
        request_seconds: Seconds in which a request must have arrived whole, in production, 1 to 60.
        model: Folder of the model, as 'advisor train' writes it; None for that of the package.
        policy: File of the house policy that reviews and the bundle follow, or None.
        second_reader: Whether sentence encoders read each draft as well, in this process: better judged, and
            some hundred milliseconds later.
    """

    model_config = SettingsConfigDict(env_prefix=ENV_PREFIX, frozen=True)

    host: str = Field("127.0.0.1", min_length=1, description="the address to listen at")
    port: int = Field(8750, ge=0, le=65_535, description="a whole number from 0 to 65535")
    extension_origins: Names = Field(
        (),
        description="a list, separated by commas, of chrome-extension://<32 letters a to p> "
        "or moz-extension://<UUID>, without a path",
    )
    allowed_hosts: Names = Field(
        (), description="a list, separated by commas, of host names without scheme and port"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    key_hashes: Names = Field(
        (),
        description="a list, separated by commas, of SHA-256 hashes of keys, 64 of 0-9 and a-f each, "
        "as 'advisor key' prints them",
    )
    anonymous: bool | None = Field(None, description="true or false")
    rate_limit: str = Field(
        "6000 per minute", description='a number of requests and a time, such as "100 per second", or empty'
    )
    redis_url: SecretStr | None = Field(
        None, description="an address that begins with redis://, rediss:// or redis+unix://"
    )
    workers: int = Field(2, ge=1, le=64, description="a whole number from 1 to 64")
    threads: int = Field(2, ge=1, le=64, description="a whole number from 1 to 64")
    request_seconds: int = Field(10, ge=1, le=60, description="a whole number of seconds from 1 to 60")
    model: Path | None = Field(None, description="the folder of a model")
    policy: Path | None = Field(None, description="the path of a house policy, a YAML file")
    second_reader: bool = Field(False, description="true or false")

    @field_validator("extension_origins")
    @classmethod
    def _exact_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        if not all(EXTENSION_ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError
        return origins

    @field_validator("allowed_hosts")
    @classmethod
    def _bare_names(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]", host) for host in hosts):
            raise ValueError
        return tuple(host.lower() for host in hosts)

    @field_validator("key_hashes")
    @classmethod
    def _hashes(cls, hashes: tuple[str, ...]) -> tuple[str, ...]:
        if not all(HASH.fullmatch(one) for one in hashes):
            raise ValueError
        return hashes

    @field_validator("rate_limit")
    @classmethod
    def _readable_limit(cls, limit: str) -> str:
        if limit.strip():
            limits.parse(limit)
        return limit.strip()

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not re.match(r"(rediss?|redis\+unix)://\S+$", url.get_secret_value()):
            raise ValueError
        return url

    @model_validator(mode="after")
    def _keys_where_needed(self) -> Self:
        if self.anonymous and not self.is_loopback:
            raise ValueError(
                "ADVISOR_ANONYMOUS can be true only where ADVISOR_HOST is a loopback address; elsewhere "
                "make a key with 'advisor key' and list its hash in ADVISOR_KEY_HASHES."
            )
        if not self.key_hashes and not self.is_anonymous:
            raise ValueError(
                "Nobody could ask: make a key with 'advisor key' and list its hash in ADVISOR_KEY_HASHES. "
                "Only at a loopback address the service answers without keys."
            )
        return self

    @property
    def is_anonymous(self) -> bool:
        """Whether requests without a key are answered."""
        if self.anonymous is None:
            return self.is_loopback and not self.key_hashes
        return self.anonymous

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can reach the service."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def load_config(file: Path | None = None, **options: Any) -> ServiceConfig:
    """Read the settings.

    Args:
        file: A TOML file with the settings by name, such as `port = 8750`; left out, the one that the
            environment names, if it does.
        **options: Settings from the command line; they win over the environment, and that over the file.

    Raises:
        ConfigError: The file can't be read, or a setting is unknown, wrong, or doesn't go with the others.
    """
    named = file or os.environ.get(FILE_VARIABLE)
    in_file = _read(Path(named)) if named else {}
    from_environment = {name for name in ServiceConfig.model_fields if _variable(name) in os.environ}
    unknown = [name for name in in_file if name not in ServiceConfig.model_fields]
    if unknown:
        known = ", ".join(ServiceConfig.model_fields)
        raise ConfigError(f'{named} has a setting that is not known, "{unknown[0]}"; known are {known}.')
    values = {name: value for name, value in in_file.items() if name not in from_environment}
    try:
        return ServiceConfig(**{**values, **options})
    except ValidationError as error:
        problem = error.errors()[0]
    if not problem["loc"]:
        raise ConfigError(str(problem["ctx"]["error"]))
    wrong = str(problem["loc"][0])
    if wrong in options:
        said = f"--{wrong}"
    elif wrong in values:
        said = f'"{wrong}" in {named}'
    else:
        said = _variable(wrong)
    raise ConfigError(f"{said} must be {ServiceConfig.model_fields[wrong].description}.")


def _variable(name: str) -> str:
    return f"{ENV_PREFIX}{name.upper()}"


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"The configuration file {file} can't be read: {error.strerror}.") from None
    except ValueError as error:
        # Of what isn't UTF-8 Python says which bytes; of what isn't TOML, only what was expected and where.
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise ConfigError(f"The configuration file {file} is not valid TOML: {why}.") from None
