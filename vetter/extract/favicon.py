"""The favicon's hashes: sites made from one template by one hand often share the file."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

import mmh3

from vetter import inflate
from vetter.model import FaviconReading, Mark

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_IMAGE: Final = 5_000_000  # bytes
_MAGIC: Final = (
    b"\x00\x00\x01\x00",  # ICO
    b"\x89PNG\r\n",
    b"GIF8",
    b"\xff\xd8\xff",  # JPEG
    b"BM",
)


def read(kept: Kept) -> FaviconReading | None:
    """Return the hashes of a picture, or None if what came back is none, or not all of one.

    The first hash is the form in which search engines for internet hosts list it: 32-bit
    MurmurHash3 of the Base64 text with a line break after every 76 characters.
    """
    exchange = kept.exchange
    if exchange.trouble or Mark.TRUNCATED in exchange.marks:
        return None
    body = inflate.body(exchange, MAX_IMAGE)
    if not _is_picture(body):
        return None
    return FaviconReading(
        mmh3=mmh3.hash(base64.encodebytes(body)), sha256=hashlib.sha256(body).hexdigest()
    )


def _is_picture(body: bytes) -> bool:
    if body.startswith(_MAGIC) or (body[:4] == b"RIFF" and body[8:12] == b"WEBP"):
        return True
    head = body[:1_000].lstrip().lower()
    return head.startswith((b"<svg", b"<?xml", b"<!--")) and b"<svg" in head
