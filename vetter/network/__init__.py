"""What several outlets share, and which of it ties them together. Pure: fingerprints go in, a network comes out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vetter import __version__
from vetter.extract.kinship import laid_out
from vetter.model import Common, Member, Network, SignTold
from vetter.network.candidates import candidates
from vetter.network.clusters import clusters
from vetter.network.known import known
from vetter.network.rule import is_background, signs
from vetter.network.ties import firsts, shown, tie

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vetter.extract.kinship import Laid
    from vetter.model import Fingerprint, Tie, Trait
    from vetter.network.known import Key, Known

MAX_LOOSE: Final = 100
MAX_BACKGROUND: Final = 50
LAID: Final = 1_000  # outlets that are held laid out at a time
CAUTION: Final = (
    "A shared sign shows a common hand, not malice: publishers own several titles, agencies serve many customers, "
    "and one theme dresses thousands of sites. Who is behind the outlets, and whether they say so, is what to ask."
)


def network(
    fingerprints: Mapping[str, Fingerprint], chosen: Collection[str] | None = None
) -> Network:
    """Return what the ``chosen`` cases share, or all if none are chosen.

    ``fingerprints`` are those of all known cases by name: they tell how rare a sign is. Of an outlet with several cases
    the newest stands for it.
    """
    every = known(fingerprints)
    picked = chosen if chosen is not None else fingerprints
    domains = frozenset(fingerprints[name].domain for name in picked)
    first = firsts(fingerprints)
    worth = candidates(every, domains)

    @lru_cache(maxsize=LAID)
    def laid(domain: str) -> Laid:
        return laid_out(every.outlets[domain])

    ties = [one for pair in sorted(worth.pairs) if (one := tie(every, laid, first, *pair))]
    joined = clusters([one for one in ties if one.joins], worth.crowded)
    number = {domain: one.number for one in joined for domain in one.members}
    loose = sorted(
        (one for one in ties if not one.joins and _apart(number, one.one, one.other)),
        key=lambda one: (-one.weight, one.one, one.other),
    )
    members = tuple(
        Member(
            domain=domain,
            name=every.outlets[domain].name,
            case=every.cases[domain],
            as_of=every.outlets[domain].as_of,
            cluster=number.get(domain, 0),
        )
        for domain in sorted(domains)
    )
    background = _background(every, domains)
    return Network(
        tool=f"vetter/{__version__}",
        known=len(every.outlets),
        members=members,
        clusters=joined,
        loose=tuple(loose[:MAX_LOOSE]),
        loose_in_all=len(loose),
        background=background,
        signs=_told(ties, background),
        caution=CAUTION,
    )


def _apart(number: Mapping[str, int], one: str, other: str) -> bool:
    return not number.get(one) or number.get(one) != number.get(other)


def _background(every: Known, domains: frozenset[str]) -> tuple[Common, ...]:
    """Return what at least two of the outlets show, and so many others that it joins nobody."""
    of = len(every.outlets)
    found = [
        Common(
            kind=key[0],
            value=shown(_one_of(every, key, those)),
            showing=len(those),
            known=of,
        )
        for key, those in every.showing.items()
        if is_background(key[0], len(those), of) and len(domains.intersection(those)) > 1
    ]
    found.sort(key=lambda one: (-one.showing, one.kind, one.value))
    return tuple(found[:MAX_BACKGROUND])


def _told(ties: Iterable[Tie], background: Iterable[Common]) -> dict[str, SignTold]:
    """Return what there is to say of each kind of sign that occurs."""
    kinds = {sign.kind for one in ties for sign in one.shared} | {one.kind for one in background}
    return {
        kind.value: SignTold(
            label=signs()[kind].label,
            innocent=signs()[kind].innocent,
            basis=signs()[kind].basis,
            source=signs()[kind].source,
        )
        for kind in sorted(kinds)
    }


def _one_of(every: Known, key: Key, domains: tuple[str, ...]) -> Trait:
    """Return the trait of the first outlet that shows it."""
    return next(
        trait
        for domain in domains
        for trait in every.outlets[domain].traits
        if every.key(domain, trait) == key
    )
