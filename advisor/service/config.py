"""The settings of the service: environment variables that begin with `ADVISOR_`.

There is no setting that stores, logs or reports a draft or a verdict, and there will be none.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from advisor.errors import AdvisorError

ENV_PREFIX = "ADVISOR_"

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

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can reach the service."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def load_config(**overrides: Any) -> ServiceConfig:
    """Read the settings; `overrides` (from the command line) win over the environment.

    Raises:
        ConfigError: A setting has a wrong value.
    """
    try:
        return ServiceConfig(**overrides)
    except ValidationError as error:
        names = [str(problem["loc"][0]) for problem in error.errors() if problem["loc"]]
        wrong = names[0]
        said = f"--{wrong}" if wrong in overrides else f"{ENV_PREFIX}{wrong.upper()}"
        must = ServiceConfig.model_fields[wrong].description
        raise ConfigError(f"{said} must be {must}.") from None
