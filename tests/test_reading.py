"""What is read elsewhere comes back as it was read, and can be stored whatever it was read from."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.offer.kept import kept as message
from tests.extract.page.conftest import kept as page
from tests.extract.site_files.conftest import make
from vetter.extract.readers import READERS, read
from vetter.model import Purpose
from vetter.reading import read_packed, reading_of

HALF = "\ud83d"
WRITTEN = r"\ud83d"
PAGE = f"""<html lang="en"><head><title>The {HALF} Gazette</title>
<meta name="author" content="Jane {HALF} Doe">
<script type="application/ld+json">{{"@type": "NewsMediaOrganization", "name": "Gazette {WRITTEN} Ltd",
"founder": {{"@type": "Person", "name": "Jane {WRITTEN} Doe"}}, "email": "a{WRITTEN}@b.example",
"url": "https://gazette.example.com/{WRITTEN}", "telephone": "{WRITTEN}+49 30 1234567"}}</script></head>
<body><h1>About &#xD83D; us</h1><p>We are {HALF} a paper. <a href="/x{HALF}">More &#55357;</a></p></body></html>"""
LETTER = (
    b'From: "Jane \xff" <jane\xff@example.com>\r\nReply-To: \xff@b.example\r\nSubject: =?utf-7?q?+2AA-?= \xed\xa0\xbd\r\n'
    b"Content-Type: text/plain; charset=utf-7\r\n\r\nWe pay $300 for an article. +2AA-\r\n"
)


@pytest.mark.parametrize(
    "kept",
    [
        page(PAGE.encode("utf-8", "surrogatepass"), url="https://gazette.example.com/about/"),
        message(LETTER),
        make("https://a.example/robots.txt", "Sitemap: /s.xml", Purpose.ROBOTS),
        make("https://a.example/robots.txt", "Sitemap: /s.xml", Purpose.ROBOTS, status=404),
    ],
)
async def test_it_comes_back_as_it_was_read(kept):
    assert await reading_of(kept) == read(kept)


@pytest.mark.parametrize("purpose", READERS)
@given(
    st.text(st.characters(codec=None), max_size=60).map(
        lambda t: t.encode("utf-8", "surrogatepass")
    )
    | st.binary(max_size=60)
)
@settings(max_examples=30)  # of each of forty readers
def test_nothing_that_is_read_is_beyond_storing(purpose, body):
    """A reader may refuse bytes, and say so; what it says is text."""
    around = (
        (b'[{"name": "', b'\\ud83d"}]'),
        (b"<p>", b"&#xD83D;</p>"),
        (b"a: ", b"\xff\r\n\r\n\xff"),
    )
    for before, after in around:
        kept = make("https://a.example/x", before + body + after, purpose)
        try:
            read(kept)
        except Exception:  # noqa: BLE001 - the caller says which record could not be read
            continue
        assert read_packed(msgspec.msgpack.encode(kept))
