"""Articles that say themselves that they stood elsewhere first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.check.agencies import credits_agency
from vetter.check.hosting import is_own, site_of

if TYPE_CHECKING:
    from vetter.model import Dossier, Page


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
