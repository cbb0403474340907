"""What would change our mind, in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.assess.wording import wording
from vetter.model import Level, Verdict
from vetter.phrases import day_of

if TYPE_CHECKING:
    from vetter.assess.weigh import Sign, Weighed
    from vetter.model import ListHit

TELLING: Final = (
    "look-alike-domain",
    "claimed-founding-before-domain",
    "links-home-to-another-outlet",
    "tracker-listed",
    "contact-listed",
    "company-number-invalid",
    "copied-articles",
    "machine-residue",
    "domain-changed-hands",
    "domain-younger-than-two-years",
)
"""Questions whose yes would tell most, in the order of how much."""


def change_our_mind(level: Level, weighed: Weighed, named: tuple[ListHit, ...]) -> tuple[str, ...]:
    """Return two to four sentences: what would make us think worse of it, and what better."""
    said = wording().mind
    if level is Level.NAMED:
        return (said["named_better"].format(date=day_of(named[0].source_date)),)
    better = [said["better_ask"].format(ask=s.judged.card.ask) for s in _heaviest_asks(weighed)]
    worse = [said["worse_open"].format(question=s.judged.card.question) for s in _open(weighed)]
    general = [said["better_general"]] if level is not Level.UNKNOWN else [said["unknown_both"]]
    return (*better[:2], *general, *(worse[:2] or [said["worse_general"]]))


def _heaviest_asks(weighed: Weighed) -> list[Sign]:
    return [sign for sign in weighed.against() if sign.judged.card.ask]


def _open(weighed: Weighed) -> list[Sign]:
    unknown = [
        sign
        for sign in weighed.signs
        if sign.judged.answer.verdict is Verdict.UNKNOWN and sign.check in TELLING
    ]
    return sorted(unknown, key=lambda sign: TELLING.index(sign.check))
