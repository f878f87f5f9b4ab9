"""Puts one application together."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request
from flask_cors import CORS

from advisor import Advisor
from advisor.policy import load_policy
from advisor.service import errors, logs, rate_limits, state
from advisor.service.api import api
from advisor.service.application import Application
from advisor.service.authentication import check_key
from advisor.service.config import ServiceConfig, load_config
from advisor.service.engine import Engine
from advisor.service.guard import check_request
from advisor.service.headers import add_headers
from advisor.service.health import health
from advisor.service.metrics import Metrics
from advisor.service.pages import pages


def create_app(
    config: ServiceConfig | None = None, advisor: Advisor | None = None, *, warm: bool = True
) -> Flask:
    """Make an application.

    Args:
        config: Its settings; left out, they are read from the environment.
        advisor: Who answers; left out, the advisor that comes with the package.
        warm: False to return at once. Reviews are then answered with 503 until `warm_up` of the
            application's engine (`state.state_of(app).engine`) is done.

    Raises:
        AdvisorError: A setting is wrong, or the advisor can't be loaded.
    """
    config = config or load_config()
    # Now and not when it warms up: whoever starts a service with a faulty policy must be told at once.
    policy = None if config.policy is None else load_policy(config.policy)
    engine = Engine(lambda: advisor or Advisor.load(config.model, policy, config.second_reader))
    app = Application(__name__)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.json.sort_keys = False
    # Redirects to a tidier address would repeat the address.
    app.url_map.merge_slashes = False
    state.attach(app, state.State(config, engine, Metrics(count_verdicts=not config.is_loopback)))

    app.before_request(_start_clock)
    app.before_request(check_request)
    app.before_request(check_key)
    rate_limits.attach(app, config)
    app.after_request(_account)
    app.after_request(add_headers)
    if config.extension_origins:
        CORS(
            app,
            resources={r"/v1/.*": {"origins": list(config.extension_origins)}},
            methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "If-None-Match"],
            expose_headers=["ETag", "Retry-After"],
            supports_credentials=False,
            always_send=False,
            max_age=3600,
        )
    errors.register(app)
    for blueprint in (api, health, pages):
        app.register_blueprint(blueprint)
    if warm:
        engine.warm_up()
    return app


def _start_clock() -> None:
    g.started = time.perf_counter()


def _account(response: Response) -> Response:
    seconds = time.perf_counter() - g.started
    state.current_state().metrics.count_request(response.status_code, seconds)
    logs.log_request(request, response.status_code, seconds)
    return response
