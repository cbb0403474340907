"""One calm paragraph: what the level means, and the strongest reasons both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.assess import copies
from vetter.assess.level import by_signs, on_a_list, sanctioned
from vetter.assess.offer import of_links
from vetter.assess.wording import lowered, wording
from vetter.check.kin import beside
from vetter.check.nobody_there import mistyped
from vetter.domains import registrable
from vetter.extract.tied_sites import led_by
from vetter.model import Level, Outcome, Verdict
from vetter.phrases import listing
from vetter.roles import Statement, role, told

if TYPE_CHECKING:
    from vetter.assess.weigh import Sign, Weighed
    from vetter.model import Dossier, ListHit

MOST_REASONS: Final = 3


def summarise(
    dossier: Dossier,
    level: Level,
    weighed: Weighed,
    probability: float,
    named: tuple[ListHit, ...],
    commission: str,
) -> str:
    """Return the paragraph. It never names a person, and says of whom each statement is.

    ``level`` is the outlet's own; ``commission`` the sentence on the offer, which follows if there is one.
    """
    added = wording().addition
    parts = [*_opening(dossier, level, weighed, probability, named), *_on_the_run(dossier, level)]
    if level is not Level.NAMED and (nobody := mistyped(dossier)):
        parts.insert(0, nobody)  # before what it comes to: the outlet that was meant may be another
    parts += [read_from] if (read_from := copies.told(dossier)) else []
    against = _reasons(weighed.against())
    if against and level is not Level.NAMED:
        tone = "reasons_against_weak" if level is Level.NONE else "reasons_against"
        parts.append(added[tone].format(reasons=against))
    if level is not Level.NONE and (sites := _told_of(beside(dossier), weighed)):
        parts.append(added["beside"].format(sites=listing(sites), ways=_ways(dossier, sites)))
    if for_it := _reasons(weighed.for_it()):
        parts.append(added["reasons_for"].format(reasons=for_it))
    if dossier.offer is not None:
        parts.append(added["offer"].format(told=commission))
        parts += [to_vet] if (to_vet := of_links(dossier, added["link_elsewhere"])) else []
    return " ".join(parts)


def _opening(
    dossier: Dossier, level: Level, weighed: Weighed, probability: float, named: tuple[ListHit, ...]
) -> list[str]:
    words = wording()
    outlet = _called(dossier)
    if level is Level.NAMED:
        said = [words.level[level].format(outlet=outlet, told=told(named))]
        return said + _advice(dossier, named)
    listed = on_a_list(dossier)
    only_listed = level is Level.SOME and not by_signs(weighed, probability)
    if only_listed:
        said = [words.addition["only_listed"].format(outlet=outlet, told=told(listed))]
    else:
        said = [words.level[level].format(outlet=outlet)]
        if listed:
            said.append(words.addition["listed_otherwise"].format(told=told(listed)))
    return [*said, *_warning(dossier), *_earlier(dossier)]


def name_is_borrowed(dossier: Dossier) -> bool:
    """Return whether the outlet bears a name that is, or may be, another's."""
    return bool(dossier.imitations or dossier.namesakes)


def _called(dossier: Dossier) -> str:
    """Return what to call the outlet; by its address where the name is, or may be, another's."""
    if name_is_borrowed(dossier):
        return dossier.outlet.host
    return dossier.outlet.name or dossier.outlet.host


def _advice(dossier: Dossier, named: tuple[ListHit, ...]) -> list[str]:
    added = wording().addition
    current = any(hit.standing.word == "current" for hit in named)
    network = all(role(hit.role).statement is Statement.NETWORK for hit in named)
    return [
        added["confirmed_current" if current else "still_undetermined"],
        added["advice_network" if network else "advice_operation"],
        *_warning(dossier),
    ]


def _warning(dossier: Dossier) -> list[str]:
    return [wording().addition["sanctioned"]] if sanctioned(dossier) else []


def _earlier(dossier: Dossier) -> list[str]:
    historic = any(
        hit.where == "site" and hit.standing.word == "historic" for hit in dossier.listed
    )
    return [wording().addition["listed_before"]] if historic else []


def _on_the_run(dossier: Dossier, level: Level) -> list[str]:
    asked = {
        state.outcome for name, state in dossier.states.items() if name not in ("lists", "offer")
    }
    offline = asked <= {Outcome.NOT_ASKED}
    if offline and level in {Level.UNKNOWN, Level.SOME}:
        return [wording().addition["offline_unknown"]]
    return []


def _ways(dossier: Dossier, sites: tuple[str, ...]) -> str:
    """Return through what the outlet leads to the sites, as words."""
    led = led_by(dossier)
    ways = {way for site in sites for way in led.get(registrable(site) or site, {"earlier"})}
    return listing(wording().ways[way] for way in sorted(ways))


def _told_of(sites: tuple[str, ...], weighed: Weighed) -> tuple[str, ...]:
    """Return those of the sites of which a reason for caution speaks."""
    answers = [sign.judged.answer for sign in weighed.signs]
    said = " ".join(answer.because for answer in answers if answer.verdict is Verdict.FIRED)
    words = {word.strip(".,;:()") for word in said.replace("/", " ").split()}
    return tuple(site for site in sites if site in words)


def _reasons(signs: tuple[Sign, ...]) -> str:
    headings = []
    for sign in signs[:MOST_REASONS]:
        card = sign.judged.card
        fired = sign.judged.answer.verdict is Verdict.FIRED
        headings.append(lowered(card.fired if fired else card.clear))
    return "; ".join(headings)
