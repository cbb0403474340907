"""The outlet's own pages that were read by now, for sources that ask about what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domains import host_of, same_site
from vetter.model import PageReading, PageState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Page


def own_pages(errand: Errand) -> tuple[Page, ...]:
    """Return the pages on which the outlet speaks, in the order in which they were read."""
    own = errand.outlet.host
    readings = (one for one in errand.readings.values() if isinstance(one, PageReading))
    return tuple(
        reading.page
        for reading in readings
        if reading.page.state is PageState.READ and same_site(host_of(reading.page.url), own)
    )
