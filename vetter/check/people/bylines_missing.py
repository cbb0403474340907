"""Do most of its articles bear nobody's name?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.looked import articles, languages
from vetter.check.signed import initialled
from vetter.extract.editors import withheld
from vetter.model import Answer, Citation, clear, fired, not_applicable, unknown
from vetter.phrases import share

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 5
MOST: Final = 0.8


def look(dossier: Dossier) -> Answer:
    """Fire where four of five articles that were read name no author and no source, nor do the feeds.

    Initials at the end are a signature. In languages whose words for "by" are not known, an article
    that seems to be unsigned is passed over. Whoever says that names are kept back is not asked.
    """
    if reason := withheld(dossier.read_pages()):
        return not_applicable(reason)
    listed = {post.url for post in dossier.posts if post.author}
    every = articles(dossier)
    unsigned = [
        page
        for page in every
        if not (page.authors or page.url in listed or page.credits or initialled(page))
    ]
    strange = [page for page in unsigned if page.language and page.language not in languages()]
    read = [page for page in every if page not in strange]
    unsigned = [page for page in unsigned if page not in strange]
    if len(read) < FEWEST:
        return unknown(
            "The articles are in a language in which vetter does not know how they are signed."
            if strange
            else "Too few articles could be read to tell whether they are signed."
        )
    told = f"{share(len(unsigned), len(read))} of the articles that were read name no author and no source."
    cited = tuple(Citation(page.record) for page in (unsigned or read)[:5])
    if len(unsigned) >= MOST * len(read):
        return fired(told, cited)
    return clear(told, cited)
