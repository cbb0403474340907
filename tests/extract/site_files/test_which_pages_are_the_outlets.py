"""Which of the pages that came in speak for the outlet: never a wall, never somebody else's site."""

from __future__ import annotations

import pytest

from vetter.extract.compile import compile_dossier
from vetter.model import (
    Mark,
    Outcome,
    Outlet,
    Page,
    PageKind,
    PageReading,
    PageState,
    Purpose,
    SourceState,
)

OUTLET = Outlet(
    host="gazette-press.org", domain="gazette-press.org", url="https://gazette-press.org/"
)


@pytest.fixture
def dossier(keep):
    def compiled(*pages, outcome=Outcome.ANSWERED):
        readings = []
        for number, (url, state, marks) in enumerate(pages):
            record = keep(url, b"x", Purpose.PAGE, marks=marks).record
            page = Page(record=f"r{number}", url=url, state=state, kind=PageKind.FRONT)
            readings.append((_marked(record, marks), PageReading(page)))
        return compile_dossier(
            OUTLET,
            readings[0][0].time,
            readings,
            records=[record for record, _ in readings],
            states={"site": SourceState(outcome)},
            unread={},
        )

    return compiled


def _marked(record, marks):
    from msgspec.structs import replace

    return replace(record, marks=marks)


HOME = "https://gazette-press.org/"
WALL = (HOME, PageState.CHALLENGE, ())
COPY = (HOME, PageState.READ, (Mark.ARCHIVED,))


def test_the_archives_copy_takes_the_place_of_the_wall(dossier):
    found = dossier(WALL, COPY)
    assert [(page.url, page.state) for page in found.pages] == [(HOME, PageState.READ)]
    assert found.pages_archived


def test_one_page_of_the_site_itself_and_it_is_not_only_copies(dossier):
    found = dossier(("https://gazette-press.org/about", PageState.READ, ()), COPY)
    assert len(found.pages) == 2
    assert not found.pages_archived


def test_a_site_that_moved_speaks_from_where_it_is_now(dossier):
    there = ("https://new-gazette.org/", PageState.READ, ())
    assert len(dossier(there).pages) == 1


def test_the_pages_behind_a_door_to_another_outlet_are_not_the_outlets(dossier):
    there = ("https://www.theguardian.com/", PageState.READ, ())
    assert dossier(there, outcome=Outcome.ABSENT).pages == ()
