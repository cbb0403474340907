"""Structured data name the pages about an outlet where no link does."""

from __future__ import annotations

from vetter.extract import page
from vetter.model import Purpose

HTML = """<!doctype html><html lang=en><title>Gazette</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsMediaOrganization", "name": "Gazette", "masthead": "/who",
  "ownershipFundingInfo": {"@type": "WebPage", "@id": "https://gazette-press.org/money"},
  "correctionsPolicy": ["/mistakes", 5, null], "ethicsPolicy": "We are good people.",
  "publishingPrinciples": "javascript:alert(1)/"},
 {"@type": "Person", "name": "Ann", "masthead": "/no"}]}</script>
<body><main><p>Words of the Gazette, and a few more of them here.</p></main></body></html>"""


def test_addresses_come_with_the_name_of_the_property(keep):
    reading = page.read(
        keep(
            "https://gazette-press.org/",
            HTML,
            Purpose.PAGE,
            headers=(("Content-Type", "text/html"),),
        )
    )
    links = {(link.rel, link.url) for link in reading.page.links}
    assert links == {
        ("masthead", "https://gazette-press.org/who"),
        ("ownershipfundinginfo", "https://gazette-press.org/money"),
        ("correctionspolicy", "https://gazette-press.org/mistakes"),
    }
