"""Whether the site has a page of a kind, shared by the checks on its policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.check.looked import absent
from vetter.model import Answer, Citation, fired

if TYPE_CHECKING:
    from vetter.model import Dossier, PageKind


def has_page(dossier: Dossier, kinds: tuple[PageKind, ...], what: str) -> Answer:
    """Fire where a page of one of ``kinds`` was read; ``what`` names it with its article."""
    for page in dossier.read_pages(*kinds):
        return fired(f"It has {what}: {page.url}", (Citation(page.record, page.title),))
    return absent(dossier, f"Among the pages that were read is not {what}.")
