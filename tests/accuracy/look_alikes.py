"""How well look-alikes are told: ``python -m tests.accuracy.look_alikes [--half seen|held-back]``.

Recall: of the listed copies of outlets that vetter knows, for how many is the right outlet told.
False alarms: of the genuine outlets, each held against all the others, how many are taken for a copy.

Rows are split in halves by the SHA-256 of their domain. One half may be looked at, and points and
words were chosen on it; the other is held back: of it only counts are ever shown.
"""

from __future__ import annotations

import argparse
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from tests.accuracy.intervals import exact
from vetter.domains import registrable
from vetter.lists import load
from vetter.lists.lookalike import imitations_in
from vetter.lists.lookalike.index import Index
from vetter.lists.outlets import load_outlets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.lists.outlets import GenuineOutlet

SEEN: Final = "seen"
HELD_BACK: Final = "held-back"


class Measured(Struct, frozen=True):
    """How often something happened, of how many, and to whom."""

    times: int
    of: int
    whom: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.times / self.of

    def line(self) -> str:
        low, high = exact(self.times, self.of)
        return (
            f"{self.times} of {self.of}, {self.share:.2%} (95 % interval {low:.2%} to {high:.2%})"
        )


def half(value: str) -> str:
    """Return the half that a domain belongs to."""
    return HELD_BACK if sha256(value.encode()).digest()[0] % 2 else SEEN


def copies(which: str, role: str = "impersonation") -> dict[str, str]:
    """Return the listed copies of known outlets, with the outlet's domain; of any role if it is ""."""
    known = load_outlets().by_domain
    found = {}
    for row in load().all():
        domain = registrable(row.value)
        told = row.imitates in known and (row.role == role or not role)
        if told and half(domain) == which:
            found[domain] = known[row.imitates].domain
    return found


def recall(pairs: dict[str, str]) -> Measured:
    """Return for how many copies the outlet that they copy is told; ``whom``: those missed."""
    index = Index(load_outlets().all)
    missed = tuple(
        copy
        for copy, genuine in pairs.items()
        if genuine not in {found.domain for found in imitations_in(copy, index)}
    )
    return Measured(len(pairs) - len(missed), len(pairs), missed)


def genuine_outlets(which: str) -> tuple[GenuineOutlet, ...]:
    """Return the genuine outlets of one half."""
    return tuple(outlet for outlet in load_outlets().all if half(outlet.domain) == which)


def false_alarms(outlets: Iterable[GenuineOutlet]) -> Measured:
    """Return how many outlets look like another one if vetter does not know them; ``whom``: these."""
    index = Index(load_outlets().all)
    asked = tuple(outlets)
    taken = []
    for outlet in asked:
        index.remove(outlet)
        if imitations_in(outlet.domain, index):
            taken.append(outlet.domain)
        index.add(outlet)
    return Measured(len(taken), len(asked), tuple(taken))


def measured(which: str) -> dict[str, Measured]:
    """Return everything that is measured on one half; of the half that is held back, only counts."""
    found = {
        "copies told": recall(copies(which)),
        "copies told, whatever role the list gives them": recall(copies(which, "")),
        "false alarms": false_alarms(genuine_outlets(which)),
    }
    if which == SEEN:
        return found
    return {what: Measured(one.times, one.of, ()) for what, one in found.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=(SEEN, HELD_BACK), default=SEEN)
    which = parser.parse_args().half
    for what, one in measured(which).items():
        print(f"{which}: {what}: {one.line()}")
        if one.whom:
            print("   missed or wrong:", *one.whom)


if __name__ == "__main__":
    main()
