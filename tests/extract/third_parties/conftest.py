"""Records as the store hands them to a reader, from a sample or from bytes given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from vetter.model import Exchange, Kept, Purpose, Record, Source

SAMPLES = Path(__file__).parent / "samples"
MADE = datetime(2026, 11, 20, 12, tzinfo=UTC)

Keep = Callable[..., Kept]


def make(
    url: str,
    payload: bytes | str = b"",
    purpose: Purpose = Purpose.PAGE,
    *,
    status: int = 0,
    number: int = 1,
    media_type: str = "",
    **more: Any,
) -> Kept:
    raw = payload.encode() if isinstance(payload, str) else payload
    headers = (("content-type", media_type),) if media_type else ()
    exchange = Exchange(
        url=url,
        started=MADE,
        elapsed=0.1,
        whom="x",
        status=status,
        payload=raw,
        headers=headers,
        **more,
    )
    record = Record(
        id=f"r{number}",
        source=Source.RDAP,
        purpose=purpose,
        url=url,
        whom="x",
        time=MADE,
        elapsed=0.1,
        peer="",
        status=status,
        media_type=media_type,
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        marks=exchange.marks,
        trouble=exchange.trouble,
    )
    return Kept(record, exchange)


@pytest.fixture(scope="session")
def keep() -> Keep:
    """Return a function that makes a kept exchange."""
    return make


@pytest.fixture(scope="session")
def sample() -> Callable[[str], bytes]:
    """Return a function that reads a sample file."""
    return lambda name: SAMPLES.joinpath(name).read_bytes()
