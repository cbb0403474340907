"""What of a case may leave this machine: not the offer, unless the person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.errors import CaseError
from vetter.model import Axis, Source
from vetter.phrases import listing
from vetter.store import Case
from vetter.store.private import cited_own_lists, named_other_cases

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.model import Assessment

OFFER: Final = frozenset({Source.OFFER})
LEFT_OUT: Final = "The offer that belongs to this case was left out."


def newest(home: Path, name: str) -> Assessment:
    """Return the newest assessment of a case. Raises `CaseError` if it has none."""
    with Case.open(home, name) as case:
        results = case.assessments()
    if not results:
        raise CaseError(
            f"The case {name} was cut off before it was assessed.",
            f"Assess what it holds: vetter cases rerun {name}",
        )
    return results[-1]


def to_mind(home: Path, name: str) -> str:
    """Return what a report on a case tells of the person's own lists and cases, "" for nothing."""
    own, others = cited_own_lists(home, name), named_other_cases(home, name)
    vetted = (f"{listing(others)}, which you vetted as well",) if others else ()
    told = " and ".join((*own, *vetted))
    return f"The report names {told}: mind that before you pass it on." if told else ""


def without_offer(home: Path, name: str) -> Assessment:
    """Return the newest assessment as it is without the offer; the same where there is none.

    Raises `CaseError` if the case has no assessment, or holds nothing but an offer.
    """
    found = newest(home, name)
    if found.offer is None:
        return found
    if found.offer.alone:
        raise CaseError(
            f"The case {name} holds nothing but the offer, which is your own business.",
            f"If it is meant to leave this machine: vetter cases export {name} FILE --with-offer",
        )
    from vetter import check
    from vetter.assess import assess

    with Case.open(home, name) as case:
        dossier = case.dossier()
        records = {one.id: one for one in case.records() if one.source is not Source.OFFER}
    assert dossier is not None  # there is an assessment of it
    bare = replace(dossier, offer=None, sender_imitations=(), link_imitations=())
    again = assess(
        bare,
        [one for one in check.run(bare) if one.card.reading is not Axis.COMMISSION],
        [entry for entry in found.ledger if entry.source is not Source.OFFER],
        records,
        target=found.outlet.domain,
        prior=found.likelihood.prior,
        tool=found.tool,
        case=found.case,
    )
    return replace(again, remarks=(*found.remarks, LEFT_OUT))
