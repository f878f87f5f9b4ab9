"""Tells whether all of an HTTP/1.1 request has arrived (RFC 9112), without judging it.

A request that is malformed counts as arrived: waiting would not mend it, and the server will refuse it.
"""

from __future__ import annotations

import re

from advisor.service.limits import MAX_BODY_BYTES

_HEAD_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,20})[ \t]*\r\n", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked[ \t]*\r\n", re.IGNORECASE)

_LONGEST_HEAD = 65_536
MOST_BYTES = _LONGEST_HEAD + MAX_BODY_BYTES
"""More is never waited for: whatever follows, the request is too long."""


def is_whole(received: bytes) -> bool:
    """Whether these bytes hold all of the request that they begin with."""
    head_end = received.find(_HEAD_END)
    if head_end < 0:
        return len(received) > _LONGEST_HEAD
    body = head_end + len(_HEAD_END)
    head = received[:body]
    if _CHUNKED.search(head):
        return _has_enough_chunks(received, body)
    length = _LENGTH.search(head)
    announced = int(length[1]) if length else 0
    return announced > MAX_BODY_BYTES or len(received) - body >= announced


def awaits_continue(received: bytes) -> bool:
    """Whether the sender holds the body back until it is told to go on."""
    head_end = received.find(_HEAD_END)
    return head_end >= 0 and _EXPECTS.search(received[: head_end + 2]) is not None


def _has_enough_chunks(received: bytes, at: int) -> bool:
    """Whether the last chunk is there, or as much as makes the body too long."""
    payload = 0
    while (line_end := received.find(b"\r\n", at)) >= 0:
        try:
            size = int(received[at:line_end].partition(b";")[0], 16)
        except ValueError:
            return True
        if size <= 0:
            # An empty line ends the trailers; without any it follows at once.
            return received.find(_HEAD_END, line_end) >= 0
        start = line_end + 2
        payload += min(size, len(received) - start)
        if payload > MAX_BODY_BYTES:
            return True
        at = start + size + 2
    return False
