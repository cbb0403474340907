"""Did a language model leave its own words in the articles?"""

from __future__ import annotations

from vetter.model import Answer, Citation, Dossier, clear, fired, unknown
from vetter.phrases import count, quoted


def look(dossier: Dossier) -> Answer:
    """Fire on the sentences that a model addresses to whoever asked it; surer from two pages on."""
    read = dossier.read_pages()
    if not read:
        return unknown("No page of the site could be read.")
    left = [page for page in read if page.residues]
    if not left:
        return clear("No sentence that a language model left behind was seen.")
    return fired(
        f"On {count(len(left), 'page')} stands what a language model says to whoever asks it: "
        f"{quoted(left[0].residues[0], 160)}",
        tuple(Citation(page.record, page.residues[0]) for page in left[:6]),
        1.0 if len(left) > 1 else 0.5,
    )
