"""Whether the service is alive, whether it is ready, and how much it does."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST

from advisor.service.state import current_state

health = Blueprint("health", __name__)


@health.get("/livez")
def live() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@health.get("/readyz")
def ready() -> tuple[Response, HTTPStatus]:
    """The advisor is loaded and warm: 200; until then 503."""
    if current_state().engine.warm:
        return jsonify(status="ok"), HTTPStatus.OK
    return jsonify(status="starting"), HTTPStatus.SERVICE_UNAVAILABLE


@health.get("/metrics")
def metrics() -> Response:
    """Counts in Prometheus' text format."""
    return Response(current_state().metrics.exposition(), content_type=CONTENT_TYPE_LATEST)
