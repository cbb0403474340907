"""Which genuine outlet a domain looks like, how, and how surely. By indexes, not by permutations."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from vetter import data
from vetter.domains import label_and_suffix, platform, registrable, shown_host
from vetter.model import Imitation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.lists.outlets import GenuineOutlet, Outlets

SHORTEST: Final = 4  # letters of a label that can be imitated at all
SHORTEST_ODD: Final = 3  # the same under an odd ending
SHORTEST_TYPO: Final = 7  # letters from which one slip is no chance any more
USUAL: Final = 3  # outlets under an ending from which it is a usual one
_DOUBLED: Final = re.compile(r"(.)\1")


def imitations(host: str, outlets: Outlets) -> tuple[Imitation, ...]:
    """Return the genuine outlets that ``host`` looks like, the surest first.

    A domain that belongs to a genuine outlet imitates nobody.
    """
    domain = registrable(host) or host
    if domain in outlets.by_domain or host.removeprefix("www.") in outlets.by_domain:
        return ()
    best: dict[str, Imitation] = {}
    for outlet, how, sureness in _likenesses(host, domain, outlets):
        found = Imitation(
            brand=outlet.name,
            domain=outlet.domain,
            country=outlet.country,
            how=how,
            sureness=sureness,
            row=outlet.line(),
        )
        if outlet.domain not in best or best[outlet.domain].sureness < sureness:
            best[outlet.domain] = found
    return tuple(sorted(best.values(), key=lambda one: (-one.sureness, one.domain)))[:5]


def _likenesses(
    host: str, domain: str, outlets: Outlets
) -> Iterator[tuple[GenuineOutlet, str, float]]:
    label, suffix = label_and_suffix(domain)
    if not label:
        return
    shown = shown_host(label)
    labels = _brand_labels(outlets)
    yield from _same_label(label, suffix, labels)
    lookalikes = _skeletons(outlets).get(skeleton(shown), ()) if label not in labels else ()
    for outlet in lookalikes:
        yield outlet, f"“{shown}” is written with letters that look like those of the outlet", 0.95
    core = _core(label)
    for outlet in labels.get(core, ()) if core != label else ():
        yield outlet, f"“{label}” is the outlet's name “{core}” with something added", 0.8
    yield from _typing_slips(label, labels)
    yield from _odd_ending(label, suffix, outlets)
    yield from _in_front(host, domain, outlets)


def _same_label(
    label: str, suffix: str, labels: dict[str, list[GenuineOutlet]]
) -> Iterator[tuple[GenuineOutlet, str, float]]:
    for outlet in labels.get(label, ()):
        own = label_and_suffix(outlet.domain)[1]
        if own != suffix:
            surer = bool(platform(f"{label}.{suffix}")) or outlet.country.lower() not in suffix
            how = f"the same name under “.{suffix}” in place of “.{own}”"
            yield outlet, how, 0.9 if surer else 0.7


def _typing_slips(
    label: str, labels: dict[str, list[GenuineOutlet]]
) -> Iterator[tuple[GenuineOutlet, str, float]]:
    if len(label) < SHORTEST_TYPO or label in _words()["common"]:
        return
    for brand, outlets in labels.items():
        near = len(brand) >= SHORTEST_TYPO and abs(len(brand) - len(label)) <= 1
        if near and brand != label and OSA.distance(brand, label, score_cutoff=1) == 1:
            for outlet in outlets:
                yield outlet, f"“{label}” is one letter away from “{brand}”", 0.75


def _odd_ending(
    label: str, suffix: str, outlets: Outlets
) -> Iterator[tuple[GenuineOutlet, str, float]]:
    # Even a common word is no chance any more under an ending that outlets hardly ever use.
    if suffix in _usual_endings(outlets):
        return
    names = _sole_labels(outlets)
    for spelling in dict.fromkeys((label, _DOUBLED.sub(r"\1", label), _core(label))):
        outlet = names.get(spelling)
        if outlet and (outlet.brand or (spelling == label and "." not in suffix)):
            how = f"the name “{spelling}” under “.{suffix}”, an ending that hardly any outlet uses"
            yield outlet, how, 0.7 if outlet.brand else 0.6


def _in_front(
    host: str, domain: str, outlets: Outlets
) -> Iterator[tuple[GenuineOutlet, str, float]]:
    front = host.removesuffix(domain).strip(".")
    if not front:
        return
    for outlet in outlets.brands:
        for own in (outlet.domain, *outlet.also):
            if front == own or front.endswith(f".{own}"):
                yield (
                    outlet,
                    f"the outlet's whole address “{own}” stands in front of “{domain}”",
                    0.95,
                )


def _core(label: str) -> str:
    affixes = _words()["affixes"]
    parts = [part for part in label.split("-") if part and part not in affixes]
    core = "".join(parts)
    for affix in sorted(affixes, key=len, reverse=True):
        if len(core) - len(affix) >= SHORTEST + 1 and len(affix) >= 3:
            if core.endswith(affix):
                return core.removesuffix(affix)
            if core.startswith(affix):
                return core.removeprefix(affix)
    return core


@cache
def _words() -> dict[str, frozenset[str]]:
    table = data.read_toml("outlets", "imitation.toml")
    return {key: frozenset(table[key]) for key in ("affixes", "common")}


@cache
def _brand_labels(outlets: Outlets) -> dict[str, list[GenuineOutlet]]:
    labels: dict[str, list[GenuineOutlet]] = {}
    for outlet in outlets.brands:
        label = label_and_suffix(outlet.domain)[0]
        if len(label) >= SHORTEST and label not in _words()["common"]:
            labels.setdefault(label, []).append(outlet)
            if "-" in label:
                labels.setdefault(label.replace("-", ""), []).append(outlet)
    return labels


@cache
def _usual_endings(outlets: Outlets) -> frozenset[str]:
    used = Counter(label_and_suffix(outlet.domain)[1] for outlet in outlets.all)
    return frozenset(ending for ending, times in used.items() if times >= USUAL)


@cache
def _sole_labels(outlets: Outlets) -> dict[str, GenuineOutlet]:
    """Return the outlets by their label, brands before others; what several others share is left out."""
    owners: dict[str, list[GenuineOutlet]] = {}
    for outlet in outlets.all:
        label = label_and_suffix(outlet.domain)[0]
        if len(label) >= (SHORTEST_ODD if outlet.brand else SHORTEST_TYPO):
            owners.setdefault(label, []).append(outlet)
    return {
        label: found[0]
        for label, found in owners.items()
        if found[0].brand or (len(found) == 1 and label not in _words()["common"])
    }


@cache
def _skeletons(outlets: Outlets) -> dict[str, list[GenuineOutlet]]:
    table: dict[str, list[GenuineOutlet]] = {}
    for label, owners in _brand_labels(outlets).items():
        table.setdefault(skeleton(label), []).extend(owners)
    return table


@cache
def _alike() -> dict[int, str]:
    table = data.read_toml("unicode", "alike.toml")["alike"]
    return {ord(foreign): plain for plain, letters in table.items() for foreign in letters}


def skeleton(text: str) -> str:
    """Return ``text`` with every letter that looks like a Latin one replaced by it (after UTS 39)."""
    plain = text.casefold().translate(_alike())
    return plain.replace("rn", "m").replace("vv", "w")
