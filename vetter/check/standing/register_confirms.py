"""Does a register have the number that it gives, under the name that it gives?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.check.registered import NAMES, entries
from vetter.extract.companies import bare
from vetter.model import Answer, ClaimKind, Source, clear, fired, not_applicable, unknown
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Dossier


def look(dossier: Dossier) -> Answer:
    """Fire where number and name agree with an entry that is in force.

    Most small publishers are in no index that answers without a key: a prepared link leads to theirs.
    """
    claims = dossier.claims(ClaimKind.REGISTER_NUMBER)
    if not claims:
        return not_applicable("It gives no register number.")
    # Anybody can write into Wikidata: only the index of legal entities confirms.
    pairs = [pair for pair in entries(dossier, ClaimKind.REGISTER_NUMBER) if pair[1].value.lei]
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
