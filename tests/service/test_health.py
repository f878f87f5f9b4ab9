from __future__ import annotations

from flask.testing import FlaskClient

from advisor import Advisor
from advisor.service.app import create_app
from advisor.service.config import ServiceConfig
from advisor.service.state import state_of


def test_alive(client: FlaskClient) -> None:
    answer = client.get("/livez")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_ready_once_the_advisor_is_warm(config: ServiceConfig, advisor: Advisor) -> None:
    app = create_app(config, advisor, warm=False)
    client = app.test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"status": "starting"})
    assert client.get("/livez").status_code == 200
    state_of(app).engine.warm_up()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
