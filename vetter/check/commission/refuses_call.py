"""Does whoever offers the work refuse to speak by telephone or video?"""

from __future__ import annotations

from vetter.check.offer_terms import conduct, noted, nothing_said, said, sentences
from vetter.model import Answer, Call, Dossier, TermKind, clear, fired


def look(dossier: Dossier) -> Answer:
    """Fire where it is said or noted, and no call was offered at the same time or since."""
    notes = conduct(dossier)
    if notes.call in {Call.OFFERED, Call.HELD}:
        return clear("A call was offered or held, as you noted.")
    if notes.call is Call.REFUSED:
        return fired("A call was refused, as you noted.", noted(dossier, "call: refused"))
    refused = said(dossier, TermKind.NO_CALL)
    offered = said(dossier, TermKind.CALL)
    if refused and (not offered or offered[-1].message < refused[-1].message):
        return fired("A message refuses to speak by call.", sentences(dossier, refused))
    if offered:
        return clear("A message offers to speak by call.")
    return nothing_said(dossier)
