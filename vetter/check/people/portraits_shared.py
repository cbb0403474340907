"""Are portraits of its people shown by another outlet, too?"""

from __future__ import annotations

from typing import Final

from vetter.check.kin import cited, declared, met, nobody, told, undeclared, unless_missed
from vetter.check.shown import without_portraits
from vetter.model import Answer, Dossier, TraitKind, clear, fired
from vetter.phrases import count

SURE: Final = 3
"""One writer may work for two outlets; a whole masthead does not."""


def look(dossier: Dossier) -> Answer:
    """Fire on pictures that another outlet shows, as they are or mirrored, the more the surer."""
    if answer := nobody(dossier):
        return answer
    found = met(dossier, TraitKind.PORTRAIT)
    if hidden := undeclared(dossier, found):
        pictures = len({one.value for one in hidden})
        return fired(
            f"{count(pictures, 'portrait')} that it shows {'is' if pictures == 1 else 'are'} shown elsewhere. "
            f"{told(hidden)}",
            cited(hidden),
            min(1.0, pictures / SURE),
        )
    if found:
        how = declared(dossier, found[0])
        return clear(f"It shares portraits with {found[0].host}; {how}.", cited(found))
    return without_portraits(dossier) or unless_missed(
        dossier, clear("No outlet that it was held against shows any of its portraits.")
    )
