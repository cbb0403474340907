"""Does a portrait of one of its people say itself that it was generated?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.shown import without_portraits
from vetter.model import Answer, Citation, clear, fired
from vetter.phrases import count

if TYPE_CHECKING:
    from vetter.model import Dossier

SIGNED: Final = "c2pa"
"""A manifest may say anything of a picture, most often that a camera took it."""


def look(dossier: Dossier) -> Answer:
    """Fire on any mark of generated pictures in a portrait."""
    if (none := without_portraits(dossier)) is not None:
        return none
    marked = [(one, mark) for one in dossier.portraits for mark in one.marks if mark != SIGNED]
    if not marked:
        many = count(len(dossier.portraits), "portrait")
        return clear(
            f"Of {many}, none bears such a mark. Most ways of publishing strip them, so that says little.",
            tuple(Citation(one.record) for one in dossier.portraits)[:5],
        )
    pictures = {one.sha256 for one, _ in marked}
    names = ", ".join(dict.fromkeys(mark.partition(":")[2] for _, mark in marked))
    return fired(
        f"{count(len(pictures), 'portrait')} of its people {'is' if len(pictures) == 1 else 'are'} marked as made by a "
        f"program: {names}.",
        tuple(Citation(one.record, mark) for one, mark in marked),
    )
