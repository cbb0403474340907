"""Did a language model leave its own words in the articles?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.answers import left_by_models
from vetter.extract.fold import clean
from vetter.model import Answer, Citation, Dossier, clear, fired, unknown
from vetter.phrases import count, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TITLE: Final = 300  # characters


def look(dossier: Dossier) -> Answer:
    """Fire on the sentences that a model addresses to whoever asked it, also as headlines in lists; surer from two pages on."""
    read = dossier.read_pages()
    if not read:
        return unknown("No page of the site could be read.")
    left = {page.url: Citation(page.record, page.residues[0]) for page in read if page.residues}
    for url, citation in _headlines(dossier):
        left.setdefault(url, citation)
    if not left:
        return clear("No sentence that a language model left behind was seen.")
    cited = tuple(left.values())
    return fired(
        f"On {count(len(left), 'page')} stands what a language model says to whoever asks it: "
        f"{quoted(cited[0].excerpt, 160)}",
        cited[:6],
        1.0 if len(left) > 1 else 0.5,
    )


def _headlines(dossier: Dossier) -> Iterator[tuple[str, Citation]]:
    """Yield the articles in whose headlines, as feeds and lists have them, stands such a sentence."""
    titles = {
        clean(post.title, MAX_TITLE): post for post in dossier.posts if post.title and post.cited
    }
    for line in left_by_models("\n".join(titles)):
        if post := titles.get(line):
            yield post.url, Citation(post.cited[0].record, line)
