"""As whom a page is asked for: what the other side sees of a reader."""

from __future__ import annotations

from msgspec import Struct


class Visitor(Struct, frozen=True):
    """A reader with a browser (``agent``), languages (as ``Accept-Language``) and a way they came."""

    agent: str
    languages: str
    referrer: str = ""
