"""The pictures of people that an outlet shows, as far as they are looked at."""

from __future__ import annotations

from msgspec import Struct


class Eyes(Struct, frozen=True, kw_only=True):
    """The eyes of one face: shares of the picture's width and height from its upper left corner.

    ``left`` is on the left side of the picture. ``certainty`` is the detector's, in 0…1.
    """

    left: tuple[float, float]
    right: tuple[float, float]
    certainty: float


class Portrait(Struct, frozen=True, kw_only=True):
    """A picture of a person that the outlet shows as one of its own. Whose it is, is not kept with it.

    ``alike`` and ``mirrored`` are difference hashes (64 bits, hexadecimal) of the picture and its
    mirror image; ``marks`` what it says of its own making, ``clocks`` the offsets from UTC, in minutes, on
    which it was edited; ``looked`` whether faces were looked for.
    """

    record: str
    url: str
    sha256: str
    width: int
    height: int
    alike: str
    mirrored: str
    marks: tuple[str, ...] = ()
    clocks: tuple[int, ...] = ()
    looked: bool = False
    faces: tuple[Eyes, ...] = ()
