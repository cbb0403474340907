"""How good the evidence is; says nothing about which way it points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.assess import copies
from vetter.assess.coverage import share
from vetter.model import Confidence, Outcome, Source

if TYPE_CHECKING:
    from vetter.assess.scheme import Scheme, Sureness
    from vetter.model import Coverage, Dossier, ListHit

WITNESSES: Final = (
    (Source.RDAP, Source.WHOIS),
    (Source.WAYBACK,),
    (Source.CERTIFICATES,),
    (Source.WIKIDATA,),
)
"""Third parties that know something of the outlet; a registry is one, however it was asked."""


def judge_confidence(
    dossier: Dossier, coverage: Coverage, named: tuple[ListHit, ...], scheme: Scheme
) -> tuple[Confidence, str]:
    """Return the confidence and the sentence that says why."""
    if named:
        return _in_listing(named)
    witnesses = sum(any(_answered(dossier, s) for s in sources) for sources in WITNESSES)
    site = dossier.state(Source.SITE).outcome is Outcome.ANSWERED and not dossier.pages_archived
    about = " about the outlet" if dossier.offer is not None else ""
    read = "was read" if site else _unread(dossier)
    because = (
        f"{coverage.answered} of {coverage.asked} questions{about} could be answered, {witnesses} of "
        f"{len(WITNESSES)} third parties knew or ruled out something, and the site itself {read}."
    )
    because = f"{because} {copies.told(dossier)}".rstrip()
    if site and _reaches(coverage, witnesses, scheme.confidence.high):
        return Confidence.HIGH, because
    if _reaches(coverage, witnesses, scheme.confidence.moderate):
        return Confidence.MODERATE, because
    return Confidence.LOW, because


def _unread(dossier: Dossier) -> str:
    """Return how it is with a site that was not read: nobody asked, or it did not let itself be read."""
    asked = dossier.state(Source.SITE).outcome is not Outcome.NOT_ASKED
    return "could not be read as it stands" if asked else "was not read"


def _in_listing(named: tuple[ListHit, ...]) -> tuple[Confidence, str]:
    sources = len({hit.source for hit in named if not hit.secondary})
    sure = any(hit.confidence.endswith("high") and not hit.secondary for hit in named)
    current = any(hit.standing.word == "current" for hit in named)
    told = (
        f"It rests on {max(1, len({hit.source for hit in named}))} published "
        f"{'list' if len({hit.source for hit in named}) < 2 else 'lists'}, {sources} of them first-hand; "
        f"that the domain was not registered anew since "
        f"{'was confirmed by its registration' if current else 'could not be confirmed'}."
    )
    if sure and (current or sources > 1):
        return Confidence.HIGH, told
    return (Confidence.MODERATE if sure else Confidence.LOW), told


def _answered(dossier: Dossier, source: Source) -> bool:
    return dossier.state(source).outcome in {Outcome.ANSWERED, Outcome.ABSENT, Outcome.HIDDEN}


def _reaches(coverage: Coverage, witnesses: int, needed: Sureness) -> bool:
    return share(coverage) >= needed.coverage and witnesses >= needed.witnesses
