"""When a web archive took the copy that a page was read from."""

from __future__ import annotations

from datetime import UTC, datetime

from vetter.model import Mark

HTML = "<html><body><h1>News</h1><p>The ferry runs again.</p></body></html>"
COPY = "https://web.archive.org/web/20240509120000id_/https://gazette.example.com/"


def test_the_archives_own_word_counts_before_the_address(page):
    read = page(
        HTML,
        url=COPY,
        marks=(Mark.ARCHIVED,),
        headers=(("Memento-Datetime", "Tue, 05 Mar 2024 08:00:00 GMT"),),
    )
    assert read.captured == datetime(2024, 3, 5, 8, tzinfo=UTC)
    assert page(HTML, url=COPY, marks=(Mark.ARCHIVED,)).captured == datetime(
        2024, 5, 9, 12, tzinfo=UTC
    )


def test_a_page_that_its_site_served_is_no_copy(page):
    assert (
        page(HTML, headers=(("Memento-Datetime", "Tue, 05 Mar 2024 08:00:00 GMT"),)).captured
        is None
    )
