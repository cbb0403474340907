"""Pages of little text are kept as they are written, and none is spoiled by what stands in its markup."""

from __future__ import annotations

import pytest

from vetter.extract import text
from vetter.extract.markup import attribute
from vetter.extract.tree import tree_of

STAFF = "<h1>Our staff</h1><p>Ada Example, editor</p><p>Ola Norm, reporter</p>"
URL = "https://gazette.example.com/staff"


def test_a_short_page_keeps_its_lines(page):
    read = page(f"<body><nav><a href=/>Home</a></nav>{STAFF}</body>", url=URL)
    assert read.text.splitlines() == ["Our staff", "Ada Example, editor", "Ola Norm, reporter"]


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        (STAFF, False),
        (f"{STAFF}<p>{'The ferry was late again. ' * 60}</p>", True),
        (f"{STAFF}<footer>{'<p>Council, ferry, school and market.</p>' * 9}</footer>", True),
    ],
    ids=["little text of its own", "much text", "more of others than of its own"],
)
def test_the_main_part_is_looked_for_where_there_is_something_to_tell_apart(
    page, monkeypatch, body, asked
):
    seen = []
    monkeypatch.setattr(text, "_extracted", lambda source: seen.append(source) or "")
    page(f"<body>{body}</body>", url=URL)
    assert bool(seen) is asked


def test_attributes_stay_as_they_are_written():
    (link,) = tree_of('<a class="one  two" {{menu}}="x" HREF="/a" fb:like=1>A</a>').find_all("a")
    assert link.attrs == {"class": "one  two", "{{menu}}": "x", "href": "/a", "fb:like": "1"}
    assert attribute(link, "class") == "one  two"
