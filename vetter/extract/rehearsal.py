"""Read a page of our own, so that what reading needs is loaded before the first foreign page comes."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import Final

from vetter.extract.readers import READERS, read
from vetter.model import Exchange, Kept, Purpose, Record, Source

FIRST: Final = (Purpose.ROBOTS, Purpose.RDAP, Purpose.DNS, Purpose.PAGE)  # are read first
PAGE: Final = """<!doctype html><html lang="en"><head><title>A rehearsal - The Example</title></head><body>
<nav><a href="/about/">About us</a> <a href="/contact/">Contact</a></nav><article><h1>A rehearsal</h1>
<p>By Ann Reader, 3 May 2024</p><p>The Example has been published since 1987 by Example Media Ltd, 1 High Street, London
SW1A 1AA, company number 01234567. Telephone +44 20 7946 0000, e-mail desk@example.org.</p>
<p>The council met on Tuesday and spoke at length about the harbour, the ferry and the budget of the year.</p>
</article></body></html>"""


def rehearse() -> None:
    """Load readers, vocabularies and models by using them once."""
    for purpose in FIRST:
        import_module(READERS[purpose])
    import_module("trafilatura")
    moment = datetime(2024, 5, 3, tzinfo=UTC)
    url, body = "https://example.org/2024/05/a-rehearsal/", PAGE.encode()
    exchange = Exchange(
        url=url,
        started=moment,
        elapsed=0.0,
        whom="example.org",
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        payload=body,
    )
    record = Record(
        id="r0",
        source=Source.SITE,
        purpose=Purpose.PAGE,
        url=url,
        whom=exchange.whom,
        time=moment,
        elapsed=0.0,
        peer="",
        status=exchange.status,
        media_type="text/html",
        sha256="",
        size=len(body),
    )
    read(Kept(record, exchange))
