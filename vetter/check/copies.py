"""Articles that stood elsewhere first, as they say themselves or as was met in earlier cases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter.check.agencies import credits_agency
from vetter.check.hosting import is_own, site_of
from vetter.check.kin import met, undeclared
from vetter.model import TraitKind

if TYPE_CHECKING:
    from vetter.model import Dossier, Page, Sibling

DAY: Final = timedelta(days=1)
"""Clocks and editions differ: what stands on two sites on one day was first on neither."""


def canonical_elsewhere(page: Page, dossier: Dossier) -> str:
    """Return the other site that the article names as its proper place, or ""."""
    site = site_of(page.canonical) if page.canonical else ""
    return "" if is_own(site, dossier) else site


def foreign_credits(page: Page) -> tuple[str, ...]:
    """Return the credits to others than news agencies."""
    return tuple(credit for credit in page.credits if not credits_agency(credit))


def agency_credits(page: Page) -> tuple[str, ...]:
    """Return the credits to news agencies and openly shared sources."""
    return tuple(credit for credit in page.credits if credits_agency(credit))


def stood_earlier(page: Page, dossier: Dossier) -> Sibling | None:
    """Return where the words of an article stood a day earlier at least, at an outlet with no declared connection."""
    if page.published is None:
        return None
    same = [
        one
        for one in met(dossier, TraitKind.ARTICLE)
        if one.value == page.url and one.dated and one.dated + DAY <= page.published
    ]
    return next(iter(undeclared(dossier, same)), None)
