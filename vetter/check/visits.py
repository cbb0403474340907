"""The pages that were visited more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vetter.model import Dossier, Page, Visit

NOT_AGAIN: Final = "No page was visited a second time: the way of this run, its page budget or the site did not allow it."


def by_page(dossier: Dossier) -> list[tuple[Page, list[Visit]]]:
    """Return the pages that were read and then visited again, each with its later visits in order."""
    first = {page.url: page for page in dossier.read_pages()}
    again: dict[str, list[Visit]] = {}
    for visit in dossier.visits:
        again.setdefault(visit.url, []).append(visit)
    return [(first[url], visits) for url, visits in again.items() if url in first]
