"""One calm paragraph: what the level means, and the strongest reasons both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.assess.level import worth_asking
from vetter.assess.wording import lowered, wording
from vetter.model import Level, Outcome, Verdict
from vetter.roles import role

if TYPE_CHECKING:
    from vetter.assess.weigh import Sign, Weighed
    from vetter.model import Dossier, ListHit

MOST_REASONS: Final = 3


def summarise(dossier: Dossier, level: Level, weighed: Weighed, named: tuple[ListHit, ...]) -> str:
    """Return the paragraph. It never names a person, and says of whom each statement is."""
    words = wording()
    outlet = dossier.outlet.name or dossier.outlet.host
    parts = [words.level[level].format(outlet=outlet, told=_told(named))]
    parts += _additions(dossier, level, named)
    against = _reasons(weighed.against())
    if against and level is not Level.NAMED:
        tone = "reasons_against_weak" if level is Level.NONE else "reasons_against"
        parts.append(words.addition[tone].format(reasons=against))
    if for_it := _reasons(weighed.for_it()):
        parts.append(words.addition["reasons_for"].format(reasons=for_it))
    return " ".join(parts)


def _told(named: tuple[ListHit, ...]) -> str:
    if not named:
        return ""
    first = named[0]
    by = f", attributed there to {first.attribution}" if first.attribution else ""
    more = len({hit.source for hit in named}) - 1
    others = f" {more} more {'list names' if more == 1 else 'lists name'} it too." if more else ""
    return (
        f"“{first.source}” ({first.source_date or 'undated'}) lists it as {role(first.role).title}: "
        f"{first.operation}{by}.{others}"
    )


def _additions(dossier: Dossier, level: Level, named: tuple[ListHit, ...]) -> list[str]:
    added = wording().addition
    parts = []
    if level is Level.NAMED:
        current = any(hit.standing.word == "current" for hit in named)
        parts += [added["confirmed_current" if current else "still_undetermined"]]
        parts += [added["advice_named"]]
    elif worth_asking(dossier) and not _sanctioned(dossier):
        parts.append(added["listed_otherwise"])
    if _sanctioned(dossier):
        parts.append(added["sanctioned"])
    asked = {state.outcome for name, state in dossier.states.items() if name != "lists"}
    if level is Level.UNKNOWN and asked <= {Outcome.NOT_ASKED}:
        parts.append(added["offline_unknown"])
    return parts


def _sanctioned(dossier: Dossier) -> bool:
    return any(
        role(hit.role).statement.value == "sanctioned"
        and hit.where in {"site", "redirect"}
        and hit.standing.word != "historic"
        for hit in dossier.listed
    )


def _reasons(signs: tuple[Sign, ...]) -> str:
    headings = []
    for sign in signs[:MOST_REASONS]:
        card = sign.judged.card
        fired = sign.judged.answer.verdict is Verdict.FIRED
        headings.append(lowered(card.fired if fired else card.clear))
    return "; ".join(headings)
