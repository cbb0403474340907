"""Do the same other sites carry its articles, one after the other, on the same days? Information only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vetter.check.copies import (
    DAY,
    asked_for,
    first_seen,
    linked_or_own,
    names_another,
    of_strangers,
)
from vetter.check.looked import articles
from vetter.domains import site_of
from vetter.extract.agencies import names_agency
from vetter.model import Answer, Citation, clear, fired, not_applicable
from vetter.phrases import count, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier, Page

FEWEST: Final = 3
"""Articles that one other site has, too: two may be chance, or what an office sent to everybody."""

HALF: Final = 0.5
MOST_CITED: Final = 8


def look(dossier: Dossier) -> Answer:
    """Fire where another site has three and half of the articles that were looked for, within a day of them.

    Who had them first cannot be told from days, so that this is no sign of taking. What names its source,
    an agency's articles and sites that it says are its kin are left out.
    """
    sought = len(asked_for(dossier))
    if sought < FEWEST:
        # That nothing could be looked for is counted once, by `articles-taken-uncredited`.
        return not_applicable("Too few articles were looked for elsewhere.")
    beside: dict[str, dict[str, tuple[Citation, ...]]] = defaultdict(dict)
    for page in articles(dossier):
        for site, cited in _beside(page, dossier):
            beside[site].setdefault(page.url, (Citation(page.record), *cited[:1]))
    carrying = {
        site: had
        for site, had in beside.items()
        if len(had) >= FEWEST and len(had) >= HALF * sought
    }
    if not carrying:
        return clear(
            f"No other site was seen to carry several of the {count(sought, 'article')} that were looked for."
        )
    most = max(len(had) for had in carrying.values())
    records = (one for had in carrying.values() for found in had.values() for one in found)
    return fired(
        f"Up to {most} of the {count(sought, 'article')} that were looked for stood within a day on each of "
        f"{listing(sorted(carrying), 5)}.",
        tuple(dict.fromkeys(records))[:MOST_CITED],
    )


def _beside(page: Page, dossier: Dossier) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Yield the sites of strangers where an article that names no source was seen within a day of it."""
    if names_another(page, dossier) or any(names_agency(author) for author in page.authors):
        return
    found = [one for one in dossier.passages if one.url == page.url]
    ours = first_seen(page, found, dossier)
    known = linked_or_own(page, dossier)
    for one in found:
        for time, url in one.elsewhere:
            near = ours is not None and abs(time - ours) <= DAY
            if near and of_strangers(site_of(url), known, dossier):
                yield site_of(url), one.cited
