"""Whether what is judged are a web archive's copies, and how old these are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vetter.assess.scheme import scheme
from vetter.assess.wording import wording
from vetter.phrases import day, span

if TYPE_CHECKING:
    from vetter.model import Dossier


def out_of_date(dossier: Dossier) -> bool:
    """Return whether too few of the copies are recent: of what the site is today, they show too little."""
    if not dossier.pages_archived:
        return False
    limits = scheme().levels
    since = dossier.as_of - timedelta(days=limits.copies_days)
    recent = [page for page in dossier.read_pages() if page.captured and page.captured >= since]
    return len(recent) < limits.copies


def told(dossier: Dossier) -> str:
    """Return the sentence that says that copies were read, and of when; "" where the site itself was."""
    if not dossier.pages_archived:
        return ""
    taken = [page.captured for page in dossier.read_pages() if page.captured]
    if not taken:
        return wording().addition["copies_undated"]
    newest = max(taken)
    return (
        wording()
        .addition["copies"]
        .format(count=len(dossier.read_pages()), day=day(newest), age=span(newest, dossier.as_of))
    )
