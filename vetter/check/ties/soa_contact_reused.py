"""Does its zone name the same contact as another outlet's?"""

from __future__ import annotations

from vetter.check.hosting import of_the_platform
from vetter.check.kin import held_against_others, met, nobody, unless_missed
from vetter.model import Answer, Dossier, TraitKind, clear, not_applicable, unknown


def look(dossier: Dossier) -> Answer:
    """Fire where another outlet's zone gives the same address, which is not a hoster's."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    if answer := nobody(dossier):
        return answer
    contact = dossier.dns.soa_contact if dossier.dns else None
    return held_against_others(
        dossier,
        met(dossier, TraitKind.SOA_CONTACT),
        "Its zone names",
        unless_missed(
            dossier,
            clear(
                "No zone of an outlet that it was held against names the same contact.",
                contact.cited,
            ),
        )
        if contact
        else unknown("Whom its zone names as contact is not known."),
        shown=_without_name,
    )


def _without_name(contact: str) -> str:
    # The mailbox may be a person's, who is not to stand beside this.
    return f"a contact at {contact.rpartition('@')[2]}"
