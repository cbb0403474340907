"""Do its articles come from a press service that operations fill their sites from?"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.looked import articles
from vetter.data import read_toml
from vetter.domains import site_of
from vetter.extract.fold import fold
from vetter.model import Answer, Citation, LinkPlace, clear, fired, unknown
from vetter.phrases import listing, share
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.model import Dossier, Page

ENOUGH: Final = 4
FEWEST: Final = 2
SURE: Final = 3
_BEGINNING: Final = 400  # characters of a page: its headline, its day, and where the article begins
PAIR: Final = 0.6  # as sure of two: anybody may print a release or two


class Wire(Struct, frozen=True, forbid_unknown_fields=True):
    """A press service, how it is credited, its sites, and since when who has reported it."""

    name: str
    names: tuple[str, ...]
    sites: tuple[str, ...]
    since: date
    source: str


def look(dossier: Dossier) -> Answer:
    """Fire where two articles or more are credited or linked to a service that had been reported by then."""
    read = articles(dossier)
    known = [one for one in _wires() if one.since <= dossier.as_of.date()]
    found = [(page, *named) for page in read if (named := _named(page, known))]
    if len(found) >= FEWEST:
        names = listing(dict.fromkeys(name for _, name, _ in found))
        return fired(
            f"{share(len(found), len(read))} of the articles that were read are credited to {names}, from which "
            "operations are reported to have filled their sites.",
            tuple(Citation(page.record, words) for page, _, words in found[:6]),
            1.0 if len(found) >= SURE else PAIR,
        )
    if len(read) < ENOUGH:
        return unknown("Too few articles could be read to tell which press services they are from.")
    return clear(
        "At most one article is credited to a press service that operations are known to use."
    )


def _named(page: Page, known: list[Wire]) -> tuple[str, str] | None:
    """Return the service that an article is credited or linked to, and what shows it, or None."""
    for wire in known:
        for words in (*page.credits, *page.authors):
            if any(f" {fold(name)} " in f" {fold(words)} " for name in wire.names):
                return wire.name, words
        if dateline := _dateline(page.text, wire):
            return wire.name, dateline
        for link in page.links:
            if link.place is LinkPlace.BODY and site_of(link.url) in wire.sites:
                return wire.name, link.url
    return None


def _dateline(text: str, wire: Wire) -> str:
    """Return the first words of an article in which a service stands as agencies do: "SHENZHEN, 5 May (Times Newswire)"."""
    for name in wire.names:
        found = re.search(
            rf"[(/\[–—-]\s{{0,2}}{re.escape(name)}\s{{0,2}}[)/\]–—-]",
            text[:_BEGINNING],
            re.IGNORECASE,
        )
        if found:
            return text[: found.end()]
    return ""


@cache
def _wires() -> tuple[Wire, ...]:
    return shaped(read_toml("operation-wires.toml")["wire"], tuple[Wire, ...])
