"""Is the domain with a registrar that serves protected brands only?"""

from __future__ import annotations

from typing import Final

from vetter.check.hosting import of_the_platform
from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import quoted

BRAND_REGISTRARS: Final = (
    "markmonitor",
    "csc corporate domains",
    "com laude",
    "nom-iq",  # the name under which Com Laude is accredited
    "safenames",
)


def look(dossier: Dossier) -> Answer:
    """Fire on one of the registrars that take companies with brands to protect, and nobody else."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    registrar = dossier.registration.registrar if dossier.registration else None
    if registrar is None:
        return unknown("The registry does not name the registrar.")
    name = registrar.value.casefold()
    if any(brand in name for brand in BRAND_REGISTRARS):
        return fired(
            f"The domain is with {quoted(registrar.value)}, which serves companies with brands to "
            "protect and sells to nobody else.",
            registrar.cited,
        )
    return clear("The domain is with an ordinary registrar, as nearly all are.", registrar.cited)
