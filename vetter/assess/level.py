"""The one word above the report, and what it takes to get there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vetter.assess.copies import out_of_date
from vetter.assess.coverage import share
from vetter.assess.scheme import scheme
from vetter.model import Level, Verdict
from vetter.roles import Named, Statement, role

if TYPE_CHECKING:
    from vetter.assess.weigh import Weighed
    from vetter.model import Coverage, Dossier, ListHit


def named_by(dossier: Dossier) -> tuple[ListHit, ...]:
    """Return the hits that make the level ``named``: surest and oldest listing first.

    The outlet's own site is listed in a role that says so (``named`` in ``data/roles.toml``), by a
    source that vouches for it, and nothing seen says that the domain has changed hands since. A
    person's own list is nobody's public word, and names nobody.
    """
    own = [hit for hit in dossier.listed if hit.where == "site" and _names(hit)]
    return tuple(sorted(own, key=lambda hit: (hit.secondary, hit.source_date, hit.source)))


def _names(hit: ListHit) -> bool:
    if hit.private or hit.confidence.endswith("low"):
        return False
    rule = role(hit.role).named
    if rule is Named.UNLESS_HISTORIC:
        return hit.standing.word != "historic"
    return rule is Named.ONLY_CURRENT and hit.standing.word == "current"


GRAVE: Final = frozenset(
    {
        Statement.OPERATION,
        Statement.INFRASTRUCTURE,
        Statement.NETWORK,
        Statement.SANCTIONED,
        Statement.REPORTED,
    }
)
"""Statements that must never read as "nothing found", whatever they weigh."""


def on_a_list(dossier: Dossier, statements: frozenset[Statement] = GRAVE) -> tuple[ListHit, ...]:
    """Return the hits on the site, or on where it leads, that make one of the ``statements``."""
    found = [
        hit
        for hit in dossier.listed
        if hit.where in {"site", "redirect"}
        and hit.standing.word != "historic"
        and role(hit.role).statement in statements
    ]
    return tuple(sorted(found, key=lambda hit: (hit.secondary, hit.source_date, hit.source)))


def sanctioned(dossier: Dossier) -> bool:
    """Return whether a government has put the site under sanctions."""
    return bool(on_a_list(dossier, frozenset({Statement.SANCTIONED})))


def by_signs(weighed: Weighed, probability: float) -> bool:
    """Return whether the signs alone, without any list, are worth asking about."""
    against = weighed.against()
    limits = scheme().levels
    return bool(against) and (probability >= limits.some or against[0].applied >= limits.single)


def judge_level(
    dossier: Dossier, weighed: Weighed, probability: float, coverage: Coverage
) -> Level:
    """Return the level of the outlet. One weak sign, or many of one family, never makes it ``strong``."""
    if named_by(dossier):
        return Level.NAMED
    if weighed.against() and probability >= scheme().levels.strong and _agreed(weighed):
        return Level.STRONG
    if by_signs(weighed, probability) or on_a_list(dossier):
        return Level.SOME
    return Level.NONE if enough_seen(dossier, weighed, coverage) else Level.UNKNOWN


def with_offer(outlet: Level, commission: Level) -> Level:
    """Return the level with the offer taken in: it is worth asking about, whoever the outlet is.

    An offer never makes it worse than that: it may be made in the name of an outlet that knows nothing of it.
    """
    quiet = outlet in {Level.NONE, Level.UNKNOWN}
    return Level.SOME if quiet and commission in {Level.SOME, Level.STRONG} else outlet


def enough_seen(dossier: Dossier, weighed: Weighed, coverage: Coverage) -> bool:
    """Return whether enough questions were answered, those that matter most among them, and not by old copies."""
    if out_of_date(dossier):
        return False
    limits = scheme().levels
    seen = {
        sign.check for sign in weighed.signs if sign.judged.answer.verdict is not Verdict.UNKNOWN
    }
    return share(coverage) >= limits.coverage and seen.issuperset(limits.must)


def _agreed(weighed: Weighed) -> bool:
    """Return whether a decisive sign is there, or signs of two kinds: by what they count towards, and by what they ask."""
    if any(sign.decisive for sign in weighed.signs):
        return True
    asked: dict[str, float] = defaultdict(float)
    for sign in weighed.signs:
        asked[sign.judged.card.family] += sign.applied
    least = scheme().levels.family
    return all(
        sum(value >= least for value in sums.values()) >= 2 for sums in (weighed.families, asked)
    )
