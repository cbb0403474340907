"""Does it say of itself what another outlet says of itself?"""

from __future__ import annotations

from vetter.check.kin import cited, declared, met, nobody, told, undeclared, unless_missed
from vetter.model import (
    Answer,
    Dossier,
    PageKind,
    TraitKind,
    clear,
    fired,
    unknown,
)


def look(dossier: Dossier) -> Answer:
    """Fire where its text about itself is another outlet's with the names replaced."""
    if answer := nobody(dossier):
        return answer
    found = met(dossier, TraitKind.ABOUT)
    if hidden := undeclared(dossier, found):
        return fired(
            f"Its page {hidden[0].value} has nearly the words of {hidden[0].theirs}, the names "
            f"apart. {told(hidden)}",
            cited(hidden),
        )
    if found:
        how = declared(dossier, found[0])
        return clear(f"It says what {found[0].host} says; {how}.", cited(found))
    if not dossier.read_pages(PageKind.ABOUT):
        return unknown("No page on which it speaks of itself was read.")
    return unless_missed(
        dossier, clear("No outlet that it was held against says the same of itself.")
    )
