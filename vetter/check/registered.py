"""The numbers that an outlet gives, beside what registers have under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.register_entries import registers
from vetter.model import ClaimKind

if TYPE_CHECKING:
    from vetter.model import Claim, Dossier, Fact, RegisterEntry

NAMES: Final = (ClaimKind.PUBLISHER, ClaimKind.OWNER, ClaimKind.LEGAL_NAME, ClaimKind.NAME)


def entries(dossier: Dossier, *kinds: ClaimKind) -> list[tuple[Fact[Claim], Fact[RegisterEntry]]]:
    """Return each number that it gives, of these kinds, with each entry that bears it."""
    return [
        (claim, entry)
        for claim in dossier.claims(*kinds)
        for entry in dossier.registered_as
        if _same(claim.value, entry.value)
    ]


def _same(claim: Claim, entry: RegisterEntry) -> bool:
    scheme, number = (
        claim.value.split(":", 1) if ":" in claim.value else (claim.kind.value, claim.value)
    )
    register = registers().get(scheme)
    if register is None:
        return False
    written = register.written(number)
    if register.country:
        return written == entry.number and register.country == entry.country
    return written in (entry.lei, entry.number)
