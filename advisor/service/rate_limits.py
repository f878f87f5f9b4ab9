"""How often the interface may be asked, counted by key; on this computer, where no key is needed, by address.

Keys are counted in Redis, if one is named, by all processes and copies together, under the hash of the key.
Addresses are counted in this process' memory and nowhere else. If Redis is away nobody waits for it: each
process counts for itself until it is back.
"""

from __future__ import annotations

import math
import time
from http import HTTPStatus

from flask import Flask, Response, request
from flask_limiter import Limiter, RateLimitExceeded
from redis.backoff import NoBackoff
from redis.retry import Retry

from advisor.service.api import api
from advisor.service.authentication import key_hash
from advisor.service.config import ServiceConfig
from advisor.service.errors import Refusal, problem

_REDIS_SECONDS = 0.1
_MEMORY = "memory://"


def attach(app: Flask, config: ServiceConfig) -> None:
    """Limit an application's interface as configured."""
    if not config.rate_limit:
        return
    redis = None if config.is_anonymous else config.redis_url
    limiter = Limiter(
        lambda: key_hash() or request.remote_addr or "unknown",
        storage_uri=redis.get_secret_value() if redis else _MEMORY,
        storage_options={
            "socket_connect_timeout": _REDIS_SECONDS,
            "socket_timeout": _REDIS_SECONDS,
            # Its own default is to try again for seconds, while an author waits.
            "retry": Retry(NoBackoff(), 0),
        }
        if redis
        else {},
        in_memory_fallback_enabled=True,
        swallow_errors=True,
    )
    limiter.shared_limit(config.rate_limit, scope="api", exempt_when=lambda: request.method == "OPTIONS")(api)
    limiter.init_app(app)

    def too_many(error: RateLimitExceeded) -> Response:
        response = problem(Refusal(HTTPStatus.TOO_MANY_REQUESTS))
        response.headers["Retry-After"] = str(_seconds_until_reset(limiter, error))
        return response

    app.register_error_handler(RateLimitExceeded, too_many)


def _seconds_until_reset(limiter: Limiter, error: RateLimitExceeded) -> int:
    window = error.limit.limit.get_expiry()
    try:
        left = limiter.current_limit.reset_at - time.time()
    except Exception:
        # The counts can't be read just now; after a whole window they are new in any case.
        left = window
    return min(max(math.ceil(left), 1), window)
