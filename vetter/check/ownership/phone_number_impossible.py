"""Is a telephone number that it gives none that could be dialled?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.phones import made_up
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
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Dossier

WHERE: Final = (PageKind.CONTACT, PageKind.IMPRINT, PageKind.ABOUT, PageKind.TEAM)
BESIDE: Final = 0.5  # as sure where another number is given


def look(dossier: Dossier) -> Answer:
    """Fire on a number of digits in a row, of one digit, or with nothing but noughts at its end; less where it gives another one as well."""
    pages = dossier.read_pages(*WHERE)
    if not pages:
        return unknown("No page on which it could give a number was read.")
    found = [(page, number) for page in pages for number in made_up(page.text, page.language)]
    others = [
        fact
        for fact in dossier.claims(ClaimKind.PHONE)
        if not any(made_up(f"tel {fact.value.value}"))
    ]
    if found:
        return fired(
            f"{quoted(found[0][1], 40)} is no number that could be dialled: its digits stand in a row or are noughts.",
            tuple(dict.fromkeys(Citation(page.record, number) for page, number in found))[:6],
            BESIDE if others else 1.0,
        )
    if others:
        return clear("The telephone number that it gives may exist.", others[0].cited)
    return not_applicable("It gives no telephone number.")
