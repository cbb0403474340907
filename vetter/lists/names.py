"""From a name to the outlets that bear it, among those that vetter brings with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from vetter.domains import label_and_suffix
from vetter.lists.outlets import folded, load_outlets
from vetter.lists.store import load
from vetter.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH: Final = 8
NEAR: Final = 90.0  # rapidfuzz ratio from which another spelling is offered
# Rows on which a site itself is named; a redirector's address is nobody's name.
NAMED_SITES: Final = frozenset({"content-site", "content-site/impersonation", "sanctioned-outlet"})


def find(name: str) -> tuple[Candidate, ...]:
    """Return the outlets that ``name`` may mean: equal names first, then near spellings."""
    wanted = folded(name)
    if len(wanted) < 2:
        return ()
    # A genuine outlet comes before whatever borrowed its name.
    found = list(_genuine(wanted)) or list(_listed(wanted)) or list(_near(wanted))
    unique = {candidate.domain: candidate for candidate in reversed(found)}
    return tuple(reversed(unique.values()))[:ENOUGH]


def _listed(wanted: str) -> Iterator[Candidate]:
    for row in load().all():
        if row.type == "domain" and row.role in NAMED_SITES:
            label = label_and_suffix(row.value)[0] if wanted[:3] in row.value else ""
            if label and label.replace("-", "") == wanted:
                yield Candidate(row.operation, row.value, "on a list of known operations")


def _genuine(wanted: str) -> Iterator[Candidate]:
    for outlet in load_outlets().named(wanted):
        how = "known to be imitated" if outlet.brand else "a known outlet of this name"
        yield Candidate(outlet.name, outlet.domain, how, outlet.country)


def _near(wanted: str) -> Iterator[Candidate]:
    names = load_outlets().names()
    for near, *_ in process.extract(
        wanted, names, scorer=fuzz.ratio, limit=ENOUGH, score_cutoff=NEAR
    ):
        for outlet in load_outlets().named(near):
            yield Candidate(outlet.name, outlet.domain, "a similar name", outlet.country)
