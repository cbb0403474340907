"""From a name to the outlets that bear it, among those that vetter brings with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz import process
from rapidfuzz.distance import OSA

from vetter.lists import naming
from vetter.lists.called import Called, country_of, load_called, split_place
from vetter.lists.index import SITES
from vetter.lists.lookalike import imitations
from vetter.lists.outlets import GenuineOutlet, load_outlets
from vetter.lists.store import load
from vetter.model import Candidate, Found, Sought

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vetter.lists.row import Row
    from vetter.lists.store import Lists

ENOUGH: Final = 12
ENOUGH_NEAR: Final = 8
SHORTEST_SLIP: Final = 4  # letters of a name in which one slip is looked for
SHORTEST_SLIPS: Final = 9  # the same for two
SHORTEST_PART: Final = 5  # letters of a single word that may be part of a longer name

GUESSED: Final = frozenset({Found.ADDRESS, Found.SEARCH})
HOW: Final = "a known outlet of this name"


class _Match(Struct, frozen=True):
    outlet: GenuineOutlet
    how: str
    exact: bool


def find(name: str) -> Sought:
    """Return the outlets that ``name`` may mean: equal names first, then near ones, then listed sites.

    A genuine outlet comes before whatever borrowed its name. ``name`` may be a handle (``@name``).
    """
    if name.startswith("@"):
        return _of_handle(name)
    if len(naming.folded(name)) < 2:
        return Sought()
    called = load_called()
    genuine = [_candidate(match) for match in _matches(name, called)]
    certain = [candidate for candidate in genuine if candidate.exact]
    listed = () if certain else tuple(_listed(name, near=not genuine))
    found = {one.domain: one for one in reversed((*genuine[: ENOUGH - len(listed[:4])], *listed))}
    remarks = [] if certain else list(_named_on_lists(load().named(name)))
    if len(genuine) > ENOUGH and certain:
        remarks.append(
            f"{len(genuine)} known outlets bear it; say the country or the town as well."
        )
    return Sought(tuple(reversed(found.values()))[:ENOUGH], tuple(remarks))


def marked(sought: Sought) -> Sought:
    """Return what was found elsewhere with what is known of each site: its name, that it is listed, whom it is like.

    A genuine outlet comes before what is like it.
    """
    told = [_marked(one) for one in sought.candidates]
    genuine = (outlet for outlets, _ in told for outlet in outlets)
    return Sought((*genuine, *(one for _, one in told)), sought.remarks)


def _marked(candidate: Candidate) -> tuple[tuple[Candidate, ...], Candidate]:
    """Return the genuine outlets that a candidate is like, and the candidate with what is known of it."""
    outlet = load_outlets().by_domain.get(candidate.domain)
    if outlet and not candidate.name:
        return (), replace(candidate, name=outlet.name, country=country_of(outlet))
    rows = [row for row in load().of_host(candidate.domain) if row.role in SITES]
    if rows:
        how = f"{candidate.how}; this site is on a list: {_told(rows[0])}"
        return (), replace(candidate, how=how, found=Found.LISTED)
    if candidate.found not in GUESSED:
        return (), candidate
    like = tuple(
        Candidate(
            one.brand, one.domain, f"a known outlet; {candidate.domain} is like it", one.country
        )
        for one in imitations(candidate.domain, load_outlets())
    )
    likeness = f"; it is like {like[0].domain}, the address of a known outlet" if like else ""
    return like, replace(candidate, how=f"{candidate.how}{likeness}")


def _candidate(match: _Match) -> Candidate:
    outlet = match.outlet
    how = f"{match.how}; others are known to imitate it" if outlet.brand else match.how
    return Candidate(
        outlet.name, outlet.domain, how, country_of(outlet), Found.KNOWN, exact=match.exact
    )


def _matches(name: str, called: Called) -> list[_Match]:
    """Return the matches of the first way of looking that has any."""
    words = naming.words(name)
    ways: tuple[Callable[[], Iterator[_Match]], ...] = (
        lambda: _bearing(words, called),
        lambda: _in_other_order(words, called),
        lambda: _in_place(words, called),
        lambda: _in_other_letters(name, called),
        lambda: _without_kinds(words, called),
        lambda: _misspelt(words, called),
        lambda: _sounding(name, called),
        lambda: _longer(words, called),
    )
    for way in ways:
        if found := list(way()):
            return found
    return []


def _bearing(words: tuple[str, ...], called: Called) -> Iterator[_Match]:
    keys = _keys(words)
    named = _at(called.by_name, keys)
    also = [outlet for outlet in _at(called.by_alias, keys) if outlet not in named]
    sites = [outlet for outlet in _at(called.by_label, keys) if outlet not in (*named, *also)]
    yield from (_Match(outlet, HOW, exact=True) for outlet in _ranked(named, keys))
    yield from (_Match(outlet, "also called so", exact=True) for outlet in _ranked(also, keys))
    for outlet in _ranked(sites, keys):
        yield _Match(outlet, "its address has this name", exact=not (named or also))


def _in_place(words: tuple[str, ...], called: Called) -> Iterator[_Match]:
    """Yield the outlets that bear the name without the place that was said with it."""
    for rest, country in split_place(words):
        found = [match.outlet for match in _bearing(rest, called)]
        there = [outlet for outlet in found if country_of(outlet) == country]
        elsewhere = [outlet for outlet in found if outlet not in there]
        yield from (_Match(outlet, f"{HOW}, there", exact=True) for outlet in there)
        for outlet in elsewhere:
            where = country_of(outlet)
            how = f"{HOW}, but in another country" if where else f"{HOW}; where it is, is not known"
            yield _Match(outlet, how, exact=False)
        if found:
            return


def _in_other_letters(name: str, called: Called) -> Iterator[_Match]:
    if not naming.is_latin(name):
        latin = naming.latin(name)
        for outlet in _ranked(called.at(latin), (latin,)):
            yield _Match(outlet, "its name in other letters", exact=True)


def _sounding(name: str, called: Called) -> Iterator[_Match]:
    if naming.is_latin(name):
        return
    likely = called.sounding(name, naming.sound)
    if naming.leaves_out_vowels(name):
        likely += called.sounding(name, naming.consonants)
    for outlet in likely:
        yield _Match(outlet, "perhaps its name in other letters", exact=False)


def _in_other_order(words: tuple[str, ...], called: Called) -> Iterator[_Match]:
    for outlet in _ranked(called.by_words.get(naming.sorted_words(words), ()), _keys(words)):
        yield _Match(outlet, "its name has these words, in another order", exact=False)


def _without_kinds(words: tuple[str, ...], called: Called) -> Iterator[_Match]:
    rest = naming.without_kinds(words)
    if rest and rest != words:
        for match in _bearing(rest, called):
            yield _Match(match.outlet, f"nearly this name: “{' '.join(rest)}”", exact=False)


def _misspelt(words: tuple[str, ...], called: Called) -> Iterator[_Match]:
    for rest, country in ((words, ""), *split_place(words)):
        key = "".join(naming.bare(rest))
        found = [
            outlet
            for near in _near(key, called.spellings)
            for outlet in _ranked(called.at(near), (near,))
            if not country or country_of(outlet) == country
        ]
        for outlet in dict.fromkeys(found):
            yield _Match(outlet, "a similar name", exact=False)
        if found:
            return


def _longer(words: tuple[str, ...], called: Called) -> Iterator[_Match]:
    bare = naming.bare(words)
    if len(bare) < 2 and len(bare[0]) < SHORTEST_PART:
        return
    for outlet in called.holding(bare)[:ENOUGH_NEAR]:
        yield _Match(outlet, "these words are part of its name", exact=False)


def _near(key: str, spellings: Sequence[str]) -> list[str]:
    """Return the spellings that are a slip or two away, the nearest first."""
    slips = (len(key) >= SHORTEST_SLIP) + (len(key) >= SHORTEST_SLIPS)
    if not slips:
        return []
    found = process.extract(
        key, spellings, scorer=OSA.distance, limit=ENOUGH_NEAR, score_cutoff=slips
    )
    return [near for near, *_ in found]


def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(("".join(naming.bare(words)), "".join(words))))


def _at(table: dict[str, list[GenuineOutlet]], keys: Iterable[str]) -> list[GenuineOutlet]:
    return list(dict.fromkeys(outlet for key in keys for outlet in table.get(key, ())))


def _ranked(outlets: Iterable[GenuineOutlet], keys: Sequence[str]) -> list[GenuineOutlet]:
    """Return outlets in the order in which they are likely to be meant."""

    def rank(outlet: GenuineOutlet) -> tuple[bool, bool, bool, int, str]:
        address = outlet.domain.replace("-", "")
        fits = any(address.startswith((f"{key}.", f"the{key}.")) for key in keys)
        whole = naming.folded(outlet.name) in keys
        return not outlet.brand, not whole, not fits, len(outlet.domain), outlet.domain

    return sorted(dict.fromkeys(outlets), key=rank)


def listed_sites(name: str, lists: Lists) -> tuple[Row, ...]:
    """Return the rows on sites that are called ``name`` by their addresses, which says nothing by itself."""
    return tuple(row for key in _keys(naming.words(name)) for row in lists.sites_called(key))


def _listed(name: str, *, near: bool) -> Iterator[Candidate]:
    lists = load()
    rows = listed_sites(name, lists)
    if rows or not near:
        yield from (_of_row(row, "same name as", exact=True) for row in rows)
        return
    for label in _near(_keys(naming.words(name))[0], lists.labels()):
        for row in lists.sites_called(label):
            yield _of_row(row, "similar name to", exact=False)


def _of_row(row: Row, likeness: str, *, exact: bool) -> Candidate:
    how = f"{likeness} a site that is on a list: {_told(row)}"
    return Candidate("", row.value, how, "", Found.LISTED, exact=exact)


def _named_on_lists(rows: Iterable[Row]) -> Iterator[str]:
    for row in list(rows)[:3]:
        yield f"An outlet or a person of the same name is on a list, without a site: {_told(row)}."


def _told(row: Row) -> str:
    return f"{row.operation} ({row.credit}, {row.listed_on})"


def _of_handle(name: str) -> Sought:
    outlets = load_called().by_handle.get(name.lstrip("@").lower(), ())
    how = f"known to write as {name}, on at least one network"
    # Anybody can open an account of the same name elsewhere: it is offered, not taken.
    found = tuple(_candidate(_Match(outlet, how, exact=False)) for outlet in outlets)
    rows = load().find("handle", name.lower())
    told = tuple(f"An account of this name is on a list: {_told(row)}." for row in rows[:3])
    return Sought(found, told)
