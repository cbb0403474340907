"""Does the counter of its readers rise by the same step on every visit?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from vetter.check.visits import NOT_AGAIN, by_page
from vetter.model import Answer, Citation, PageKind, clear, fired, not_applicable, unknown

if TYPE_CHECKING:
    from vetter.model import Dossier, Page, Visit

JUMP: Final = 3
"""Readers more; one or two are our own visit, counted by the page and by a script."""

ENOUGH: Final = 4
"""Times that the counter was read: three equal steps are hardly chance."""


def look(dossier: Dossier) -> Answer:
    """Fire where three visits in a row add the same number of readers, and more than they can be."""
    visited = [pair for pair in by_page(dossier) if pair[0].kind is PageKind.ARTICLE]
    if not visited:
        return unknown(NOT_AGAIN)
    counted = [pair for pair in visited if pair[0].views is not None]
    if not counted:
        return not_applicable("The article that was visited twice shows no counter of readers.")
    page, visits = counted[0]
    cited = _cited(page, visits)
    numbers = [
        page.views or 0,
        *(v.page.views for v in visits if v.page and v.page.views is not None),
    ]
    steps = [after - before for before, after in pairwise(numbers)]
    shown = ", ".join(f"{number:,}" for number in numbers)
    if not steps:
        return unknown("The counter of readers could be read only once.")
    if steps[0] < JUMP or len(set(steps)) > 1:
        return clear(
            f"The counter of readers showed {shown}, as one may that counts visits.", cited
        )
    if len(numbers) < ENOUGH:
        return unknown(f"The counter of readers showed {shown}: too few visits to see a rule.")
    return fired(f"The counter of readers rose by {steps[0]:,} on each visit: {shown}.", cited)


def _cited(page: Page, visits: list[Visit]) -> tuple[Citation, ...]:
    return (Citation(page.record), *(visit.cited[-1] for visit in visits))
