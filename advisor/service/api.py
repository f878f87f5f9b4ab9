"""The interface for programs: reviews of one draft and of several."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from advisor.service.errors import Refusal
from advisor.service.limits import MAX_BODY_BYTES
from advisor.service.openapi import description
from advisor.service.schemas import Batch, Post, parse
from advisor.service.state import current_state

api = Blueprint("api", __name__, url_prefix="/v1")


@api.post("/review")
def review() -> Response:
    """Review one draft."""
    return jsonify(_answer(parse(Post, _body())))


@api.post("/review/batch")
def review_batch() -> Response:
    """Review several drafts, apart from each other and in their order."""
    batch = parse(Batch, _body())
    return jsonify({"advice": [_answer(post) for post in batch.posts]})


@api.get("/bundle")
def bundle() -> Response:
    """All that an extension needs to advise by itself; its tag is the digest of the JSON.

    So a client can tell at once whether it has it already, and afterwards whether it has it whole.
    """
    made = current_state().engine.bundle()
    zipped = request.accept_encodings["gzip"] > 0
    response = Response(made.zipped if zipped else made.plain, mimetype="application/json")
    if zipped:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.cache_control.no_cache = True
    response.set_etag(f"sha256-{made.digest}")
    return response.make_conditional(request)


@api.get("/openapi.json")
def openapi() -> Response:
    """This interface in OpenAPI's own terms."""
    return jsonify(description(needs_key=not current_state().config.is_anonymous))


def _body() -> bytes:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or charset != "utf-8":
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    # A body that comes without its length is cut off at the limit without a word: let in one byte to notice.
    request.max_content_length = MAX_BODY_BYTES + 1
    try:
        body = request.get_data(cache=False)
    except HTTPException:
        raise
    except Exception:
        # Each server has errors of its own for a body that breaks off or is badly chunked. Whichever it is,
        # the sender's body can't be read; nothing of ours runs in between that could have failed.
        raise Refusal(HTTPStatus.BAD_REQUEST) from None
    if len(body) > MAX_BODY_BYTES:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return body


def _answer(post: Post) -> dict[str, object]:
    state = current_state()
    advice = state.engine.review(post.text, post.lang, post.channel)
    state.metrics.count_advice(advice)
    return {"id": post.id, **advice.to_dict()}
