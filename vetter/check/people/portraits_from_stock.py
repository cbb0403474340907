"""Are portraits of its people from a stock of pictures, or made by a program, by what their files are called?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.looked import too_little_read
from vetter.extract.stock_pictures import handed_out_by
from vetter.model import Answer, Citation, clear, fired, not_applicable, unknown
from vetter.phrases import count, listing

if TYPE_CHECKING:
    from vetter.model import Dossier

SURE: Final = 3
"""One picture may stand in for somebody who has none; a whole masthead does not."""


def look(dossier: Dossier) -> Answer:
    """Fire on pictures that stand as those of named people and are called as such places call theirs, the more the surer."""
    shown = {
        person.portrait: page.record
        for page in dossier.read_pages()
        for person in page.people
        if person.portrait
    }
    if not shown:
        reason = too_little_read(dossier)
        return unknown(reason) if reason else not_applicable("It shows no portraits of its people.")
    found = {address: words for address in shown if (words := handed_out_by(address))}
    if not found:
        return clear(
            f"By what the files are called, none of {count(len(shown), 'portrait')} is from a stock of pictures.",
            tuple(Citation(record) for record in dict.fromkeys(shown.values()))[:5],
        )
    return fired(
        f"Of {count(len(shown), 'portrait')} of people whom it names, {len(found)} {'is' if len(found) == 1 else 'are'} called "
        f"as stocks of pictures and programs call theirs: {listing(dict.fromkeys(found.values()))}.",
        tuple(Citation(shown[address], address) for address in found)[:6],
        min(1.0, len(found) / SURE),
    )
