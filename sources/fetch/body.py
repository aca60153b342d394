"""Takes the body of an answer from the wire: whole, decompressed, and never larger than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

CHUNK = 16_384


class Stream(Protocol):
    """What bytes come from."""

    def read(self, amt: int) -> bytes:
        """Up to `amt` bytes as they came over the wire; empty at the end."""
        ...


class TooLargeError(Exception):
    """The body is larger than the limit."""


class CutShortError(Exception):
    """The body ended before its end."""


class UnknownEncodingError(Exception):
    """The body is compressed in a way we did not ask for."""


class _Inflater:
    """gzip (also several members in a row) or deflate, at most `room` bytes at a time."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._engine = zlib.decompressobj(wbits)
        self._fed = False

    def pieces(self, data: bytes, room: int) -> Iterator[bytes]:
        while data:
            if self._engine.eof:
                self._engine, self._fed = zlib.decompressobj(self._wbits), False
            yield self._step(data, room)
            data = self._engine.unconsumed_tail or self._engine.unused_data

    def _step(self, data: bytes, room: int) -> bytes:
        try:
            piece = self._engine.decompress(data, room)
        except zlib.error:
            if self._fed or self._wbits != zlib.MAX_WBITS:
                raise
            # Servers disagree on what "deflate" is (RFC 9110 8.4.1.2): some send it without its header.
            self._wbits = -zlib.MAX_WBITS
            self._engine = zlib.decompressobj(self._wbits)
            piece = self._engine.decompress(data, room)
        self._fed = True
        return piece

    @property
    def whole(self) -> bool:
        return self._engine.eof or not self._fed


class _Plain:
    """Bytes as they are."""

    whole = True

    def pieces(self, data: bytes, room: int) -> Iterator[bytes]:
        yield data


def _decoder(encoding: str) -> _Inflater | _Plain:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _Plain()
    if name in ("gzip", "x-gzip"):
        return _Inflater(zlib.MAX_WBITS | 16)
    if name == "deflate":
        return _Inflater(zlib.MAX_WBITS)
    raise UnknownEncodingError(name)


def read_body(stream: Stream, *, encoding: str = "", length: int | None = None, limit: int,
              truncate: bool = False) -> bytes:
    """The body's bytes, decompressed, at most `limit` of them.

    `length` is the Content-Length, counted before decompression. Past the limit the rest is left
    unread: with `truncate` what is there is returned, else TooLargeError. Raises CutShortError,
    UnknownEncodingError, and zlib.error for damaged data.
    """
    decoder, body, received = _decoder(encoding), bytearray(), 0
    while chunk := stream.read(CHUNK):
        received += len(chunk)
        for piece in decoder.pieces(chunk, CHUNK * 4):
            body += piece
            if len(body) > limit:
                if truncate:
                    return bytes(body[:limit])
                raise TooLargeError
    if (length is not None and received < length) or not decoder.whole:
        raise CutShortError
    return bytes(body)
