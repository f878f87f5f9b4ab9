"""Runs a workshop until it is stopped; what was in it is gone then."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from advisor import Advisor
from advisor.service import logs
from advisor.service.sockets import bind, url_of
from advisor.service.threaded import ThreadedServer
from advisor.workshop.app import Workshop, create_app
from advisor.workshop.packs import load_packs
from advisor.workshop.room import Room
from advisor.workshop.session import plan

_NOBODY = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737). Connecting a datagram socket to it sends nothing."""


def own_address() -> str:
    """The address under which the local network knows this computer; the loopback one if there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(_NOBODY)
        return probe.getsockname()[0]
    return "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Opened:
    """A workshop that can be served.

    Attributes:
        server: Serves it.
        join_url: Where phones join.
        trainer_url: Where the trainer enters; whoever knows it is the trainer.
    """

    server: ThreadedServer
    join_url: str
    trainer_url: str


def open_workshop(
    bound: socket.socket, advisor: Advisor, lang: str, sector: str | None, seed: int, finds_file: Path
) -> Opened:
    """Make a workshop, without serving it yet.

    Args:
        bound: Where to listen.
        advisor: Who judges.
        lang: `"en"` or `"de"`.
        sector: One of `packs.SECTORS`, or None to draw from all of them.
        seed: Of the choice of posts.
        finds_file: Where finds go when the trainer saves them.

    Raises:
        WorkshopError: A pack can't be used.
    """
    rounds = plan(load_packs(sector), lang, seed, lambda text: advisor.review(text, lang=lang))
    host, port = bound.getsockname()[:2]
    join_url = f"http://{own_address()}:{port}/" if host in ("0.0.0.0", "::") else url_of(bound)
    token = secrets.token_urlsafe(16)
    app = create_app(Workshop(Room(rounds), advisor, lang, finds_file, join_url, token))
    return Opened(ThreadedServer(bound, app), join_url, urljoin(join_url, f"trainer/enter/{token}"))


def run(
    host: str,
    port: int,
    lang: str,
    sector: str | None,
    seed: int,
    finds_file: Path,
    announce: Callable[[str, str], None],
    model: Path | None = None,
) -> None:
    """Serve until interrupted.

    Args:
        host: Name or number of this computer.
        port: 0 to 65535; 0 takes any free one.
        lang: As for `open_workshop`, and so are the next three.
        sector: Whose posts.
        seed: Of the choice.
        finds_file: For finds.
        announce: Told the address for phones and that for the trainer.
        model: Folder of the model; that of the package if None.

    Raises:
        AdvisorError: The address can't be had, the advisor or a pack can't be loaded.
    """
    with bind(host, port) as bound:
        logs.configure("WARNING")
        opened = open_workshop(bound, Advisor.load(model), lang, sector, seed, finds_file)
        announce(opened.join_url, opened.trainer_url)
        with contextlib.suppress(KeyboardInterrupt):
            opened.server.serve_forever()
