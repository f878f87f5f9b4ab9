from __future__ import annotations

from pathlib import Path

import pytest

from advisor.deploy.settings import Settings, read_schema

EXTENSION = Path(__file__).parents[2] / "extension"

FULL = {
    "engine": "service",
    "service": "https://advisor.example.com",
    "serviceKey": "k-123",
    "bundleAddress": "https://advisor.example.com/v1/bundle",
    "policyAddress": "https://advisor.example.com/v1/policy",
    "sitesOff": ["reddit", "facebook"],
    "houseAccounts": ["@example", 'Bäckerei "Süß" \\ Söhne & Co <KG>'],
    "locked": ["engine", "service"],
    "policy": '{\n\t"terms": ["a\\\\b", "🙂"]\n}\n',
}


@pytest.fixture(scope="session")
def extension() -> Path:
    return EXTENSION


@pytest.fixture(scope="session")
def schema() -> dict:
    return read_schema(EXTENSION)


@pytest.fixture(scope="session")
def full() -> Settings:
    """Every setting there is, with characters that formats escape."""
    return FULL
