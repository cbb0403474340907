"""Pages written for a test, read as the program reads them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vetter.extract.page import read
from vetter.model import Exchange, Kept, Purpose, Record, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def kept(
    html,
    url="https://gazette.example.com/",
    status=200,
    media_type="text/html; charset=utf-8",
    headers=(),
    marks=(),
):
    payload = html if isinstance(html, bytes) else html.encode()
    exchange = Exchange(
        url=url,
        started=NOON,
        elapsed=0.1,
        whom="gazette.example.com",
        status=status,
        headers=((("Content-Type", media_type),) if media_type else ()) + headers,
        payload=payload,
        marks=marks,
    )
    record = Record(
        id="r1",
        source=Source.SITE,
        purpose=Purpose.PAGE,
        url=url,
        whom="gazette.example.com",
        time=NOON,
        elapsed=0.1,
        peer="",
        status=status,
        media_type=media_type,
        sha256="",
        size=len(payload),
        marks=marks,
    )
    return Kept(record, exchange)


@pytest.fixture
def page():
    """Give a function that reads HTML into a Page, or None."""

    def reader(html, **more):
        reading = read(kept(html, **more))
        return reading.page if reading else None

    return reader


@pytest.fixture
def about(page):
    """Give a function that reads the body of a page about the outlet in some language."""

    def reader(body, language="en", slug="about", title="About us"):
        html = (
            f'<html lang="{language}"><head><title>{title}</title></head><body><main><h1>{title}</h1>'
            f"{body}</main></body></html>"
        )
        return page(html, url=f"https://gazette.example.com/{slug}/")

    return reader
