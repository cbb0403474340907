"""Undo HTTP content codings within bounds.

RFC 9110 §8.4 allows any chain of codings; we offer gzip and deflate, and refuse everything else,
because a few hundred bytes of brotli or zstandard can unfold to gigabytes in one step.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vetter.model import Exchange

CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
MAX_BODY = 8_000_000  # bytes; above every cap that a fetch sets


class RefusedCodingError(ValueError):
    """The content coding is none that we offered, or more than one."""


class Inflater:
    """Inflate one body piece by piece, never holding more than ``cap`` bytes of output."""

    def __init__(self, coding: str, cap: int = MAX_BODY) -> None:
        coding = coding.strip().lower()
        if coding not in CODINGS:
            raise RefusedCodingError(coding)
        self.full = False
        self.size = 0
        self._cap = cap
        self._coding = coding
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32) if "gzip" in coding else None
        self._first = True

    def feed(self, data: bytes) -> bytes:
        """Return what ``data`` inflates to; sets ``full`` once the cap is reached."""
        room = self._cap - self.size
        if self._coding in ("", "identity"):
            out = data[:room]
            self.full = self.full or len(data) > room
        else:
            out = self._inflate(data, room)
        self.size += len(out)
        return out

    def _inflate(self, data: bytes, room: int) -> bytes:
        if room <= 0:
            self.full = True
            return b""
        if self._stream is None:
            # "deflate" means zlib by the RFC and raw deflate by habit: the first byte tells.
            raw = not data or data[0] & 0x0F != 8
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
        out = self._stream.decompress(data, room)
        if self._stream.unconsumed_tail:
            self.full = True
        return out


def body(exchange: Exchange, cap: int = MAX_BODY) -> bytes:
    """Return the decoded body of an exchange, at most ``cap`` bytes.

    A damaged or refused coding yields what could be decoded up to there.
    """
    try:
        inflater = Inflater(exchange.header("content-encoding"), cap)
        return inflater.feed(exchange.payload)
    except RefusedCodingError:
        return b""
    except zlib.error:
        return _as_far_as_possible(exchange, cap)


def _as_far_as_possible(exchange: Exchange, cap: int) -> bytes:
    inflater = Inflater(exchange.header("content-encoding"), cap)
    out = bytearray()
    try:
        for start in range(0, len(exchange.payload), 4096):
            out += inflater.feed(exchange.payload[start : start + 4096])
    except zlib.error:
        pass
    return bytes(out)
