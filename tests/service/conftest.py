"""An application with the real advisor, and a client that talks to it without a network."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advisor import Advisor
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig


@pytest.fixture
def config() -> ServiceConfig:
    return ServiceConfig()


@pytest.fixture
def app(config: ServiceConfig, advisor: Advisor) -> Flask:
    return create_app(config, advisor)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
