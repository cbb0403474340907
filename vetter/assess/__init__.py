"""From what the checks answered to what a report says. Pure: the same findings, the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vetter.assess.change_our_mind import change_our_mind
from vetter.assess.confidence import judge_confidence
from vetter.assess.coverage import cover
from vetter.assess.findings import explained, findings, listings
from vetter.assess.level import by_signs, enough_seen, judge_level, named_by, with_offer
from vetter.assess.likelihood import in_words, not_judged, posterior
from vetter.assess.links import prepared
from vetter.assess.offer import doubts, offer_told, unanswered
from vetter.assess.questions import questions
from vetter.assess.readings import readings
from vetter.assess.scheme import scheme
from vetter.assess.sensitivity import sensitivity
from vetter.assess.summary import name_is_borrowed, summarise
from vetter.assess.timeline import timeline
from vetter.assess.weigh import weigh
from vetter.assess.wording import wording
from vetter.model import AssessedOutlet, Assessment, Axis, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vetter.assess.scheme import Scheme
    from vetter.assess.weigh import Weighed
    from vetter.model import Dossier, Judged, LedgerEntry, Likelihood, ReadingLine, Record

__all__ = ["assess"]


def assess(
    dossier: Dossier,
    judged: Sequence[Judged],
    ledger: Sequence[LedgerEntry],
    records: Mapping[str, Record],
    *,
    target: str,
    prior: float,
    tool: str,
    case: str = "",
) -> Assessment:
    """Return everything that a report says of this outlet.

    ``prior`` is how likely an outlet like this is to be a front before anything was looked at;
    ``records`` are the case's records by id, ``target`` what the person typed, ``tool`` our name
    and version. Raises `DataError` if the bundled data are damaged.
    """
    plan = scheme()
    if dossier.offer is None:
        judged = [one for one in judged if not _not_asked(one)]
    weighed = weigh(judged, plan)
    named = named_by(dossier)
    lines = readings(weighed, named=bool(named), scheme=plan)
    commission = lines[Axis.COMMISSION.value]
    instead = unanswered(weighed, named=bool(named)) if dossier.offer else ""
    if instead:
        commission = _not_to_be_answered(commission, instead, named=bool(named))
        lines = lines | {Axis.COMMISSION.value: commission}
    of_outlet = cover([one for one in judged if one.card.reading is not Axis.COMMISSION])
    probability = posterior(prior, weighed.total)
    outlet = judge_level(dossier, weighed, probability, of_outlet)
    level = with_offer(outlet, commission.level)
    confidence, because = judge_confidence(dossier, of_outlet, named, plan)
    judged_by_it = (
        by_signs(weighed, probability) or enough_seen(dossier, weighed, of_outlet) or bool(named)
    )
    likely, *elsewhere = _likelihoods(weighed, prior, plan, judged=judged_by_it)
    listed = listings(dossier)
    return Assessment(
        tool=tool,
        target=target,
        as_of=dossier.as_of,
        outlet=_outlet(dossier),
        level=level,
        summary=summarise(dossier, outlet, weighed, probability, named, commission.summary),
        likelihood=likely,
        confidence=confidence,
        confidence_because=because,
        readings=lines,
        coverage=cover(judged),
        findings=findings(weighed, records),
        listed=listed,
        operations=explained(listed),
        ledger=tuple(ledger),
        questions=questions(weighed),
        links=prepared(dossier),
        timeline=timeline(dossier),
        change_our_mind=change_our_mind(level, weighed, named),
        remarks=_remarks(dossier, weighed),
        residual=wording().residual,
        case=case,
        offer=offer_told(dossier, instead, named=bool(named)),
        at_other_priors=tuple(elsewhere),
        sensitivity=sensitivity(dossier, judged, of_outlet, outlet, prior, plan),
    )


def _not_to_be_answered(line: ReadingLine, instead: str, *, named: bool) -> ReadingLine:
    """Return the reading of an offer that says why it need not be answered.

    For a named outlet that is all: what asks for an answer is out of place beside it.
    """
    said = "" if named else line.summary
    return replace(line, summary=f"{said} {instead}".lstrip())


def _likelihoods(
    weighed: Weighed, prior: float, plan: Scheme, *, judged: bool
) -> Iterator[Likelihood]:
    """Yield what the signs come to from the prior, and then from where others would start."""
    for start in (prior, *(other for other in plan.priors.also if other != prior)):
        reached = posterior(start, weighed.total)
        yield in_words(reached, start, plan) if judged else not_judged(start)


def _not_asked(one: Judged) -> bool:
    """Return whether a question is one about an offer that was not asked; without an offer none is told."""
    about_it = one.card.reading is Axis.COMMISSION
    return about_it and one.answer.verdict is Verdict.NOT_APPLICABLE


def _outlet(dossier: Dossier) -> AssessedOutlet:
    outlet = dossier.outlet
    return AssessedOutlet(
        name=outlet.name or outlet.host,
        domain=outlet.domain,
        url=outlet.url,
        candidates=outlet.candidates,
        borrowed=name_is_borrowed(dossier),
    )


def _remarks(dossier: Dossier, weighed: Weighed) -> tuple[str, ...]:
    remarks = list(weighed.remarks)
    if dossier.unread:
        remarks.append(
            f"{len(dossier.unread)} of the answers that came in could not be read; "
            "what they say is missing here."
        )
    if dossier.offer:
        remarks += doubts(dossier.offer)
    return tuple(remarks)
