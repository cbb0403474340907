"""Does one name stand over nearly everything, at an outlet that presents itself as many?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vetter.check.hosting import platform_of
from vetter.extract.agencies import names_agency
from vetter.model import Answer, clear, fired, not_applicable, unknown
from vetter.phrases import share

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 20
NEARLY_ALL: Final = 0.9
SEVERAL: Final = 3


def look(dossier: Dossier) -> Answer:
    """Fire only where three people or more are shown with a role; one person may write alone."""
    shown = [person for person in dossier.people if any(person.roles)]
    if platform_of(dossier.outlet) or len(shown) < SEVERAL:
        return not_applicable("It does not present itself as the work of several people.")
    signed = [p for p in dossier.posts if p.author.strip() and not names_agency(p.author)]
    if len(signed) < FEWEST:
        return unknown("Too few articles with a name could be listed.")
    _, most = Counter(" ".join(p.author.casefold().split()) for p in signed).most_common(1)[0]
    told = f"One name stands over {share(most, len(signed))} of the signed articles that it lists"
    cited = tuple(dict.fromkeys(c for post in signed for c in post.cited))[:5]
    if most >= NEARLY_ALL * len(signed):
        return fired(f"{told}, while it shows {len(shown)} people with a role.", cited)
    return clear(f"{told}.", cited)
