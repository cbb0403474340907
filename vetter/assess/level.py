"""The one word above the report, and what it takes to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assess.coverage import share
from vetter.model import Level, Verdict
from vetter.roles import Named, Statement, role

if TYPE_CHECKING:
    from vetter.assess.scheme import Scheme
    from vetter.assess.weigh import Weighed
    from vetter.model import Coverage, Dossier, ListHit


def named_by(dossier: Dossier) -> tuple[ListHit, ...]:
    """Return the hits that make the level ``named``: surest and oldest listing first.

    The outlet's own site is listed in a role that says so (``named`` in ``data/roles.toml``), by a
    source that vouches for it, and nothing seen says that the domain has changed hands since.
    """
    own = [hit for hit in dossier.listed if hit.where == "site" and _names(hit)]
    return tuple(sorted(own, key=lambda hit: (hit.secondary, hit.source_date, hit.source)))


def _names(hit: ListHit) -> bool:
    if hit.confidence.endswith("low"):
        return False
    rule = role(hit.role).named
    if rule is Named.UNLESS_HISTORIC:
        return hit.standing.word != "historic"
    return rule is Named.ONLY_CURRENT and hit.standing.word == "current"


def worth_asking(dossier: Dossier) -> bool:
    """Return whether a list says something of the site that must never read as "nothing found"."""
    grave = {Statement.OPERATION, Statement.INFRASTRUCTURE, Statement.NETWORK, Statement.SANCTIONED}
    return any(
        hit.where in {"site", "redirect"}
        and hit.standing.word != "historic"
        and role(hit.role).statement in grave
        for hit in dossier.listed
    )


def judge_level(
    dossier: Dossier, weighed: Weighed, probability: float, coverage: Coverage, scheme: Scheme
) -> Level:
    """Return the level. One weak sign, or many of one family, never makes it ``strong``."""
    if named_by(dossier):
        return Level.NAMED
    against = weighed.against()
    limits = scheme.levels
    if against and probability >= limits.strong and _agreed(weighed, scheme):
        return Level.STRONG
    if against and (probability >= limits.some or against[0].applied >= limits.single):
        return Level.SOME
    if worth_asking(dossier):
        return Level.SOME
    return Level.NONE if _enough(weighed, coverage, scheme) else Level.UNKNOWN


def _agreed(weighed: Weighed, scheme: Scheme) -> bool:
    if any(sign.decisive for sign in weighed.signs):
        return True
    return sum(value >= scheme.levels.family for value in weighed.families.values()) >= 2


def _enough(weighed: Weighed, coverage: Coverage, scheme: Scheme) -> bool:
    seen = {
        sign.check for sign in weighed.signs if sign.judged.answer.verdict is not Verdict.UNKNOWN
    }
    return share(coverage) >= scheme.levels.coverage and seen.issuperset(scheme.levels.must)
