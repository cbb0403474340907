"""Do most of its articles bear nobody's name?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.copies import agency_credits
from vetter.check.looked import articles
from vetter.model import Answer, Citation, clear, fired, unknown
from vetter.phrases import share

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 5
MOST: Final = 0.8


def look(dossier: Dossier) -> Answer:
    """Fire where four of five articles that were read name no author and no agency, nor do the feeds."""
    read = articles(dossier)
    if len(read) < FEWEST:
        return unknown("Too few articles could be read to tell whether they are signed.")
    listed = {post.url for post in dossier.posts if post.author}
    unsigned = [
        page
        for page in read
        if not page.authors and page.url not in listed and not agency_credits(page)
    ]
    told = f"{share(len(unsigned), len(read))} of the articles that were read name no author and no agency."
    cited = tuple(Citation(page.record) for page in (unsigned or read)[:5])
    if len(unsigned) >= MOST * len(read):
        return fired(told, cited)
    return clear(told, cited)
