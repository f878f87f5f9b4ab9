from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.service.framing import awaits_continue, is_whole
from advisor.service.limits import MAX_BODY_BYTES

HEAD = b"POST /v1/review HTTP/1.1\r\nHost: localhost\r\n"
BODIES = st.binary(max_size=300)


def with_length(body: bytes) -> bytes:
    return HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body


def in_chunks(pieces: list[bytes], trailers: bytes = b"") -> bytes:
    chunks = b"".join(b"%x;note=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces if piece)
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n" + trailers + b"\r\n"


@given(BODIES, st.data())
def test_a_body_with_a_length_is_whole_at_its_last_byte(body: bytes, data: st.DataObject) -> None:
    message = with_length(body)
    assert is_whole(message)
    assert is_whole(message + b"GET / HTTP/1.1\r\n")
    cut = data.draw(st.integers(0, len(message) - 1))
    assert not is_whole(message[:cut])


@given(st.lists(BODIES, max_size=5), st.sampled_from([b"", b"X: 1\r\n", b"X: 1\r\nY: 2\r\n"]), st.data())
def test_chunks_are_whole_after_the_last(pieces: list[bytes], trailers: bytes, data: st.DataObject) -> None:
    message = in_chunks(pieces, trailers)
    assert is_whole(message)
    cut = data.draw(st.integers(0, len(message) - 1))
    assert not is_whole(message[:cut])


@given(st.binary(max_size=500))
def test_any_bytes_get_an_answer(received: bytes) -> None:
    assert is_whole(received) in (True, False)
    assert awaits_continue(received) in (True, False)


@pytest.mark.parametrize(
    "message",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        HEAD + b"Content-Length: many\r\n\r\n",
        HEAD + b"Content-Length: %d\r\n\r\n" % (MAX_BODY_BYTES + 1),
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        HEAD
        + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % (MAX_BODY_BYTES + 9)
        + b"x" * (MAX_BODY_BYTES + 1),
        b"GET /" + b"x" * 70_000,
    ],
)
def test_what_more_bytes_would_not_mend_is_not_waited_for(message: bytes) -> None:
    assert is_whole(message)


@pytest.mark.parametrize(
    "message", [b"", b"GET / HTTP/1.1\r\nHost: localhost\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"]
)
def test_what_has_only_begun_is_waited_for(message: bytes) -> None:
    assert not is_whole(message)


def test_a_sender_that_waits_to_be_told_is_recognised() -> None:
    head = HEAD + b"Content-Length: 5\r\nExpect: 100-Continue\r\n\r\n"
    assert awaits_continue(head)
    assert not awaits_continue(head[:-1])
    assert not awaits_continue(with_length(b"expect: 100-continue\r\n"))
