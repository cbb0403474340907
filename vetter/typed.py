"""Plain values, JSON and MessagePack as our own types.

What a type is made of msgspec works out when it is first used, and what it has so far it shows to
everybody: a second thread that uses the type meanwhile brings the interpreter down (0.21, and before). So
here one thread at a time works that out.
"""

from __future__ import annotations

from threading import RLock
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T")

_alone: Final = RLock()
_decoders: Final[dict[Any, msgspec.json.Decoder[Any]]] = {}
_unpackers: Final[dict[Any, msgspec.msgpack.Decoder[Any]]] = {}


def shaped(value: object, kind: type[T]) -> T:
    """Return a plain value (as TOML gives it) as a ``kind``. Raises `msgspec.ValidationError`."""
    with _alone:
        return msgspec.convert(value, kind)


def decoded(raw: bytes | str, kind: type[T]) -> T:
    """Return JSON as a ``kind``. Raises `msgspec.DecodeError`."""
    decoder = _decoders.get(kind)
    if decoder is None:
        with _alone:
            decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    found: T = decoder.decode(raw)
    return found


def unpacked(raw: bytes, kind: type[T]) -> T:
    """Return MessagePack as a ``kind``. Raises `msgspec.DecodeError`."""
    decoder = _unpackers.get(kind)
    if decoder is None:
        with _alone:
            decoder = _unpackers[kind] = msgspec.msgpack.Decoder(kind)
    found: T = decoder.decode(raw)
    return found
