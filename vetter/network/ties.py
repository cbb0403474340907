"""What ties one outlet to another: every sign that they share, with what it says, and whether that joins them."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from math import log
from typing import TYPE_CHECKING, Final

from vetter.extract.kinship import common_owner, matches, naming
from vetter.model import SaysSo, SharedSign, Strength, Tie, TraitKind
from vetter.network.rule import suffices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from vetter.extract.kinship import Laid, Match
    from vetter.model import Fingerprint, Trait
    from vetter.network.known import Known

POINTS: Final = {Strength.STRONG: 3.0, Strength.MEDIUM: 1.5, Strength.WEAK: 0.5}
"""In which order ties are told, and how thick they are drawn; what joins is decided without it."""
MAILBOXES: Final = (TraitKind.SOA_CONTACT, TraitKind.CONTACT)

Firsts = dict[tuple[str, TraitKind, str], "datetime"]


def firsts(fingerprints: Mapping[str, Fingerprint]) -> Firsts:
    """Return when each outlet with several cases was first seen to show what, over all of them."""
    found: Firsts = {}
    often = Counter(shown.domain for shown in fingerprints.values())
    for shown in fingerprints.values():
        for trait in shown.traits if often[shown.domain] > 1 else ():
            key = (shown.domain, trait.kind, trait.value)
            found[key] = min(found.get(key, shown.as_of), shown.as_of)
    return found


def tie(
    known: Known, laid: Callable[[str], Laid], first: Firsts, one: str, other: str
) -> Tie | None:
    """Return what ties two outlets, by their domains; None if they share nothing that is not background.

    ``laid`` returns the fingerprint of an outlet laid out, as each is held against many.
    """
    ours, theirs = known.outlets[one], known.outlets[other]
    shared = tuple(
        sign
        for match in matches(laid(one), laid(other))
        if (sign := _sign(known, first, (one, other), match)) is not None
    )
    says_so, declared = _declared(ours, theirs)
    enough = suffices((sign.kind, sign.strength) for sign in shared)
    if not shared and says_so is not SaysSo.BOTH:
        return None
    return Tie(
        one=one,
        other=other,
        joins=enough or says_so is SaysSo.BOTH,
        weight=round(sum(sign.weight for sign in shared), 2),
        says_so=says_so,
        declared=declared,
        shared=tuple(sorted(shared, key=lambda sign: (-sign.weight, sign.kind, sign.value))),
    )


def shown(trait: Trait) -> str:
    """Return what a trait is, as it may stand beside another outlet: no person's mailbox, number or picture."""
    if trait.kind in MAILBOXES:
        domain = trait.value.rpartition("@")[2] if "@" in trait.value else ""
        return f"a mailbox at {domain}" if domain else "a telephone number"
    if trait.kind is TraitKind.PORTRAIT:
        return "a portrait"
    if trait.kind is TraitKind.SKELETON:
        return f"the {trait.value} page"
    return trait.value


def _sign(known: Known, first: Firsts, pair: tuple[str, str], match: Match) -> SharedSign | None:
    ours, theirs, alike = match
    key = known.key(pair[0], ours)
    if key not in known.showing:  # one of two names the other: it is counted where it stands
        key = known.key(pair[1], theirs)
    strength = known.strength(key)
    if strength is None:
        return None
    count, of = known.count(key), len(known.outlets)
    seen = [
        first.get((domain, trait.kind, trait.value), known.outlets[domain].as_of)
        for domain, trait in zip(pair, (ours, theirs), strict=True)
    ]
    return SharedSign(
        kind=ours.kind,
        value=shown(ours),
        other_value=shown(theirs),
        thing=sha256(" ".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:12],
        strength=strength,
        weight=round(POINTS[strength] * _rarity(count, of) * alike, 2),
        likeness=round(alike, 2),
        showing=count,
        known=of,
        together_since=max(seen),
        records=_records(ours),
        other_records=_records(theirs),
    )


def _rarity(showing: int, known: int) -> float:
    """Return 1 for what two outlets alone show, falling with the logarithm of the number to 0.1 for all."""
    if showing <= 2 or known <= 2:
        return 1.0
    return max(0.1, 1 - log(showing / 2) / log(known / 2))


def _records(trait: Trait) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.record for citation in trait.cited))[:5]


def _declared(ours: Fingerprint, theirs: Fingerprint) -> tuple[SaysSo, tuple[str, ...]]:
    """Return who says that the two belong together, and in which words."""
    if owner := common_owner(ours.owners, theirs.owners):
        return SaysSo.BOTH, (f"both name {owner} behind them",)
    sides = tuple(
        f"{here.host}: {told}"
        for here, there in ((ours, theirs), (theirs, ours))
        if (told := naming(here.kin, there.host, there.domain))
    )
    return (SaysSo.NEITHER, SaysSo.ONE, SaysSo.BOTH)[len(sides)], sides
