"""Are articles gone that the web archive has?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter.check.looked import articles
from vetter.model import Answer, clear, fired, unknown
from vetter.phrases import count, day

if TYPE_CHECKING:
    from vetter.model import ArchivedArticle, Dossier

ENOUGH: Final = 3
"""Articles of the archive of which it is known whether they are still there."""

SOME: Final = 2
"""A single article may have been withdrawn for good reason."""


def look(dossier: Dossier) -> Answer:
    """Fire where several articles are gone while others, of the same form and no younger, are there."""
    known = [one for one in dossier.archived_articles if one.live is not None]
    gone = [one for one in known if not one.live]
    if len(known) < ENOUGH:
        return unknown("Of too few articles in the web archive it is known whether they are there.")
    counted = f"Of {count(len(known), 'article')} that the web archive has, {len(gone) or 'none'}"
    cited = tuple(citation for one in (gone or known) for citation in one.cited)[:6]
    if len(gone) < SOME:
        return clear(f"{counted} is gone.", cited)
    if not any(_stays(dossier, one) for one in gone):
        return unknown(
            f"{counted} are gone, and so is all that is as old: the site may have moved to other "
            f"addresses or begun anew."
        )
    return fired(
        f"{counted} are no longer there, among them {gone[0].url}, captured on "
        f"{day(gone[0].captured)}; others as old still are.",
        cited,
        1.0 if len(gone) > SOME else 0.5,
    )


def _stays(dossier: Dossier, gone: ArchivedArticle) -> bool:
    """Return whether an article that is as old, and has an address of the same form, is still there."""
    form = _form(gone.url)
    live = [(one.url, one.captured) for one in dossier.archived_articles if one.live]
    live += [(post.url, post.published) for post in dossier.posts if post.published]
    live += [(page.url, page.published) for page in articles(dossier) if page.published]
    return any(_form(url) == form and moment <= gone.captured for url, moment in live)


def _form(url: str) -> tuple[bool, ...]:
    """Return how an address is built: its segments, and which of them are numbers."""
    return tuple(part.isdigit() for part in urlsplit(url).path.split("/") if part)
