"""Pictures as they are kept."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from vetter.model import Exchange, Kept, Purpose, Record, Source

MOMENT = datetime(2026, 11, 20, 12, tzinfo=UTC)
URL = "https://gazette.example.org/staff/one.png"


def png(image, **options):
    """Return an image as a PNG file."""
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def kept_picture(body, status=200):
    """Return what is kept of a picture that was fetched."""
    record = Record(
        id="r1", source=Source.SITE, purpose=Purpose.PORTRAIT, url=URL, whom="gazette.example.org", time=MOMENT,
        elapsed=0.1, peer="", status=status, media_type="image/png", sha256="", size=len(body),
    )  # fmt: skip
    exchange = Exchange(
        url=URL,
        started=MOMENT,
        elapsed=0.1,
        whom="gazette.example.org",
        status=status,
        payload=body,
    )
    return Kept(record, exchange)
