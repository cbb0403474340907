"""Does a register have somebody else under the number that it gives?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter.check.past import witnessed
from vetter.check.registered import NAMES, entries
from vetter.domains import label_and_suffix, same_site
from vetter.extract.address import host_named
from vetter.extract.companies import bare
from vetter.extract.fold import fold
from vetter.model import (
    Answer,
    ClaimKind,
    Outcome,
    Source,
    clear,
    fired,
    not_applicable,
    unknown,
)
from vetter.phrases import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vetter.model import Claim, Dossier, Fact, RegisterEntry

KINDS: Final = (ClaimKind.REGISTER_NUMBER, ClaimKind.ISSN)
OPEN: Final = frozenset({Outcome.FAILED, Outcome.LIMITED, Outcome.BLOCKED})
OLDER: Final = timedelta(days=3 * 365)
"""A company as much older than the site did not begin with it: the name is not its former one."""

ALIKE: Final = 60.0
"""Similarity of two names in per cent, from which on they may be of one."""


def look(dossier: Dossier) -> Answer:
    """Fire where no name that it bears or mentions is like any that the number's owner has or had.

    Companies change their names, and registers are late to hear of it: one that is no older than the
    site may be the outlet's own. A serial number is of one title for good.
    """
    pairs = entries(dossier, *KINDS)
    if not pairs:
        state = dossier.state(Source.REGISTER)
        if state.outcome in OPEN and dossier.claims(*KINDS):
            return unknown(f"Whose its numbers are was not found out: {state.reason.rstrip('.')}.")
        return not_applicable(
            "No register that was asked has an entry under a number that it gives."
        )
    others = [
        (claim, entry) for claim, entry in pairs if _somebody_else(dossier, claim, entry.value)
    ]
    for claim, entry in others:
        number = claim.value.value.rpartition(":")[2]
        told = f"It gives the number {quoted(number, 40)}; under that {_whose(entry.value)}"
        cited = (*claim.cited, *entry.cited)
        if claim.value.kind is ClaimKind.ISSN or _older(dossier, entry.value):
            return fired(f"{told}, which none of its pages mentions.", cited)
    claim, entry = (others or pairs)[0]
    told = f"Under the number that it gives {_whose(entry.value)}"
    may_be = ", which may be what it was called before" if others else ""
    return clear(f"{told}{may_be}.", (*claim.cited, *entry.cited))


def _whose(entry: RegisterEntry) -> str:
    index = "the index of legal entities (GLEIF)" if entry.lei else "Wikidata"
    return f"{index} has {quoted(entry.name)}"


def _older(dossier: Dossier, entry: RegisterEntry) -> bool:
    first = next(iter(witnessed(dossier)), None)
    if first is None or entry.since is None:
        return False
    return first.time.date() - entry.since > OLDER


def _somebody_else(dossier: Dossier, claim: Fact[Claim], entry: RegisterEntry) -> bool:
    if any(same_site(host_named(url), dossier.outlet.host) for url in entry.websites):
        return False
    theirs = {bare(name) for name in (entry.name, *entry.also)} - {""}
    records = {one.record for one in claim.cited}
    # A hoster's number stands beside the hoster's name.
    beside = [claim.value.sentence, *(p.text for p in dossier.read_pages() if p.record in records)]
    if any(f" {name} " in f" {fold(text)} " for name in theirs for text in beside):
        return False
    label = label_and_suffix(dossier.outlet.host)[0].replace("-", "")
    ours = {bare(fact.value.value) for fact in dossier.claims(*NAMES)}
    ours = (ours | {bare(dossier.outlet.name), label}) - {""}
    return _unlike(ours, theirs)


def _unlike(ours: Iterable[str], theirs: Collection[str]) -> bool:
    """Return whether no two names may be of one; names in different scripts say nothing about it."""
    from rapidfuzz.fuzz import token_set_ratio

    likeness = [
        token_set_ratio(one[:200], other[:200])
        for one in ours
        for other in theirs
        if one.isascii() == other.isascii()
    ]
    return bool(likeness) and max(likeness) < ALIKE
