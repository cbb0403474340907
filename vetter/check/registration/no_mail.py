"""Can nobody write to an address under its domain?"""

from __future__ import annotations

from vetter.check.hosting import of_the_platform
from vetter.domains import same_site
from vetter.model import Answer, ClaimKind, Dossier, clear, fired, not_applicable, unknown


def look(dossier: Dossier) -> Answer:
    """Fire where the domain names no mail server; say so if the outlet prints an address there."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    dns = dossier.dns
    if dns is None or dns.mail is None:
        return unknown("Whether the domain takes mail is not known.")
    if dns.mail:
        return clear("The domain takes mail.", dns.mail[0].cited)
    own = next(
        (
            fact
            for fact in dossier.claims(ClaimKind.EMAIL)
            if same_site(fact.value.value.rpartition("@")[2], dossier.outlet.domain)
        ),
        None,
    )
    cited = next((f.cited for f in (*(dns.nameservers or ()), *(dns.addresses or ()))), ())
    if own:
        return fired(
            f"The domain names no mail server, and yet the outlet gives {own.value.value}.",
            (*own.cited, *cited),
        )
    if not cited:
        return unknown("The domain answers no questions at all.")
    return fired(
        "The domain names no mail server: no editor writes from an address there.", cited, 0.5
    )
