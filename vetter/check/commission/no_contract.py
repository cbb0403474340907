"""Is there to be no written contract?"""

from __future__ import annotations

from vetter.check.offer_terms import conduct, noted, nothing_said, said, sentences
from vetter.model import Answer, Contract, Dossier, TermKind, clear, fired


def look(dossier: Dossier) -> Answer:
    """Fire where it is said or noted that there is none, and none was offered since."""
    notes = conduct(dossier)
    if notes.contract in {Contract.OFFERED, Contract.SIGNED}:
        return clear("A contract was offered or signed, as you noted.")
    if notes.contract is Contract.REFUSED:
        return fired("A contract was refused, as you noted.", noted(dossier, "contract: refused"))
    denied = said(dossier, TermKind.NO_CONTRACT)
    offered = said(dossier, TermKind.CONTRACT)
    if offered and (not denied or offered[-1].message > denied[-1].message):
        return clear("A message speaks of a contract or a commissioning letter.")
    if denied:
        return fired("A message says that there is no contract.", sentences(dossier, denied))
    if notes.contract is Contract.NONE:
        return fired("There was no contract, as you noted.", noted(dossier, "contract: none"))
    return nothing_said(dossier)
