"""Is its postal address that of another outlet, or one at which a company takes mail for anybody?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.kin import alone, declared, met, told, undeclared
from vetter.check.kin import cited as seen
from vetter.check.looked import too_little_read
from vetter.extract.postal_key import office
from vetter.model import Answer, ClaimKind, TraitKind, clear, fired, not_applicable, unknown
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Dossier

VIRTUAL: Final = 0.5


def look(dossier: Dossier) -> Answer:
    """Fire on an address of another outlet that neither names, and for less on a virtual office."""
    claims = dossier.claims(ClaimKind.ADDRESS)
    if not claims:
        reason = too_little_read(dossier)
        return unknown(reason) if reason else not_applicable("It gives no postal address.")
    found = met(dossier, TraitKind.POSTAL)
    if hidden := undeclared(dossier, found):
        return fired(
            f"It and another outlet give one postal address. {told(hidden)}",
            seen(hidden),
        )
    for fact in claims:
        if keeper := office(fact.value.value):
            return fired(
                f"At the address that it gives ({quoted(fact.value.value)}) {keeper.provider} takes "
                "mail for its customers.",
                fact.cited,
                VIRTUAL,
            )
    if found:
        how = declared(dossier, found[0])
        return clear(f"It shares its address with {found[0].host}; {how}.", seen(found))
    held = "" if alone(dossier) else ", nor that of an outlet that it was held against"
    return clear(
        f"The address that it gives is no virtual office that is known{held}.", claims[0].cited
    )
