"""What of the site was looked at: a thing is called absent only after looking for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import root
from vetter.model import Answer, Citation, PageKind, clear, unknown
from vetter.phrases import count, listing

if TYPE_CHECKING:
    from vetter.model import Dossier, Page

ENOUGH_PAGES: Final = 4
"""The front page and three more: fewer are too little to call something missing."""

PROSE: Final = 60
"""Words, from which on the language of a page is its own and not only declared."""


@cache
def languages() -> frozenset[str]:
    """Return the languages in which vetter knows what newsrooms call their pages."""
    return frozenset(path.stem for path in (root() / "vocabulary").glob("??.toml"))


def written_in(dossier: Dossier) -> set[str]:
    """Return the languages of the pages with enough prose to tell."""
    return {page.language for page in dossier.read_pages() if page.words >= PROSE}


def too_little_read(dossier: Dossier) -> str:
    """Return why nothing can be called absent from the site, or "" if enough of it was read."""
    pages = dossier.read_pages()
    if not pages:
        return "No page of the site could be read."
    if not dossier.read_pages(PageKind.FRONT):
        return "The front page of the site could not be read."
    if len(pages) < ENOUGH_PAGES:
        read = count(len(pages), "page")
        return f"Only {read} of the site could be read, too few to say that something is missing."
    fronts = {page.language for page in dossier.read_pages(PageKind.FRONT)} - {""}
    # What the menu calls its pages is in the language of the front page.
    spoken = fronts or {page.language for page in pages if page.language}
    if spoken and not spoken & languages():
        return f"The site is written in a language that vetter does not know enough of ({listing(sorted(spoken))})."
    return ""


def absent(dossier: Dossier, because: str) -> Answer:
    """Answer "no" where something was looked for and not found, "unknown" where it was not."""
    reason = too_little_read(dossier)
    return unknown(reason) if reason else clear(because, looked_at(dossier))


def looked_at(dossier: Dossier) -> tuple[Citation, ...]:
    """Return the pages that an absence rests on: the front page and those about the outlet."""
    about = [p for p in dossier.read_pages() if p.kind not in {PageKind.ARTICLE, PageKind.SECTION}]
    return tuple(Citation(page.record) for page in about[:6])


def articles(dossier: Dossier) -> tuple[Page, ...]:
    """Return the articles that were read."""
    return dossier.read_pages(PageKind.ARTICLE)
