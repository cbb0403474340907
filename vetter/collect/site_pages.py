"""The outlet's own pages that were read by now, for sources that ask about what stands on them."""

from __future__ import annotations

from itertools import takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

from vetter.domains import host_of, same_site
from vetter.model import PageReading, PageState, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.collect.errand import Errand
    from vetter.model import Page


def own_pages(errand: Errand) -> tuple[Page, ...]:
    """Return the pages on which the outlet speaks, in the order in which they were asked for."""
    others = {*errand.turns.values(), *errand.earlier}
    opening = [one for one in errand.readings if one not in others]
    return _own(errand, (*opening, *filter(None, errand.turns.values())))


def in_turn(errand: Errand) -> tuple[Page, ...]:
    """Return those of the crawl up to the first that is still being asked for, or all once it has ended.

    Which these are does not depend on which of two answers came first.
    """
    if errand.ended(Source.SITE):
        return own_pages(errand)
    return _own(errand, takewhile(bool, errand.turns.values()))


def articles_read(errand: Errand) -> bool:
    """Return whether all articles that are to come were read, and all that was asked for before them."""
    return _read_up_to(errand, errand.last_article)


def about_read(errand: Errand) -> bool:
    """Return whether all pages about the outlet that are to come were read, and all that was asked for before them."""
    return _read_up_to(errand, errand.last_about)


def up_to(errand: Errand, last: str | None) -> tuple[Page, ...]:
    """Return the pages of the crawl up to an address, or all of `in_turn` if it is none of them."""
    turns = list(errand.turns)
    number = turns.index(last) + 1 if last in errand.turns else len(turns)
    return _own(errand, takewhile(bool, list(errand.turns.values())[:number]))


def _read_up_to(errand: Errand, last: str | None) -> bool:
    read = (url for url, record in takewhile(itemgetter(1), errand.turns.items()))
    return errand.ended(Source.SITE) or last in set(read)


def _own(errand: Errand, records: Iterable[str | None]) -> tuple[Page, ...]:
    own = errand.outlet.host
    readings = (errand.readings.get(one or "") for one in records)
    return tuple(
        reading.page
        for reading in readings
        if isinstance(reading, PageReading)
        and reading.page.state is PageState.READ
        and same_site(host_of(reading.page.url), own)
    )
