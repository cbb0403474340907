"""Offers that say one thing or another, for the questions about what messages say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers import cite, letter, offered
from vetter.extract.offer.terms import read_terms
from vetter.model import Conduct

if TYPE_CHECKING:
    from vetter.model import Dossier


def saying(*texts: str, mine: str = "", by: Dossier | None = None, **notes: object) -> Dossier:
    """Return an offer with messages of these texts, before them one of the person's own, and with notes."""
    written = [(mine, True)] * bool(mine) + [(text, False) for text in texts]
    messages = [letter("desk@elbe-bote.example.org", text=t, mine=own) for t, own in written]
    terms = [term for n, (text, _) in enumerate(written) for term in read_terms(text, n)]
    conduct = Conduct(cited=cite("r-notes"), **notes) if notes else None  # type: ignore[arg-type]
    return offered(*messages, terms=tuple(terms), conduct=conduct, by=by)
