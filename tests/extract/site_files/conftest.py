"""Small files of a site as the store hands them to a reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from vetter.model import Exchange, Kept, Purpose, Record, Source

MADE = datetime(2026, 11, 20, 12, tzinfo=UTC)

Keep = Callable[..., Kept]


def make(
    url: str,
    payload: bytes | str,
    purpose: Purpose,
    *,
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (),
    **more: Any,
) -> Kept:
    raw = payload.encode() if isinstance(payload, str) else payload
    exchange = Exchange(
        url=url,
        started=MADE,
        elapsed=0.1,
        whom="gazette.example",
        status=status,
        headers=headers,
        payload=raw,
        **more,
    )
    record = Record(
        id="r1",
        source=Source.SITE,
        purpose=purpose,
        url=url,
        whom="gazette.example",
        time=MADE,
        elapsed=0.1,
        peer="192.0.2.7:443",
        status=status,
        media_type=exchange.header("content-type"),
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
    )
    return Kept(record, exchange)


@pytest.fixture(scope="session")
def keep() -> Keep:
    return make
