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
from vetter.lists import naming
from vetter.lists.lookalike.skeleton import folded, skeleton
from vetter.lists.lookalike.words import core
from vetter.lists.outlets import GenuineOutlet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


SHORTEST_SLIP: Final = 3
"""Letters of a name that can be seen through a slip."""

SHORTEST_TWO_SLIPS: Final = 9
"""The same for two slips."""

SHORTEST_SPELT: Final = 6
"""Letters of an outlet's name, as people write it, that stands in nobody's address by chance."""


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
        self._thirds: dict[tuple[int, int, str], dict[str, None]] = {}
        self._cores: dict[str, dict[str, None]] = {}
        for outlet in outlets:
            self.add(outlet)

    def add(self, outlet: GenuineOutlet) -> None:
        """Take in all addresses of an outlet."""
        addresses = list(_bearers(outlet))
        for bearer in addresses:
            self.sites[bearer.site] += 1
            self.endings[bearer.ending] += 1
            self._addresses += 1
        for bearer in (*addresses, *_spelt(outlet, addresses[0])):
            name = bearer.compact
            if name in self._names:
                self._names[name].append(bearer)
            else:
                self._names[name] = [bearer]
                self._take_in(name)
            if outlet.brand:
                self._cores.setdefault(core(name), {})[name] = None
                self._take_thirds(name)

    def remove(self, outlet: GenuineOutlet) -> None:
        """Forget an outlet, as if it had never been taken in."""
        addresses = list(_bearers(outlet))
        for bearer in addresses:
            self.sites[bearer.site] -= 1
            self.endings[bearer.ending] -= 1
            self._addresses -= 1
        for bearer in (*addresses, *_spelt(outlet, addresses[0])):
            # Names without bearers may stay in the other tables: they find nobody.
            self._names[bearer.compact].remove(bearer)

    def _take_in(self, name: str) -> None:
        self._alike.setdefault(skeleton(name), []).append(name)
        if len(name) >= SHORTEST_SLIP:
            form = folded(name)
            middle = len(form) // 2
            for first, half in ((True, form[:middle]), (False, form[middle:])):
                self._halves.setdefault((len(form), first, half), []).append(name)

    def _take_thirds(self, name: str) -> None:
        if len(name) >= SHORTEST_TWO_SLIPS:
            form = folded(name)
            for number, (start, end) in enumerate(_thirds(len(form))):
                self._thirds.setdefault((len(form), number, form[start:end]), {})[name] = None

    def bearers(self, name: str) -> list[Bearer]:
        """Return who bears a name, given without hyphens."""
        return self._names.get(name, [])

    def namesakes(self, bearer: Bearer) -> list[str]:
        """Return the addresses of other outlets that bear the same name."""
        others = {
            other.site: None
            for other in self.bearers(bearer.compact)
            if other.outlet.domain != bearer.outlet.domain and other.site != bearer.site
        }
        return list(others)

    def alike(self, text: str) -> list[str]:
        """Return the names that look like ``text``."""
        return [name for name in self._alike.get(skeleton(text), ()) if name != text]

    def near(self, text: str) -> Iterator[str]:
        """Yield the names that look like ``text`` but for one letter at most: added, left out, replaced, swapped."""
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
            if name != text and OSA.distance(form, folded(name), score_cutoff=1) <= 1:
                yield name

    def nearly(self, text: str) -> Iterator[str]:
        """Yield the imitated outlets' long names that look like ``text`` but for two slips.

        Two slips leave a third of a name as it was, hardly ever none, and move it by two letters at most.
        """
        form = folded(text)
        found: dict[str, None] = {}
        for length in range(max(SHORTEST_TWO_SLIPS, len(form) - 2), len(form) + 3):
            for number, (start, end) in enumerate(_thirds(length)):
                for at in range(max(0, start - 2), start + 3):
                    key = (length, number, form[at : at + end - start])
                    found.update(self._thirds.get(key, {}))
        for name in found:
            if OSA.distance(form, folded(name), score_cutoff=2) == 2:
                yield name

    def with_core(self, text: str) -> list[str]:
        """Return the imitated outlets' names that are ``text`` and a word more."""
        return [name for name in self._cores.get(text, ()) if name != text]

    def share(self, ending: str) -> float:
        """Return which share of the outlets' addresses is under an ending."""
        return self.endings[ending] / max(1, self._addresses)


def _thirds(length: int) -> tuple[tuple[int, int], ...]:
    return (0, length // 3), (length // 3, 2 * length // 3), (2 * length // 3, length)


def _bearers(outlet: GenuineOutlet) -> Iterator[Bearer]:
    for domain in (outlet.domain, *outlet.also):
        # Names with one dot, nearly all, are cut at it; so are those that are a public suffix themselves.
        label, ending = label_and_suffix(domain) if domain.count(".") > 1 else ("", "")
        if not label:
            label, _, ending = domain.partition(".")
        yield Bearer(outlet, shown_host(label), ending, f"{label}.{ending}")


def _spelt(outlet: GenuineOutlet, main: Bearer) -> Iterator[Bearer]:
    # Whoever copies an outlet may write its name where its own address has something shorter.
    name = naming.folded(outlet.name) if outlet.brand else ""
    if len(name) >= SHORTEST_SPELT and name != main.compact:
        yield Bearer(outlet, name, main.ending, main.site)
