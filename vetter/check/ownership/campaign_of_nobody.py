"""Does it send its readers to those who decide, and nobody says who asks?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.check.looked import looked_at, too_little_read
from vetter.check.signed import somebody
from vetter.data import read_toml
from vetter.extract.editors import kept_back
from vetter.extract.fingerprint import owners
from vetter.extract.fold import fold
from vetter.extract.sentences import split
from vetter.extract.wording import wording
from vetter.model import Answer, Citation, PageKind, clear, fired, not_applicable, unknown
from vetter.phrases import quoted

if TYPE_CHECKING:
    import re

    from vetter.model import Dossier

FEWEST: Final = 2
"""Articles that call upon the reader: in a single one somebody says what they think."""

_MUCH: Final = 20_000  # characters of a page that are looked at


def look(dossier: Dossier) -> Answer:
    """Fire where a page for it, or two articles, ask readers to press those who decide, and nobody at all is named."""
    calls = _calls(dossier)
    pages = [one for one in calls if one[0] is not PageKind.ARTICLE]
    if not pages and len(calls) < FEWEST:
        return not_applicable("It does not ask its readers to write to those who decide.")
    if reason := kept_back(dossier.read_pages()):
        return not_applicable(reason)
    told = f"It asks its readers: {quoted((pages or calls)[0][1].excerpt, 140)}."
    named = [owner for owner in owners(dossier) if fold(owner) != fold(dossier.outlet.name)]
    cited = tuple(citation for _, citation in (*pages, *calls))[:4]
    if named or somebody(dossier):
        return clear(f"{told} Somebody signs or is named as answering for it.", cited)
    if reason := too_little_read(dossier):
        return unknown(reason)
    return fired(f"{told} No page that was read says who asks.", (*cited, *looked_at(dossier)))


def _calls(dossier: Dossier) -> list[tuple[PageKind, Citation]]:
    """Return one sentence of each page that calls upon the reader, with what kind of page it is."""
    found: list[tuple[PageKind, Citation]] = []
    for page in dossier.read_pages():
        if not _pattern().search(fold(f"{page.title} {page.text[:_MUCH]}")):
            continue
        lines = [page.title, *page.text[:_MUCH].splitlines()]
        sentences = (said for line in lines for said in split(line))
        said = next((one for one in sentences if _pattern().search(fold(one))), "")
        if said and page.kind not in {PageKind.FRONT, PageKind.SECTION}:
            found.append((page.kind, Citation(page.record, said)))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return wording(read_toml("campaigns.toml")["calls"])
