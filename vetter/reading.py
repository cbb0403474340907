"""Have records read in a process of their own, to which they go, and from which readings come, as MessagePack.

Pickling takes ten times as long. And what cannot be packed could not be stored either: so one record cannot be read
where otherwise the whole case could not be kept.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import Struct

from vetter import worker
from vetter.extract.readers import LIGHT, read
from vetter.model import Kept, Reading
from vetter.typed import unpacked

_ENCODER: Final = msgspec.msgpack.Encoder()


class _Read(Struct):
    reading: Reading | None


async def reading_of(kept: Kept) -> Reading | None:
    """Return what a record says, or None if it says nothing.

    Raises `vetter.worker.WorkerError`, and whatever its reader raises on bytes that it cannot cope with.
    """
    light = kept.record.purpose in LIGHT
    packed = await worker.run(read_packed, _ENCODER.encode(kept), light=light)
    return unpacked(packed, _Read).reading


def read_packed(packed: bytes) -> bytes:
    """Return what a record says, both packed; see `vetter.extract.readers.read`."""
    return _ENCODER.encode(_Read(read(unpacked(packed, Kept))))
