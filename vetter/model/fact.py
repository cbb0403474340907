"""A fact, and the records that it was read from."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Citation(Struct, frozen=True, gc=False):
    """Points at a record, and quotes the words in it that matter (foreign text, unescaped)."""

    record: str
    excerpt: str = ""


class Fact(Struct, Generic[T], frozen=True):
    """Something read from records, always with the records it was read from."""

    value: T
    cited: tuple[Citation, ...]
