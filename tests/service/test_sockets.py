from __future__ import annotations

import os
import socket

import pytest

from advisor.service.sockets import AddressError, bind, url_of


def test_binds_without_listening() -> None:
    with bind("127.0.0.1", 0) as bound:
        address = bound.getsockname()
        assert address[0] == "127.0.0.1"
        with socket.socket() as client, pytest.raises(ConnectionRefusedError):
            client.connect(address)


def test_a_taken_port_is_told_in_a_sentence() -> None:
    with bind("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(AddressError) as raised:
            bind("127.0.0.1", port)
    assert str(raised.value) == (
        f"Can't listen at 127.0.0.1:{port}: another program is using it; "
        "stop that program or choose another --port."
    )


def test_a_port_that_was_just_left_can_be_taken_again() -> None:
    with bind("127.0.0.1", 0) as first:
        first.listen()
        port = first.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            first.accept()[0].close()
    bind("127.0.0.1", port).close()


@pytest.mark.parametrize(
    ("host", "said"),
    [("no-such-host.invalid", "no such host is known"), ("192.0.2.1", "has no such address")],
)
def test_a_host_that_cannot_be_had(host: str, said: str) -> None:
    with pytest.raises(AddressError, match=said):
        bind(host, 0)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may use any port")
def test_a_forbidden_port() -> None:
    with pytest.raises(AddressError, match="choose a --port above 1023"):
        bind("127.0.0.1", 80)


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://127.0.0.1:{}/"), ("0.0.0.0", "http://127.0.0.1:{}/"), ("::1", "http://[::1]:{}/")],
)
def test_the_address_as_a_person_types_it(host: str, url: str) -> None:
    with bind(host, 0) as bound:
        assert url_of(bound) == url.format(bound.getsockname()[1])
