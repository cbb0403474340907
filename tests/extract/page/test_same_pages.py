"""Which pages need not be read again: those of which nothing is different that a reading is made of."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.extract.page.conftest import kept
from vetter.extract.readers import HEADERS, made_of, read
from vetter.model import Exchange, Mark, Trouble, TroubleKind

PAGE = "<html><head><title>The Gazette</title></head><body><p>Nothing but words.</p></body></html>"


def test_the_moment_and_the_number_do_not_count():
    one = kept(PAGE, headers=(("Date", "Mon, 23 Nov 2026 12:00:00 GMT"),))
    other = kept(
        PAGE,
        headers=(
            ("Date", "Mon, 23 Nov 2026 12:00:09 GMT"),
            ("CF-Ray", "8f1"),
        ),
    )
    other = replace(other, record=replace(other.record, id="r2"))
    assert made_of(one) == made_of(other)


@pytest.mark.parametrize(
    "change",
    [
        {"url": "https://gazette.example.com/de/"},
        {"status": 404},
        {"sha256": "0"},
        {"marks": (Mark.TRUNCATED,)},
        {"marks": (Mark.ARCHIVED,)},
        {"trouble": Trouble(TroubleKind.TIMEOUT, "It stopped in the middle.")},
    ],
)
def test_another_answer_is_another_page(change):
    one = kept(PAGE)
    assert made_of(replace(one, record=replace(one.record, **change))) != made_of(one)


@pytest.mark.parametrize("name", HEADERS)
def test_so_is_one_under_other_headers_that_count(name):
    assert made_of(kept(PAGE, headers=((name, "x"),), media_type="")) != made_of(
        kept(PAGE, media_type="")
    )


@pytest.mark.parametrize("marks", [(), (Mark.ARCHIVED,)])
@pytest.mark.parametrize("status", [200, 403, 404])
def test_no_other_header_is_read(monkeypatch, marks, status):
    asked = set()
    header = Exchange.header

    def noting(exchange, name):
        asked.add(name)
        return header(exchange, name)

    monkeypatch.setattr(Exchange, "header", noting)
    assert read(kept(PAGE, marks=marks, status=status))
    assert "content-type" in asked
    assert asked <= set(HEADERS)
