"""Does it say that it was founded long before any trace of it exists?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.claimed_place import abroad
from vetter.check.long_past import long_past
from vetter.check.past import (
    age_known,
    before_its_site,
    former_address,
    founding_claims,
    own_founding_claims,
    satire,
    traces,
)
from vetter.extract.editors import by_students
from vetter.model import Answer, ClaimKind, clear, fired, not_applicable, unknown
from vetter.phrases import day, quoted, span

if TYPE_CHECKING:
    from vetter.model import Dossier, EncyclopaediaItem

SLACK: Final = 2
"""Years between founding an outlet and opening its site that need no explanation."""

RECENT: Final = 3
LONG_AGO: Final = 8
"""A print title whose site is older than this says nothing by being older than its site."""

VAGUE: Final = 0.7  # as sure where it gives no number: "the county's oldest daily"
OLDER: Final = 0.4  # as sure where the site is not that young
EXPLAINED: Final = 0.1
"""As sure where what it says explains why its site is younger: that it is young is counted elsewhere."""


def look(dossier: Dossier) -> Answer:
    """Fire where the claim is years older than a first trace that is itself recent, and is no satire's."""
    claims = own_founding_claims(dossier) or founding_claims(dossier)
    if not claims:
        return _without_a_year(dossier)
    year, claim = claims[0]
    known = traces(dossier)
    if not known or not age_known(dossier):
        return unknown("When the site began is known from no route that can be relied on.")
    first = known[0]
    cited = (*claim.cited, *first.cited)
    trace = f"the first trace of the site is the {first.label} on {day(first.time)}"
    if year + SLACK >= first.time.year:
        return clear(f"It says that it was founded in {year}, and {trace}.", cited)
    item = dossier.encyclopaedia
    if item and _since(item, year):
        return clear(
            f"It says that it was founded in {year}, and Wikidata says so too.", item.cited
        )
    age = (dossier.as_of - first.time).days / 365.25
    if age > LONG_AGO:
        return clear(f"It says {year}; {trace}, {span(first.time, dossier.as_of)} ago.", cited)
    if open_for := _left_open(dossier, year, trace):
        return unknown(open_for)
    words = quoted(claim.cited[0].excerpt or str(year), 120)
    told = f"It says {words}, but {trace}."
    if older := _explained(dossier):
        return fired(f"{told} {older}", cited, EXPLAINED)
    return fired(told, cited, 1.0 if age <= RECENT else OLDER)


def _without_a_year(dossier: Dossier) -> Answer:
    """Answer of an outlet that says how old it is, "for over fifty years", and since when it does not.

    Only next to a first trace that is recent: such words are never taken at the letter.
    """
    said = long_past(dossier)
    if said is None:
        return not_applicable("It does not say when it was founded.")
    known = traces(dossier)
    if not known or not age_known(dossier):
        return unknown("When the site began is known from no route that can be relied on.")
    first = known[0]
    words, trace = quoted(said.citation.excerpt, 120), f"{first.label} on {day(first.time)}"
    told = f"It says {words}, and the first trace of the site is the {trace}"
    cited = (said.citation, *first.cited)
    item, year = dossier.encyclopaedia, dossier.as_of.year - said.years
    older = item is not None and item.inception is not None and item.inception.year <= year + SLACK
    age = (dossier.as_of - first.time).days / 365.25
    if age > RECENT or older:
        return clear(f"{told}.", cited)
    if joking := satire(dossier):
        return unknown(f"{told}; but it also says that it is {quoted(joking)}: it may be joking.")
    if explained := _explained_without_a_year(dossier):
        return fired(f"{told}. {explained}", cited, EXPLAINED)
    return fired(f"{told}.", cited, 1.0 if said.exact else VAGUE)


def _since(item: EncyclopaediaItem, year: int) -> bool:
    return item.inception is not None and abs(item.inception.year - year) <= SLACK


def _explained(dossier: Dossier) -> str:
    """Return what may make it older than its site, in a sentence, or "".

    Titles on paper, stations and papers of students came late to the web, others were at another address, on a
    network or given up for years, or it is the body behind them that is so old. It is their own word, so that the
    contradiction stays, and tells less.
    """
    if not own_founding_claims(dossier):
        return "It says so of the body behind it, and not of itself: a register may tell how old that is."
    return _explained_without_a_year(dossier)


def _explained_without_a_year(dossier: Dossier) -> str:
    if dossier.claims(ClaimKind.PRINTED):
        return "It says that it appears on paper, too, and such titles come late to the web."
    if before := former_address(dossier):
        return f"It says that it is or was at {before[0]}, too: look there, and in the web archive, for its past."
    if by_students(dossier.read_pages()):
        return "It says that students make it, whose papers change their address as often as their editors."
    return before_its_site(dossier)


def _left_open(dossier: Dossier, year: int, trace: str) -> str:
    """Return what else may explain the year, which was not found out, or ""."""
    other = dossier.namesake
    if (
        other
        and other.dissolved is None
        and _since(other, year)
        and not abroad(dossier, other.country)
    ):
        return (
            f"It says {year}, and {trace}. Wikidata has {quoted(other.label)}, of the same name and age: whether that "
            "is this outlet, at a new address, was not found out."
        )
    joking = satire(dossier)
    return (
        f"It says {year}, and also that it is {quoted(joking)}: it may be joking." if joking else ""
    )
