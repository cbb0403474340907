"""What the outlet shares with others that it was held against, and whether they say that they belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.sources import CUT_OFF
from vetter.extract.fingerprint import owners
from vetter.extract.kinship import common_owner, naming
from vetter.extract.ties import kin
from vetter.model import Answer, Outcome, Source, TraitKind, clear, fired, not_applicable, unknown
from vetter.phrases import count, day, listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vetter.model import Citation, Dossier, Sibling

NOBODY: Final = "No other outlet was vetted on this machine before, or looked at beside it, so there is none to hold it against."

STRANGERS_TOO: Final = frozenset(
    {TraitKind.ADDRESS, TraitKind.REGISTERED, TraitKind.SKELETON, TraitKind.POLICY}
)
"""What strangers on one server may share: thousands of domains are registered on a day, use one theme, or take their
policies from one template."""


def alone(dossier: Dossier) -> bool:
    """Return whether no other outlet is known on this machine."""
    return dossier.state(Source.CASES).outcome is Outcome.ABSENT


def nobody(dossier: Dossier) -> Answer | None:
    """Return the answer where there is no other outlet to hold it against; None where there is one."""
    if not alone(dossier):
        return None
    return unknown(missed) if (missed := not_looked(dossier)) else not_applicable(NOBODY)


def unless_missed(dossier: Dossier, answer: Answer) -> Answer:
    """Return the answer that nothing is shared, or that it is not known where a site that it may lead to was not seen."""
    return unknown(missed) if (missed := not_looked(dossier)) else answer


def not_looked(dossier: Dossier) -> str:
    """Return why not all sites to which it may lead were seen although they were to be, as a sentence, or ""."""
    state = dossier.state(Source.NEIGHBOURS)
    cut_off = state.outcome is Outcome.NOT_ASKED and state.reason == CUT_OFF
    if cut_off or state.outcome in (Outcome.FAILED, Outcome.LIMITED, Outcome.BLOCKED):
        return (
            f"Not every site to which it may lead could be looked at: {state.reason.rstrip('.')}."
        )
    return ""


def met(dossier: Dossier, *kinds: TraitKind) -> tuple[Sibling, ...]:
    """Return the traits of the given kinds that were met on other outlets, rarest first."""
    return tuple(sibling for sibling in dossier.siblings if sibling.kind in kinds)


def undeclared(dossier: Dossier, found: Sequence[Sibling]) -> tuple[Sibling, ...]:
    """Return those of ``found`` that are of outlets with which no connection is declared."""
    return tuple(sibling for sibling in found if not declared(dossier, sibling))


def declared(dossier: Dossier, sibling: Sibling) -> str:
    """Return how the two say that they belong together, as a clause, or "" if they do not."""
    if owner := common_owner(owners(dossier), sibling.owners):
        return f"both name {owner} behind them"
    return names_as_kin(dossier, sibling.host, sibling.domain)


def names_as_kin(dossier: Dossier, host: str, domain: str) -> str:
    """Return where the outlet names another site as its own, as a clause, or ""."""
    return naming(kin(dossier), host, domain)


def beside(dossier: Dossier) -> tuple[str, ...]:
    """Return the sites to which the outlet leads, of which it says nothing, and with which it shares what strangers do not."""
    shared = (one for one in dossier.siblings if one.beside and one.kind not in STRANGERS_TOO)
    return tuple(dict.fromkeys(one.host for one in undeclared(dossier, tuple(shared))))


def held_against_others(
    dossier: Dossier,
    found: Sequence[Sibling],
    saying: str,
    otherwise: Answer,
    strength: float = 1.0,
    shown: Callable[[str], str] = str,
) -> Answer:
    """Fire on what is shared with an outlet that neither side names, clear on what is openly shared.

    ``saying`` introduces what is shared ("It carries"), as it may be ``shown``; ``otherwise`` is the
    answer where nothing is.
    """
    if hidden := undeclared(dossier, found):
        shared = listing(shown(sibling.value) for sibling in hidden)
        return fired(f"{saying} {shared}. {told(hidden)}", cited(hidden), strength)
    if found:
        how = declared(dossier, found[0])
        return clear(
            f"It shares {shown(found[0].value)} with {found[0].host}; {how}.", cited(found)
        )
    return otherwise


def told(found: Sequence[Sibling]) -> str:
    """Return where the traits were met, and at how many of all outlets that are known, as a sentence."""
    hosts = listing(f"{one.host} ({_how(one)})" for one in found)
    counted = [one for one in found if not one.beside]
    if not counted:
        return f"The same was met at {hosts}."
    rarest = min(counted, key=lambda one: one.others)
    known = count(rarest.known, "other outlet")
    return f"The same was met at {hosts}, and at {rarest.others} of {known} vetted here in all."


def _how(one: Sibling) -> str:
    why = "for an earlier case" if one.earlier else "since this outlet leads there"
    return (
        f"looked at, {why}, as of {day(one.seen)}"
        if one.beside
        else f"vetted as of {day(one.seen)}"
    )


def cited(found: Sequence[Sibling]) -> tuple[Citation, ...]:
    """Return what was seen of the others, and where ours stands."""
    return tuple(dict.fromkeys(citation for one in found for citation in one.cited))
