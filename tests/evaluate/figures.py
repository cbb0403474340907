"""From what was said of each member to figures: pure counting."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.accuracy.intervals import exact
from tests.evaluate.told import STRONG, WARNED
from vetter.assess.scheme import scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.corpus.members import Member
    from tests.evaluate.told import Told
    from vetter.model import Level

    Pairs = Sequence[tuple[Member, Told]]


class Share(Struct, frozen=True):
    """How many of how many, with the exact interval at 95 per cent (Clopper and Pearson)."""

    times: int
    of: int
    low: float
    high: float


class Counts(Struct, frozen=True):
    """What it comes to over some members: fronts that were warned about, honest outlets that were, too."""

    some: Share
    strong: Share
    alarms: Share
    missed: tuple[str, ...] = ()  # fronts
    alarmed: tuple[str, ...] = ()  # honest outlets


class Words(Struct, frozen=True):
    """One row of the reliability table: how often a word was said, and how often it was of a front."""

    words: str
    low: float
    high: float
    fronts: Share


class Carried(Struct, frozen=True):
    """One check: on how many fronts and honest outlets it weighed, and whose level it alone held."""

    check: str
    fronts: int
    honest: int
    hinges: int


class Figures(Struct, frozen=True, kw_only=True):
    """Everything that is counted over one part of the corpus."""

    members: int
    normal: Counts
    without_lists: Counts
    without_source: dict[str, Counts]
    without_family: dict[str, Counts]
    other_theme: Counts | None
    after_kin: Counts | None = None
    web_search: Counts | None = None
    words: tuple[Words, ...]
    carried: tuple[Carried, ...]


def share(times: int, of: int) -> Share:
    """Return a share with its interval; of nothing, nothing is known."""
    low, high = exact(times, of) if of else (0.0, 1.0)
    return Share(times, of, round(low, 4), round(high, 4))


def counts(pairs: Pairs, level: Callable[[Told], Level]) -> Counts:
    """Return what it comes to if each is told as ``level`` says."""
    fronts = [(one.name, level(said)) for one, said in pairs if one.front]
    honest = [(one.name, level(said)) for one, said in pairs if not one.front]
    missed = tuple(name for name, word in fronts if word not in WARNED)
    alarmed = tuple(name for name, word in honest if word in WARNED)
    return Counts(
        some=share(len(fronts) - len(missed), len(fronts)),
        strong=share(sum(word in STRONG for _, word in fronts), len(fronts)),
        alarms=share(len(alarmed), len(honest)),
        missed=missed,
        alarmed=alarmed,
    )


def figures(
    pairs: Pairs, other_theme: Pairs = (), after_kin: Pairs = (), web_search: Pairs = ()
) -> Figures:
    """Return all figures over these members; the others are the same, vetted in another way, if that was run."""
    return Figures(
        members=len(pairs),
        normal=counts(pairs, lambda said: said.level),
        without_lists=counts(pairs, lambda said: said.without_lists),
        without_source=_each(pairs, "without_source"),
        without_family=_each(pairs, "without_family"),
        other_theme=counts(other_theme, lambda said: said.level) if other_theme else None,
        after_kin=counts(after_kin, lambda said: said.level) if after_kin else None,
        web_search=counts(web_search, lambda said: said.level) if web_search else None,
        words=tuple(_words(pairs)),
        carried=tuple(_carried(pairs)),
    )


def _each(pairs: Pairs, less: str) -> dict[str, Counts]:
    names = sorted({name for _, said in pairs for name in getattr(said, less)})
    return {
        name: counts(pairs, lambda said, name=name: getattr(said, less).get(name, said.level))
        for name in names
    }


def _words(pairs: Pairs) -> Iterable[Words]:
    for term in scheme().likelihood:
        of_it = [one.front for one, said in pairs if said.likelihood == term.words]
        if of_it:
            yield Words(term.words, term.low, term.high, share(sum(of_it), len(of_it)))


def _carried(pairs: Pairs) -> Iterable[Carried]:
    weighed: Counter[tuple[str, bool]] = Counter()
    hinges: Counter[str] = Counter()
    for one, said in pairs:
        hinges.update(said.hinges.keys())
        weighed.update(
            (check, one.front)
            for check, answer in said.findings.items()
            if float(answer.split()[-1]) > 0
        )
    checks = {check for check, _ in weighed} | hinges.keys()
    rows = [Carried(c, weighed[c, True], weighed[c, False], hinges[c]) for c in checks]
    return sorted(rows, key=lambda row: (-row.fronts, row.honest, row.check))


def worse(now: Counts, before: Counts) -> list[str]:
    """Return in words what has become worse, as shares: fronts that are missed, honest outlets that are alarmed."""
    kinds = (
        ("fronts at some", "some", -1),
        ("fronts at strong", "strong", -1),
        ("alarms", "alarms", 1),
    )
    found = []
    for words, kind, bad in kinds:
        new, old = getattr(now, kind), getattr(before, kind)
        if bad * (_rate(new) - _rate(old)) > 1e-9:
            found.append(f"{words}: {new.times} of {new.of}, before {old.times} of {old.of}")
    return found


def _rate(one: Share) -> float:
    return one.times / one.of if one.of else 0.0
