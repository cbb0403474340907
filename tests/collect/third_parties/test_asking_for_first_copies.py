"""Asking the Wayback Machine for older articles as they were when they were new."""

from __future__ import annotations

import pytest

from tests.dossiers import article, at, page
from vetter.collect import copies
from vetter.collect.site_pages import own_pages
from vetter.model import Mark, Outcome, PageKind, PageReading, Purpose, Source, SourceState

ARCHIVE = "web.archive.org"
WORDS = "The harbour board resigned on Tuesday after a long night of talks about the ferry. " * 6
HANDS = ("Mara Hollis", "Tunde Okafor", "Ines Prado")


def signed(author):
    head = "<html lang=en><title>Harbour board resigns</title>"
    return (
        200,
        "text/html",
        f"{head}<meta name=author content='{author}'><article><h1>Harbour board resigns</h1><p>{WORDS}".encode(),
    )


async def archived(town, errand_to, answers, hands=HANDS, wayback=Outcome.ANSWERED):
    """Return an errand whose site has an old article by each of ``hands``; the archive gives ``answers`` in turn."""
    given = iter(answers)
    town.web[ARCHIVE] = lambda path: next(given)
    errand = await errand_to("gazette.example")
    errand.settle(Source.WAYBACK, SourceState(wayback))
    for number, author in enumerate(hands):
        old = article(
            number,
            url=f"https://gazette.example/old-{number}",
            title="Harbour board resigns",
            authors=(author,),
            published=at(f"2018-03-0{number + 1}"),
        )
        errand.readings[old.record] = PageReading(old)
    return errand


async def test_each_is_asked_for_as_of_a_month_after_it_was_published(town, errand_to, ledger):
    errand = await archived(town, errand_to, map(signed, ("A. Lane", "B. Nolen", "C. Marlow")))
    assert (await copies.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked == [
        f"{ARCHIVE} /web/20180331000000id_/https://gazette.example/old-0",
        f"{ARCHIVE} /web/20180401000000id_/https://gazette.example/old-1",
        f"{ARCHIVE} /web/20180402000000id_/https://gazette.example/old-2",
    ]
    kept = errand.case.records()[-1]
    assert (kept.purpose, kept.source) == (Purpose.FIRST_COPY, Source.COPIES)
    assert Mark.ARCHIVED in kept.marks
    assert ledger(errand) == [(ARCHIVE, "answered")] * 3


async def test_the_first_that_is_signed_as_it_was_is_enough(town, errand_to):
    errand = await archived(town, errand_to, [signed("Mara Hollis")])
    assert (await copies.collect(errand)).outcome is Outcome.ANSWERED
    assert len(town.asked) == 1


@pytest.mark.parametrize(("status", "outcome"), [(429, Outcome.LIMITED), (403, Outcome.BLOCKED)])
async def test_an_archive_that_turns_us_away_is_left_in_peace(town, errand_to, status, outcome):
    errand = await archived(town, errand_to, [(status, "text/html", b"no")] * 9)
    assert (await copies.collect(errand)).outcome is outcome
    assert {path.rpartition("/")[2] for path in town.asked} == {"old-0"}


async def test_an_article_that_the_archive_lacks_does_not_end_it(town, errand_to):
    answers = [(404, "text/html", b"not archived"), signed("A. Lane"), signed("B. Nolen")]
    errand = await archived(town, errand_to, answers)
    assert (await copies.collect(errand)).outcome is Outcome.ANSWERED
    assert len(town.asked) == 3


@pytest.mark.parametrize(
    ("hands", "wayback"),
    [
        (HANDS[:1], Outcome.ANSWERED),
        ((), Outcome.ANSWERED),
        (HANDS, Outcome.ABSENT),
        (HANDS, Outcome.LIMITED),
        (HANDS, Outcome.HIDDEN),
    ],
)
async def test_nothing_is_asked_where_nothing_can_come_of_it(town, errand_to, hands, wayback):
    errand = await archived(town, errand_to, [], hands, wayback)
    state = await copies.collect(errand)
    assert state.outcome is Outcome.NOT_ASKED
    assert state.reason
    assert town.asked == []


async def test_what_an_outlet_hides_for_safety_is_not_fetched(town, errand_to):
    errand = await archived(town, errand_to, [])
    about = page(
        PageKind.ABOUT,
        url="https://gazette.example/about",
        text="Our reporters write under pseudonyms, since some of us were arrested.",
    )
    errand.readings[about.record] = PageReading(about)
    assert (await copies.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []


async def test_what_was_fetched_does_not_pass_for_the_outlets_own_page(town, errand_to):
    errand = await archived(town, errand_to, map(signed, ("A. Lane", "B. Nolen", "C. Marlow")))
    before = own_pages(errand)
    await copies.collect(errand)
    assert own_pages(errand) == before
