"""A gunicorn worker that slow clients can't occupy, and that repeats nothing of what isn't proper HTTP.

gunicorn's own threads wait for the rest of a request that has begun: as many slow clients as there are
threads would keep everybody else waiting. Here the one loop that watches all connections collects each
request, and a thread is given only what has arrived whole.
"""

from __future__ import annotations

import contextlib
import errno
import selectors
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from http import HTTPStatus
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

from advisor.service import logs
from advisor.service.errors import problem_message
from advisor.service.framing import MOST_BYTES, awaits_continue, is_whole

_CHUNK = 65_536
_LINGER_SECONDS = 2.0
_SKIP_SECONDS = 0.05
_LOOK_SECONDS = 0.5


class _Connection(TConn):
    """A connection that knows when the request that has begun to arrive must be there, if one has."""

    deadline: float | None = None
    told_to_continue = False


class PatientWorker(ThreadWorker):
    """Collects requests before a thread takes them up.

    Attributes:
        request_seconds: How long a request may take to arrive, in seconds.
    """

    request_seconds = 10.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._looked = 0.0

    def accept(self, listener: socket.socket) -> None:
        """Take up a connection."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.ECONNABORTED):
                return
            raise
        self.nr_conns += 1
        self.enqueue_req(_Connection(self.cfg, client, address, listener.getsockname()))

    def enqueue_req(self, conn: _Connection) -> None:
        """Give a connection to a thread if its request has arrived whole; otherwise wait for the rest."""
        conn.init()
        received, ended = _take(conn.sock, conn.parser.unreader.take_buffered())
        if ended and not received:
            self._drop(conn)
        elif ended or is_whole(received):
            conn.parser.unreader.unread(received)
            conn.deadline, conn.told_to_continue = None, False
            super().enqueue_req(conn)
        elif len(received) > MOST_BYTES:
            self._refuse(conn, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            conn.parser.unreader.unread(received)
            if awaits_continue(received) and not conn.told_to_continue:
                conn.told_to_continue = True
                with contextlib.suppress(OSError):
                    conn.sock.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            if conn.deadline is None:
                conn.deadline = time.monotonic() + self.request_seconds
            self._watch(conn, conn.deadline, self.on_pending_socket_readable)

    def finish_request(self, conn: _Connection, fs: Future[Any]) -> None:
        """Keep the connection if that was agreed; if not, close it without making the loop wait for it."""
        if fs.cancelled() or fs.exception() is not None or fs.result():
            super().finish_request(conn, fs)
        else:
            self._linger(conn)

    def murder_pending(self) -> None:
        """End what waited for too long, and say so to whoever began a request."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        for conn in [conn for conn in self.pending_conns if conn.timeout <= now]:
            self._unwatch(conn)
            if conn.deadline is not None and conn.parser.unreader.take_buffered():
                self._refuse(conn, HTTPStatus.REQUEST_TIMEOUT)
            else:
                self._drop(conn)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer with a problem, and log only what is our fault."""
        if isinstance(exc, LimitRequestLine):
            status = HTTPStatus.REQUEST_URI_TOO_LONG
        elif isinstance(exc, LimitRequestHeaders):
            status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        elif isinstance(exc, ParseException):
            status = HTTPStatus.BAD_REQUEST
        else:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            logs.log_fault(exc)
        # If the client has gone there is nobody left to tell.
        with contextlib.suppress(OSError):
            client.sendall(problem_message(status))

    def _keepalive_after(self, conn: _Connection, keepalive: bool) -> bool:
        # What has arrived of a body that was refused unread is skipped; more is not waited for.
        return bool(keepalive and conn.parser.finish_body(deadline=time.monotonic() + _SKIP_SECONDS))

    def _refuse(self, conn: _Connection, status: HTTPStatus) -> None:
        with contextlib.suppress(OSError):
            conn.sock.send(problem_message(status))
        self._linger(conn)

    def _linger(self, conn: _Connection) -> None:
        """End a connection, but only once the client has seen our answer: closing could take it away."""
        conn.deadline = None
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._drop(conn)
        else:
            self._watch(conn, time.monotonic() + _LINGER_SECONDS, self._discard)

    def _watch(
        self, conn: _Connection, until: float, readable: Callable[[_Connection, socket.socket], None]
    ) -> None:
        conn.sock.setblocking(False)
        conn.timeout = until
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(readable, conn))

    def _unwatch(self, conn: _Connection) -> None:
        self.pending_conns.remove(conn)
        with contextlib.suppress(OSError, KeyError, ValueError):
            self.poller.unregister(conn.sock)

    def _discard(self, conn: _Connection, client: socket.socket) -> None:
        if _take(client, b"")[1]:
            self._unwatch(conn)
            self._drop(conn)

    def _drop(self, conn: _Connection) -> None:
        self.nr_conns -= 1
        conn.close()


def _take(client: socket.socket, received: bytes) -> tuple[bytes, bool]:
    """What has arrived by now, after what was received before, and whether nothing can follow."""
    client.setblocking(False)
    pieces, size, ended = [received], len(received), False
    while size <= MOST_BYTES:
        try:
            piece = client.recv(_CHUNK)
        except BlockingIOError:
            break
        except OSError:
            piece = b""
        if not piece:
            ended = True
            break
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces), ended
