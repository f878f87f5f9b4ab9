from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from unpacking import Crx, read_crx

from advisor.packaging import signing_key
from advisor.packaging.packages import Packages, packages

EXTENSION = Path(__file__).parents[2] / "extension"
VERSION = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))["version"]
UPDATE_URL = "https://intranet.example/post-advisor/update.xml"


@pytest.fixture(scope="session")
def extension() -> Path:
    return EXTENSION


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("key") / "key.pem"
    signing_key.make(path)
    return path


@pytest.fixture(scope="session")
def key(key_file: Path) -> rsa.RSAPrivateKey:
    return signing_key.load(key_file)


@pytest.fixture(scope="session")
def packed(extension: Path, key: rsa.RSAPrivateKey) -> Packages:
    return packages(extension, key, UPDATE_URL)


@pytest.fixture(scope="session")
def version() -> str:
    return VERSION


@pytest.fixture(scope="session")
def chromium_zip(packed: Packages) -> bytes:
    return packed.files[f"post-advisor-{VERSION}-chromium.zip"]


@pytest.fixture(scope="session")
def crx(packed: Packages) -> Crx:
    return read_crx(packed.files[f"post-advisor-{VERSION}.crx"])


@pytest.fixture(scope="session")
def xpi(packed: Packages) -> bytes:
    return packed.files[f"post-advisor-{VERSION}-firefox.xpi"]
