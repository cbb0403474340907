"""Do several articles of Wikipedia, other than its own, link to it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hosting import platform_of
from vetter.extract.fold import fold
from vetter.model import Answer, clear, fired, not_applicable
from vetter.phrases import count

if TYPE_CHECKING:
    from vetter.model import Dossier

ENOUGH: Final = 3
"""Anybody may place one link there; several articles on other things are kept by several people."""


def look(dossier: Dossier) -> Answer:
    """Fire on three articles; one that bears the outlet's name is about itself and does not count."""
    if platform_of(dossier.outlet):
        return not_applicable("Its address is on a platform, and links are counted by domain.")
    own = fold(dossier.outlet.name)
    others = [
        fact for fact in dossier.linked_from if not own or not fold(fact.value).startswith(own)
    ]
    if not others:
        return clear("No article of Wikipedia on anything else links to it.")
    told = f"{count(len(others), 'article')} of Wikipedia on other things"
    cited = tuple(dict.fromkeys(c for fact in others[:5] for c in fact.cited))
    if len(others) >= ENOUGH:
        return fired(f"{told} link to it.", cited)
    return clear(f"{told} {'links' if len(others) == 1 else 'link'} to it.", cited)
