"""What one application is made of, for the views to reach."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app

from advisor.service.config import ServiceConfig
from advisor.service.engine import Engine
from advisor.service.metrics import Metrics

_KEY = "advisor"


@dataclass(frozen=True, slots=True)
class State:
    """The parts of one application."""

    config: ServiceConfig
    engine: Engine
    metrics: Metrics


def attach(app: Flask, state: State) -> None:
    """Give an application its parts."""
    app.extensions[_KEY] = state


def state_of(app: Flask) -> State:
    """The parts of an application."""
    return app.extensions[_KEY]


def current_state() -> State:
    """The parts of the application that answers the current request."""
    return state_of(current_app)
