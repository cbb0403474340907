"""Does a register have the number that it gives, under the name that it gives?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.extract.companies import bare
from vetter.extract.register_entries import registers
from vetter.model import Answer, ClaimKind, Source, clear, fired, not_applicable, unknown
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Claim, Dossier, Fact, RegisterEntry

NAMES = (ClaimKind.PUBLISHER, ClaimKind.OWNER, ClaimKind.LEGAL_NAME, ClaimKind.NAME)


def look(dossier: Dossier) -> Answer:
    """Fire where number and name agree with an entry that is in force.

    Most small publishers are in no index that answers without a key: a prepared link leads to theirs.
    """
    claims = dossier.claims(ClaimKind.REGISTER_NUMBER)
    if not claims:
        return not_applicable("It gives no register number.")
    pairs = [
        (claim, entry) for claim in claims for entry in dossier.registered_as if _same(claim, entry)
    ]
    if not pairs:
        why = dossier.state(Source.REGISTER).reason.rstrip(".")
        return unknown(
            "The index of legal entities (GLEIF) has no entry for its number"
            f"{f' ({why})' if why else ''}. A prepared link leads to the public register."
        )
    names = {bare(fact.value.value) for fact in dossier.claims(*NAMES)} - {""}
    for claim, entry in pairs:
        if entry.value.active and bare(entry.value.name) in names:
            return fired(
                f"A register has {quoted(entry.value.name)} under the number that it gives "
                f"({entry.value.number}).",
                (*claim.cited, *entry.cited),
            )
    claim, entry = pairs[0]
    state = "" if entry.value.active else ", as no longer active"
    return clear(
        f"Under the number that it gives the register has {quoted(entry.value.name)}{state}.",
        (*claim.cited, *entry.cited),
    )


def _same(claim: Fact[Claim], entry: Fact[RegisterEntry]) -> bool:
    scheme, _, number = claim.value.value.partition(":")
    register = registers().get(scheme)
    if register is None:
        return False
    written = register.written(number)
    if not register.country:
        return written == entry.value.lei
    return written == entry.value.number and register.country == entry.value.country
