"""What vouches for an outlet of its own: things that it could not have made up last month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.domains import same_site
from vetter.extract.address import host_named
from vetter.lists.earlier import stood_there
from vetter.phrases import listing

if TYPE_CHECKING:
    from vetter.model import Dossier

LONG_YEARS: Final = 5
"""Full years of captures, in a row, that make an archive long."""

DENOUNCING: Final = ("fake news", "disinformation", "propaganda", "hoax", "content farm")
"""Words in an encyclopaedia's description that make it no recommendation."""


def archived_years(dossier: Dossier) -> tuple[int, ...]:
    """Return the years in a row, up to last year or this, in which the archive saw the site."""
    if dossier.archive is None:
        return ()
    years = {year for year, captures in dossier.archive.per_year if captures}
    last = next((y for y in (dossier.as_of.year, dossier.as_of.year - 1) if y in years), None)
    if last is None:
        return ()
    first = last
    while first - 1 in years:
        first -= 1
    return tuple(range(first, last + 1))


def long_archive(dossier: Dossier) -> bool:
    """Return whether the archive saw the same outlet here, year after year: it must show that it was the same."""
    return len(archived_years(dossier)) > LONG_YEARS and stood_there(dossier) is True


def perhaps_long_archive(dossier: Dossier) -> bool:
    """Return whether the archive saw a site here year after year, and cannot tell whether it was this outlet's."""
    return bool(archived_years(dossier)) and stood_there(dossier) is None


def in_encyclopaedia(dossier: Dossier) -> bool:
    """Return whether an encyclopaedia has an article on this very site, and not a warning."""
    item = dossier.encyclopaedia
    return bool(item and item.sitelinks and item_is_of_site(dossier) and not denounced(dossier))


def item_is_of_site(dossier: Dossier) -> bool:
    """Return whether the encyclopaedia gives this very site as the outlet's."""
    item = dossier.encyclopaedia
    return bool(item and item.website) and same_site(
        host_named(item.website if item else ""), dossier.outlet.host
    )


def denounced(dossier: Dossier) -> bool:
    """Return whether the encyclopaedia counts it among sites that it warns of."""
    item = dossier.encyclopaedia
    return item is not None and any(
        word in kind.casefold() for kind in item.kinds for word in DENOUNCING
    )


def vouched(dossier: Dossier) -> str:
    """Return what vouches for the outlet, as a clause, or ""."""
    reasons = []
    years = archived_years(dossier)
    if years and long_archive(dossier):
        reasons.append(f"the web archive has seen it here every year since {years[0]}")
    if in_encyclopaedia(dossier):
        reasons.append("an encyclopaedia has an article on this very site")
    if dossier.trust and dossier.trust.confirmed:
        bodies = listing(dossier.trust.confirmed)
        reasons.append(f"{bodies} confirms it as a member")
    return listing(reasons)
