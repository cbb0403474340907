"""Was its domain registered on the same day as that of another outlet to which it is tied?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hosting import of_the_platform
from vetter.check.kin import cited, declared, met, nobody, undeclared, unless_missed
from vetter.model import Answer, TraitKind, clear, fired, not_applicable, unknown
from vetter.phrases import count, day, listing

if TYPE_CHECKING:
    from vetter.model import Dossier, ListHit

TIES: Final = (
    TraitKind.TRACKER,
    TraitKind.SOA_CONTACT,
    TraitKind.NAMESERVER,
    TraitKind.CERTIFICATE_KEY,
    TraitKind.CERTIFICATE_NAME,
)
TYING: Final = frozenset({"tracker", "certificate", "contact", "redirect"})
"""What of a list hit ties two sites, whatever the day."""


def look(dossier: Dossier) -> Answer:
    """Fire on one day and one registrar with a sibling; a day alone is shared by thousands of strangers."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    created = dossier.registration.created if dossier.registration else None
    if created is None:
        return unknown("On which day the domain was registered is not known.")
    listed = _listed(dossier, f"{created.value:%Y-%m-%d}")
    if (answer := nobody(dossier)) and not listed:
        return answer
    tied = {sibling.host for sibling in met(dossier, *TIES)}
    same_day = [one for one in met(dossier, TraitKind.REGISTERED) if one.host in tied]
    hidden = undeclared(dossier, same_day)
    others = [one.host for one in hidden] + [hit.value for hit in listed]
    if others:
        ties = [one for one in met(dossier, *TIES) if one.host in {same.host for same in hidden}]
        rows = tuple(citation for hit in listed for citation in hit.cited)
        return fired(
            f"Its domain was registered on {day(created.value)}, on the same day as "
            f"{listing(others)}, to which it is tied by other signs as well.",
            tuple(dict.fromkeys((*created.cited, *cited(hidden), *cited(ties), *rows))),
        )
    if same_day:
        how = declared(dossier, same_day[0])
        return clear(f"{same_day[0].host} is of the same day; {how}.", cited(same_day))
    return unless_missed(
        dossier,
        clear(
            f"None of the {count(len(tied), 'outlet')} to which it is tied was registered on its day."
            if tied
            else "By more than an address it is tied to no outlet that it was held against.",
            created.cited,
        ),
    )


def _listed(dossier: Dossier, date: str) -> tuple[ListHit, ...]:
    return tuple(
        hit
        for hit in dossier.listed
        if hit.where in TYING and hit.registered == date and not hit.private
    )
