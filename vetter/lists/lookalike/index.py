"""The names of all genuine outlets, so that look-ups answer what a name may look like.

Names within one edit of each other share their first or their second half (an edit touches one
half only, but for a swap across the middle), so near names are found by their halves.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rapidfuzz.distance import OSA

from vetter.domains import label_and_suffix, shown_host
from vetter.lists.lookalike.skeleton import folded, skeleton
from vetter.lists.lookalike.words import core
from vetter.lists.outlets import GenuineOutlet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


SHORTEST_SLIP: Final = 4
"""Letters of a name that can be seen through a slip."""


class Bearer(Struct, frozen=True):
    """A name in an address of an outlet, and whose it is: ``lemonde`` under ``fr``."""

    outlet: GenuineOutlet
    label: str
    ending: str
    site: str

    @property
    def compact(self) -> str:
        """The label without hyphens."""
        return self.label.replace("-", "")


class Index:
    """Outlets by their names, by what these look like, and by the halves of that."""

    def __init__(self, outlets: Iterable[GenuineOutlet]) -> None:
        self.sites: Counter[str] = Counter()
        self.endings: Counter[str] = Counter()
        self._addresses = 0
        self._names: dict[str, list[Bearer]] = {}
        self._alike: dict[str, list[str]] = {}
        self._halves: dict[tuple[int, bool, str], list[str]] = {}
        self._cores: dict[str, dict[str, None]] = {}
        for outlet in outlets:
            self.add(outlet)

    def add(self, outlet: GenuineOutlet) -> None:
        """Take in all addresses of an outlet."""
        for bearer in _bearers(outlet):
            self.sites[bearer.site] += 1
            self.endings[bearer.ending] += 1
            self._addresses += 1
            name = bearer.compact
            if name in self._names:
                self._names[name].append(bearer)
            else:
                self._names[name] = [bearer]
                self._take_in(name)
            if outlet.brand:
                self._cores.setdefault(core(name), {})[name] = None

    def remove(self, outlet: GenuineOutlet) -> None:
        """Forget an outlet, as if it had never been taken in."""
        for bearer in _bearers(outlet):
            self.sites[bearer.site] -= 1
            self.endings[bearer.ending] -= 1
            self._addresses -= 1
            # Names without bearers may stay in the other tables: they find nobody.
            self._names[bearer.compact].remove(bearer)

    def _take_in(self, name: str) -> None:
        self._alike.setdefault(skeleton(name), []).append(name)
        if len(name) >= SHORTEST_SLIP:
            form = folded(name)
            middle = len(form) // 2
            for first, half in ((True, form[:middle]), (False, form[middle:])):
                self._halves.setdefault((len(form), first, half), []).append(name)

    def bearers(self, name: str) -> list[Bearer]:
        """Return who bears a name, given without hyphens."""
        return self._names.get(name, [])

    def bearing(self, name: str) -> int:
        """Return how many outlets bear a name."""
        return len({bearer.site for bearer in self.bearers(name)})

    def alike(self, text: str) -> list[str]:
        """Return the names that look like ``text``."""
        return [name for name in self._alike.get(skeleton(text), ()) if name != text]

    def near(self, text: str) -> Iterator[str]:
        """Yield the names that look like ``text`` but for one letter added, left out, replaced or swapped."""
        form = folded(text)
        found: dict[str, None] = {}
        for length in range(max(SHORTEST_SLIP, len(form) - 1), len(form) + 2):
            middle = length // 2
            halves = [(True, form[:middle]), (False, form[len(form) - (length - middle) :])]
            if length == len(form):  # a swap across the middle changes one letter of both halves
                swapped = form[: middle - 1] + form[middle] + form[middle - 1] + form[middle + 1 :]
                halves.append((True, swapped[:middle]))
            for first, half in halves:
                found.update(dict.fromkeys(self._halves.get((length, first, half), ())))
        for name in found:
            if OSA.distance(form, folded(name), score_cutoff=1) == 1:
                yield name

    def with_core(self, text: str) -> list[str]:
        """Return the imitated outlets' names that are ``text`` and a word more."""
        return [name for name in self._cores.get(text, ()) if name != text]

    def share(self, ending: str) -> float:
        """Return which share of the outlets' addresses is under an ending."""
        return self.endings[ending] / max(1, self._addresses)


def _bearers(outlet: GenuineOutlet) -> Iterator[Bearer]:
    for domain in (outlet.domain, *outlet.also):
        # Names with one dot, nearly all, are cut at it; so are those that are a public suffix themselves.
        label, ending = label_and_suffix(domain) if domain.count(".") > 1 else ("", "")
        if not label:
            label, _, ending = domain.partition(".")
        yield Bearer(outlet, shown_host(label), ending, f"{label}.{ending}")
