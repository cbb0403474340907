"""The portraits of the people whom an outlet shows, or why there are none to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.model import Answer, not_applicable, unknown

if TYPE_CHECKING:
    from vetter.model import Dossier


def without_portraits(dossier: Dossier) -> Answer | None:
    """Answer where no portrait was had, None where there is one at least."""
    if dossier.portraits:
        return None
    if any(person.portrait for page in dossier.read_pages() for person in page.people):
        return unknown("It shows portraits of its people, but none of them could be had.")
    return not_applicable("No portraits of people whom it names were found.")
