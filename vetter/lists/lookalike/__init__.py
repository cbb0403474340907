"""Which genuine outlet a domain looks like, how, and how surely.

Nothing is permuted: what is asked is looked up in indexes of the outlets' names. How names are
imitated, and what each way counts, stands in ``data/outlets/imitation.toml``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vetter.lists.lookalike.asked import asked
from vetter.lists.lookalike.endings import kind
from vetter.lists.lookalike.index import Index
from vetter.lists.lookalike.sureness import enough, parts, sureness
from vetter.lists.lookalike.ways import likenesses
from vetter.lists.lookalike.wording import how, innocent
from vetter.model import Imitation

if TYPE_CHECKING:
    from vetter.lists.lookalike.asked import Asked
    from vetter.lists.lookalike.ways import Likeness
    from vetter.lists.outlets import Outlets

MOST: Final = 5


def imitations(host: str, outlets: Outlets) -> tuple[Imitation, ...]:
    """Return the genuine outlets that ``host`` looks like, the surest first, at most five.

    A domain that belongs to a genuine outlet imitates nobody. Whatever the text, nothing is raised.
    """
    return imitations_in(host, _index(outlets))


def imitations_in(host: str, index: Index) -> tuple[Imitation, ...]:
    """Return the same from an index that is at hand."""
    query = asked(host)
    if query is None or index.sites[query.site]:
        return ()
    best: dict[str, tuple[float, Likeness]] = {}
    for likeness in likenesses(query, index):
        points = sum(parts(likeness, query, index).values())
        domain = likeness.bearer.outlet.domain
        if enough(points) and (domain not in best or best[domain][0] < points):
            best[domain] = points, likeness
    order = sorted(best.items(), key=lambda one: (-one[1][0], one[0]))
    return tuple(_told(likeness, points, query, index) for _, (points, likeness) in order[:MOST])


def _told(likeness: Likeness, points: float, query: Asked, index: Index) -> Imitation:
    outlet = likeness.bearer.outlet
    return Imitation(
        brand=outlet.name,
        domain=outlet.domain,
        country=outlet.country,
        how=how(likeness, query, index),
        sureness=sureness(points),
        innocent=innocent(likeness, query, index),
        ending=kind(query, likeness.bearer, index),
        row=outlet.line(),
    )


@lru_cache(maxsize=4)
def _index(outlets: Outlets) -> Index:
    return Index(outlets.all)
