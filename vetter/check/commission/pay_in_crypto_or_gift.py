"""Is the pay to come, or is anything to be paid, in cryptocurrency or gift cards?"""

from __future__ import annotations

from typing import Final

from vetter.check.offer_terms import (
    conduct,
    early_documents,
    noted,
    nothing_said,
    said,
    sentences,
    way_noted,
)
from vetter.model import Answer, Dossier, TermKind, fired

WAYS: Final = {"crypto": "in cryptocurrency", "gift-card": "in gift cards"}
ALONE: Final = 0.45
"""Newsrooms in exile have no other way into some countries: by itself it is only worth asking about."""


def look(dossier: Dossier) -> Answer:
    """Fire on such a payment; much more so together with a fee or with papers asked for at once."""
    terms = tuple(term for term in said(dossier, TermKind.PAYMENT) if term.value in WAYS)
    way = way_noted(dossier)
    if not terms and way not in WAYS:
        return nothing_said(dossier)
    besides = said(dossier, TermKind.ADVANCE_FEE) or [
        term for term in early_documents(dossier) if term.value != "bank"
    ]
    how = WAYS[terms[0].value if terms else way]
    also = ", and asks for money or papers of yours besides" if besides else ""
    told = f"A message speaks of paying {how}{also}." if terms else f"You were paid {how}{also}."
    cited = sentences(dossier, (*terms, *besides)) or noted(
        dossier, f"paid by: {conduct(dossier).paid_by}"
    )
    return fired(told, cited, 1.0 if besides else ALONE)
