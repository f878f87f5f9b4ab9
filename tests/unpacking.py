"""Reads packages, by code that shares nothing with what writes them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import NamedTuple


class Crx(NamedTuple):
    """The parts of a CRX3 file."""

    public_key: bytes
    signature: bytes
    signed_data: bytes
    id_bytes: bytes
    archive: bytes


def read_crx(data: bytes) -> Crx:
    assert data[:8] == b"Cr24\x03\x00\x00\x00"
    end = 12 + int.from_bytes(data[8:12], "little")
    header = _message(data[12:end])
    proof = _message(header[2])
    return Crx(proof[1], proof[2], header[10000], _message(header[10000])[1], data[end:])


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(data: bytes) -> dict:
    return json.loads(unzip(data)["manifest.json"])


def _message(data: bytes) -> dict[int, bytes]:
    """The fields of a protocol buffer in which each comes once and is a byte string."""
    fields, place = {}, 0
    while place < len(data):
        tag, place = _varint(data, place)
        length, place = _varint(data, place)
        assert tag & 7 == 2 and tag >> 3 not in fields and place + length <= len(data)
        fields[tag >> 3] = data[place : place + length]
        place += length
    return fields


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[place] & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if not data[place - 1] & 0x80:
            return value, place
