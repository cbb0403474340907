"""Does it say that many people work for it, and hardly anybody ever signs?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.model import (
    Answer,
    Citation,
    ClaimKind,
    PageKind,
    clear,
    fired,
    not_applicable,
    unknown,
)
from vetter.phrases import count, quoted

if TYPE_CHECKING:
    from vetter.model import Claim, Dossier, Fact

MANY: Final = 20
"""People from which on a newsroom cannot be made by two or three."""

ENOUGH: Final = 20
"""Signed articles in which a newsroom of such a size shows more than a few of its people."""

HARDLY: Final = 10
"""Fewer than one in ten: most of a staff may well sign nothing."""


def look(dossier: Dossier) -> Answer:
    """Fire where less than a tenth of the staff that it claims is named anywhere, over many signed articles."""
    claims = sorted(dossier.claims(ClaimKind.STAFF), key=_number)
    if not claims or _number(claims[0]) < MANY:
        return not_applicable("It does not say that many people work for it.")
    claim = claims[0]  # the most careful of what it says
    signed = _signed(dossier)
    if len(signed) < ENOUGH:
        return unknown("Too few signed articles could be listed to see who writes for it.")
    names = {" ".join(person.name.casefold().split()) for person in dossier.people}
    told = (
        f"It says {quoted(claim.cited[0].excerpt, 120)}; its pages and {count(len(signed), 'signed article')} "
        f"name {count(len(names), 'person', 'people')}"
    )
    cited = (*claim.cited, *dict.fromkeys(signed.values()))[:6]
    # More people than there are articles cannot be seen in them.
    expected = min(_number(claim), len(signed))
    return fired(f"{told}.", cited) if len(names) * HARDLY < expected else clear(f"{told}.", cited)


def _number(claim: Fact[Claim]) -> int:
    return int(claim.value.value)


def _signed(dossier: Dossier) -> dict[str, Citation]:
    """Return the articles that name whoever wrote them, by their addresses, each with where it says so."""
    listed = {
        post.url: post.cited[0] for post in dossier.posts if post.author.strip() and post.cited
    }
    read = {
        page.canonical or page.url: Citation(page.record, ", ".join(page.authors))
        for page in dossier.read_pages(PageKind.ARTICLE)
        if page.authors
    }
    return {**read, **listed}
