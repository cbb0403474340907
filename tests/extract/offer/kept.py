"""What a person brought along, as it is kept in a case."""

from __future__ import annotations

from datetime import UTC, datetime

from vetter.model import Exchange, Kept, Purpose, Record, Source


def kept(raw: bytes, purpose: Purpose = Purpose.OFFER) -> Kept:
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    exchange = Exchange(url="offer:message", started=moment, elapsed=0.0, whom="me", payload=raw)
    record = Record(
        id="r1",
        source=Source.OFFER,
        purpose=purpose,
        url=exchange.url,
        whom=exchange.whom,
        time=moment,
        elapsed=0.0,
        peer="",
        status=0,
        media_type="",
        sha256="",
        size=len(raw),
    )
    return Kept(record, exchange)
