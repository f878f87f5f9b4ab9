"""The page to try the advisor, and the scripts of the extension that it shares."""

from __future__ import annotations

import json
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, make_response, render_template, request, send_from_directory

from advisor.service import extension_files
from advisor.service.errors import Refusal
from advisor.taxonomy import HINTED_LANGUAGES

pages = Blueprint("pages", __name__)

_TEXTS = {
    lang: json.loads((Path(__file__).parent / "texts" / f"{lang}.json").read_text("utf-8"))
    for lang in HINTED_LANGUAGES
}


@pages.get("/")
def try_it() -> Response:
    """A composer with the same inline advice as in the extension."""
    lang = _language()
    response = make_response(
        render_template(
            "try.html",
            lang=lang,
            languages=HINTED_LANGUAGES,
            texts=_TEXTS,
            messages=extension_files.messages(lang),
            scripts=[f"content/{name}" for name in extension_files.content_scripts()],
            icon=extension_files.ICON,
        )
    )
    response.headers["Content-Language"] = lang
    response.vary.add("Accept-Language")
    return response


@pages.get("/extension/<path:name>")
def shared_file(name: str) -> Response:
    """A file of the extension that the page shares; nothing else of the extension is given out."""
    if name not in extension_files.shared():
        raise Refusal(HTTPStatus.NOT_FOUND)
    return send_from_directory(extension_files.root(), name)


def _language() -> str:
    chosen = request.args.get("lang")
    if chosen in HINTED_LANGUAGES:
        return chosen
    return request.accept_languages.best_match(HINTED_LANGUAGES) or HINTED_LANGUAGES[0]
