"""An offer by itself: its messages were read, and of the outlet nothing was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.assess.likelihood import not_judged
from vetter.assess.offer import advice, of_links
from vetter.assess.wording import wording
from vetter.model import Axis, Confidence, Level, ReadingLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.model import Assessment, Coverage, Dossier, Judged

WORSE: Final = (Level.UNKNOWN, Level.NONE, Level.SOME, Level.STRONG, Level.NAMED)


def about_the_offer(judged: Iterable[Judged]) -> list[Judged]:
    """Return what was asked of the offer, for `vetter.assess.assess`."""
    return [one for one in judged if one.card.reading is Axis.COMMISSION]


def of_the_offer(whole: Assessment, dossier: Dossier) -> Assessment:
    """Return what a report says of the offer alone, from the assessment of what was asked of it.

    Its level is that of the commission, or what the lists say of the outlet that it speaks for: they are at hand.

    Raises `DataError` if the bundled data are damaged.
    """
    words = wording().offer_alone
    commission = whole.readings[Axis.COMMISSION.value]
    listed = whole.level is Level.NAMED or bool(whole.listed)
    unseen = ReadingLine(level=Level.UNKNOWN, summary=words["not_looked_at"])
    others = {axis.value: unseen for axis in Axis if axis is not Axis.COMMISSION}
    return replace(
        whole,
        level=max(whole.level if listed else commission.level, commission.level, key=WORSE.index),
        summary=f"{whole.summary if listed else commission.summary} {_next_step(dossier, listed=listed)}".rstrip(),
        likelihood=not_judged(whole.likelihood.prior),
        at_other_priors=(),
        confidence=Confidence.MODERATE if _half(whole.coverage) else Confidence.LOW,
        confidence_because=words["confidence"].format(
            answered=whole.coverage.answered, asked=whole.coverage.asked
        ),
        readings={**others, Axis.COMMISSION.value: commission},
        links=(),
        timeline=(),
        change_our_mind=(),
        sensitivity=(),
        offer=replace(whole.offer, alone=True, keep=advice().keep) if whole.offer else None,
    )


def _next_step(dossier: Dossier, *, listed: bool) -> str:
    """Return what to vet now: where a link is passed off as another's site, that site and not the one it imitates."""
    words = wording().offer_alone
    if told := of_links(dossier, words["how_to_vet_link"]):
        return "" if listed else told  # what is said of a listed outlet has it already
    if dossier.outlet.domain:
        return words["how_to_vet"].format(domain=dossier.outlet.domain)
    approached = dossier.offer is not None and dossier.offer.approached()
    return words["no_outlet"] if approached else ""


def _half(coverage: Coverage) -> bool:
    return bool(coverage.answered) and 2 * coverage.answered >= coverage.asked
