"""The text of a page is what a reader sees of it and nothing else, and where some of it is missing, that is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter.extract.markup import is_page
from vetter.extract.readable import readable

PAGE = """<!doctype html><html><head><title>Über uns</title><style>p { color: red }</style>
<meta name="description" content="never shown"><script>let code = "code";</script></head><body>
<nav><a href="/">Start</a> <a href="/about">Über uns</a></nav>
<h1>Über <em>uns</em></h1><p>Wir schreiben<br>seit 1987.</p><!-- a remark --><p hidden>a secret</p>
<p style="display: none">another</p><footer>Impressum</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_what_is_seen_is_there_in_its_order_and_the_code_is_not(charset: str) -> None:
    seen = readable(PAGE.encode(charset), f"text/html; charset={charset}")
    lines = ["Start Über uns", "Über uns", "Wir schreiben", "seit 1987.", "Impressum"]
    assert (seen.text.splitlines(), seen.cut) == (lines, False)


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        (b"<p>" + b"word " * 1_000, False),
        (b"<p>" + b"word " * 1_001, True),
        (b"<p>" + b"word <b>x</b> " * 1_000 + b"the end", True),
        (b"<p>word" + b" " * 30_000, False),
        (b"<p>x" * 50_000, False),
        (b"<p>x" * 50_001, True),
        (b"<p>" + b"w" * 4_000 + b"<p>", False),
        ((b"<p>" + b"w" * 4_000) * 101, True),
        (b"<p>x</p>" + b"\n" * 2_000_000, True),
    ],
)
def test_it_says_where_a_page_is_longer_than_is_read(body: bytes, cut: bool) -> None:
    assert readable(body, "text/html").cut is cut


@pytest.mark.parametrize(
    ("body", "content_type", "page"),
    [
        (b"", "text/html", True),
        (b"x", "Text/HTML; charset=utf-8", True),
        (b"x", "application/xhtml+xml", True),
        (b"  <!DOCTYPE html>", "", True),
        (b"<html lang=en>", "text/plain", True),
        (b"<html lang=en>", "application/json", False),
        (b'{"a": "<html>"}', "", True),
        (b"a remark", "text/plain", False),
        (b"", "", False),
    ],
)
def test_a_page_is_known_by_what_is_said_of_it_or_by_how_it_begins(
    body: bytes, content_type: str, page: bool
) -> None:
    assert is_page(body, content_type) is page


@given(st.binary(max_size=2000))
def test_any_bytes_have_a_text(body: bytes) -> None:
    assert isinstance(readable(body, "text/html").text, str)


@pytest.mark.parametrize("piece", [b"<div>", b"<p>word", b"<table><tr><td>x", b"<a href=x>y</a> "])
def test_it_takes_time_in_proportion(piece: bytes) -> None:
    def read(body: bytes) -> str:
        return readable(body, "text/html").text

    assert growth(read, piece * 2_500, piece * 10_000) < 12
