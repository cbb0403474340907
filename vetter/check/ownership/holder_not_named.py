"""Is its domain held by a body that the site does not name? Information only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter import gazetteer
from vetter.check.hosting import of_the_platform
from vetter.check.looked import looked_at, too_little_read
from vetter.extract.companies import bare
from vetter.extract.fold import fold
from vetter.extract.whois_phrases import withheld
from vetter.model import Answer, ClaimKind, clear, fired, not_applicable, unknown
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Dossier, Registration

BEHIND: Final = (
    ClaimKind.OWNER,
    ClaimKind.PUBLISHER,
    ClaimKind.LEGAL_NAME,
    ClaimKind.FUNDING,
    ClaimKind.ADDRESS,
)


def look(dossier: Dossier) -> Answer:
    """Fire on a company or other body that the registry gives, and none of the pages that were read.

    A person who holds a domain is not told of: that is nobody's business, and often the one who made the site.
    """
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    # That no registry could be asked is counted once, by the checks of the domain's age.
    holder = dossier.registration.registrant if dossier.registration else None
    if dossier.registration is None or holder is None or withheld(holder.value):
        return not_applicable("The registry gives nobody who holds the domain.")
    name = bare(holder.value)
    if not name or name == fold(holder.value):
        return not_applicable("The registry gives no company or other body as the holder.")
    if name == bare(dossier.outlet.name):
        return clear("The body that holds the domain has the name of the outlet.", holder.cited)
    told = [
        fact
        for fact in dossier.claims(*BEHIND)
        if f" {name} " in f" {fold(fact.value.value)} {fold(fact.value.sentence)} "
    ]
    if told:
        return clear(
            "The body that holds the domain is named on its pages.",
            (*holder.cited, *told[0].cited),
        )
    if reason := too_little_read(dossier):
        return unknown(reason)
    return fired(
        f"The registry gives {quoted(holder.value, 80)}{_where(dossier.registration)} as the holder of the domain, "
        "and none of the pages that were read says what that is to the outlet.",
        (*holder.cited, *looked_at(dossier)),
    )


def _where(registration: Registration) -> str:
    country = registration.registrant_country
    code = country.value.upper() if country else ""
    known = gazetteer.countries()
    return f" ({known[code].name})" if code in known else ""
