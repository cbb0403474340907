"""Which single finding holds the level: what it would be had that one not been made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vetter.assess.level import judge_level
from vetter.assess.likelihood import posterior
from vetter.assess.weigh import weigh
from vetter.model import Answer, Hinge, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.assess.scheme import Scheme
    from vetter.model import Coverage, Dossier, Judged, Level


def sensitivity(
    dossier: Dossier,
    judged: Sequence[Judged],
    coverage: Coverage,
    level: Level,
    prior: float,
    plan: Scheme,
) -> tuple[Hinge, ...]:
    """Return the findings of which each alone, taken away, would change ``level``: heaviest first.

    A finding is taken away as if its question made no sense here: it weighs nothing, and leaves the
    count of what was looked at as it is. Entries on lists go with the findings that cite them.
    """
    hinges = []
    for place, one in enumerate(judged):
        if not one.weight and not _listing(one):
            continue
        gone = replace(one, answer=Answer(Verdict.NOT_APPLICABLE, "Taken away."), weight=0.0)
        weighed = weigh([*judged[:place], gone, *judged[place + 1 :]], plan)
        rest = _without_entries(dossier, one) if _listing(one) else dossier
        would = judge_level(rest, weighed, posterior(prior, weighed.total), coverage)
        if would is not level:
            hinges.append((-abs(one.weight), one.card.id, _hinge(one, would)))
    return tuple(hinge for _, _, hinge in sorted(hinges, key=lambda hinge: hinge[:2]))


def _hinge(one: Judged, would: Level) -> Hinge:
    fired = one.answer.verdict is Verdict.FIRED
    return Hinge(one.card.id, one.card.fired if fired else one.card.clear, would)


def _listing(one: Judged) -> bool:
    return one.card.family == "listed" and one.answer.verdict is Verdict.FIRED


def _without_entries(dossier: Dossier, one: Judged) -> Dossier:
    cited = set(one.answer.cited)
    kept = tuple(hit for hit in dossier.listed if not cited.intersection(hit.cited))
    return replace(dossier, listed=kept)
