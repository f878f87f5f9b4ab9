"""A bare Flask application that gives JSON back, under the service's gunicorn settings: what to compare with.

Its only argument is the port to listen at.
"""

from __future__ import annotations

import sys

from flask import Flask, Response, jsonify, request

from advisor.service.config import ServiceConfig
from advisor.service.production import Gunicorn, settings_of

app = Flask(__name__)


@app.post("/v1/review")
def echo() -> Response:
    """What came in."""
    return jsonify(request.get_json())


if __name__ == "__main__":
    settings = {
        **settings_of(ServiceConfig()),
        "bind": f"127.0.0.1:{sys.argv[1]}",
        "post_worker_init": lambda worker: print("ready", flush=True),
    }
    Gunicorn(app, settings).run()
