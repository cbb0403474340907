"""Does none of its contributors speak of it on the page of their own to which it leads?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.looked import too_little_read
from vetter.extract.contributors import own_sites
from vetter.model import Answer, Source, clear, fired, not_applicable, unknown
from vetter.phrases import count

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 2
SURE: Final = 4


def look(dossier: Dossier) -> Answer:
    """Fire where two such pages or more were read; people are counted here, never named."""
    if not own_sites(dossier.read_pages()):
        reason = too_little_read(dossier)
        return (
            unknown(reason)
            if reason
            else not_applicable("It links no page of a contributor's own.")
        )
    pages = dossier.profiles
    cited = tuple(citation for page in pages for citation in page.cited)
    listing = sum(page.lists for page in pages)
    if listing:
        told = f"{listing} {'speaks' if listing == 1 else 'speak'} of it there"
        read = count(len(pages), "contributor")
        return clear(f"Of {read} whose own page was read, {told}.", cited)
    if len(pages) < FEWEST:
        why = dossier.state(Source.CONTRIBUTORS).reason.rstrip(".")
        return unknown(
            "Too few pages of contributors' own could be read"
            f"{f' ({why})' if why else ''}. Look at the biographies of two of them."
        )
    return fired(
        f"None of the {len(pages)} contributors whose own page was read speaks of it there.",
        cited,
        min(1.0, len(pages) / SURE),
    )
