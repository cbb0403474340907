"""Does an outlet that is named after a town hardly write of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.copies import agency_credits
from vetter.check.coverage_of_place import Surroundings, speaks_of, town_of_name, without_own_name
from vetter.check.looked import articles
from vetter.model import Answer, Citation, clear, fired, not_applicable, unknown
from vetter.phrases import share

if TYPE_CHECKING:
    from vetter.model import Dossier

ENOUGH: Final = 6
"""Articles: of an outlet that names its surroundings in every second one, one in 64 would show none in six."""

SURE: Final = 8
FEW: Final = 0.8  # as sure of fewer
PROSE: Final = 25
"""Words of an article that is more than a headline and a caption: local news says where in its first sentence."""

CHANCE: Final = 0.6  # as sure where an article in many names it
NAME: Final = 0.6  # as sure where nothing but the name speaks of the town
HARDLY: Final = 0.1
"""A tenth of the articles: fewer name the town only by chance."""


def look(dossier: Dossier) -> Answer:
    """Fire where next to no article names the town, or any other place around it; agencies' aside."""
    town = town_of_name(dossier)
    if town is None:
        return not_applicable("It is not named after a town that it calls its own.")
    read = [p for p in articles(dossier) if p.words >= PROSE and not agency_credits(p)]
    if len(read) < ENOUGH:
        return unknown(f"Too few articles could be read to tell how much it writes of {town.name}.")
    surroundings = Surroundings(town)

    def is_local(text: str) -> bool:
        return surroundings.named_in(without_own_name(text, dossier))

    local = [page for page in read if is_local(f"{page.title}\n{page.text}")]
    titles = {post.title for post in dossier.posts if post.title}
    told = sum(map(is_local, titles))
    because = (
        f"{share(len(local), len(read))} of the articles that were read name {town.name} or a place of "
        f"5,000 inhabitants and more around it"
    )
    if len(local) >= HARDLY * len(read) or told >= HARDLY * max(1, len(titles)):
        return clear(f"{because}.", tuple(Citation(page.record) for page in local[:6]))
    return fired(
        f"It bears {town.name} in its name, and yet {because}.",
        tuple(Citation(page.record, page.title) for page in read if page not in local)[:6],
        (CHANCE if local or told else 1.0)
        * (1.0 if speaks_of(town, dossier) else NAME)
        * (1.0 if len(read) >= SURE else FEW),
    )
