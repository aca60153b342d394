"""A body is whole, decompressed and within its limit, or it is an error."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib

import pytest

from sources.fetch.body import CutShortError, TooLargeError, UnknownEncodingError, read_body

TEXT = b"People of the department. " * 4000


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize(("encoding", "wire"), [
    ("", TEXT), ("identity", TEXT), ("gzip", gzip.compress(TEXT)), ("X-GZIP", gzip.compress(TEXT)),
    ("gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
    ("deflate", zlib.compress(TEXT)), ("deflate", raw_deflate(TEXT)),
])
def test_reads_what_was_sent(encoding: str, wire: bytes) -> None:
    assert read_body(io.BytesIO(wire), encoding=encoding, length=len(wire), limit=len(TEXT)) == TEXT


def test_a_bomb_is_stopped_early() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    stream = io.BytesIO(bomb)
    with pytest.raises(TooLargeError):
        read_body(stream, encoding="gzip", limit=1_000_000)
    assert stream.tell() < len(bomb) / 2


def test_a_bomb_is_never_unpacked_whole() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        read_body(io.BytesIO(bomb), encoding="gzip", limit=100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_body_at_the_limit_passes_and_one_byte_more_does_not() -> None:
    assert len(read_body(io.BytesIO(b"x" * 100), limit=100)) == 100
    with pytest.raises(TooLargeError):
        read_body(io.BytesIO(b"x" * 101), limit=100)


def test_robots_are_read_up_to_the_limit() -> None:
    assert read_body(io.BytesIO(b"x" * 101), limit=100, truncate=True) == b"x" * 100


@pytest.mark.parametrize(("encoding", "wire", "length"), [
    ("", TEXT[:100], 101), ("gzip", gzip.compress(TEXT)[:-20], None),
    ("deflate", zlib.compress(TEXT)[:50], None),
])
def test_a_cut_body_is_an_error(encoding: str, wire: bytes, length: int | None) -> None:
    with pytest.raises(CutShortError):
        read_body(io.BytesIO(wire), encoding=encoding, length=length, limit=10**6)


def test_an_empty_body_of_any_encoding() -> None:
    assert read_body(io.BytesIO(b""), encoding="gzip", length=0, limit=10) == b""


def test_garbage_called_gzip() -> None:
    with pytest.raises(zlib.error):
        read_body(io.BytesIO(b"not gzip at all"), encoding="gzip", limit=1000)


def test_an_encoding_nobody_asked_for() -> None:
    with pytest.raises(UnknownEncodingError):
        read_body(io.BytesIO(b"x"), encoding="br", limit=1000)
