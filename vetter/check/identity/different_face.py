"""Does it show other readers another page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.check.visits import NOT_AGAIN, by_page
from vetter.extract.likeness import Face, compare
from vetter.model import Answer, Citation, clear, fired, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.extract.likeness import Compared
    from vetter.model import Dossier, Page, Visit

Seen = tuple["Visit", "Compared"]


def look(dossier: Dossier) -> Answer:
    """Fire where another reader gets another page, twice, and a visit as usual in between does not."""
    visited = [(page, _seen(page, visits)) for page, visits in by_page(dossier)]
    others = [compared for _, seen in visited for visit, compared in seen if visit.other_reader]
    if not others:
        return unknown(NOT_AGAIN)
    for page, seen in visited:
        if _confirmed(seen):
            told = next(compared.words for visit, compared in seen if visit.other_reader)
            return fired(
                f"A reader with another browser, language and way of coming {told}, on two visits to "
                f"{page.url}; a reader as before got the page as before.",
                (Citation(page.record), *(c for visit, _ in seen for c in visit.cited))[:6],
            )
    if any(compared.face is Face.OTHER for compared in others):
        return unknown(
            "Another reader got another page, but not every time: it may change by itself."
        )
    if any(compared.face is Face.SAME for compared in others):
        cited = tuple(visit.cited[-1] for _, seen in visited for visit, _ in seen)
        return clear(
            "A reader with another browser, language and way of coming got the same.", cited
        )
    return unknown(f"A second look told nothing: that reader {others[0].words}.")


def _seen(page: Page, visits: Sequence[Visit]) -> list[Seen]:
    return [(visit, compare(page, visit.page, visit.end)) for visit in visits]


def _confirmed(seen: Sequence[Seen]) -> bool:
    """Return whether every visit as another reader differed, and every one as usual did not."""
    other = [compared.face for visit, compared in seen if visit.other_reader]
    usual = [compared.face for visit, compared in seen if not visit.other_reader]
    twice = len(other) > 1 and set(other) == {Face.OTHER}
    return twice and set(usual) == {Face.SAME}
