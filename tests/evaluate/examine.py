"""One member vetted once, and then judged again and again with less."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tests.corpus.vetted import vetted
from tests.evaluate.third_parties import THIRD_PARTIES, records_without, states_without
from tests.evaluate.told import Told, told
from vetter import check, lists
from vetter.assess import assess
from vetter.assess.scheme import scheme
from vetter.judge import Read, known, read_again, states_of
from vetter.lists import Lists
from vetter.model import Dossier, Judged, Outlet, Record, SourceState
from vetter.settings import Settings
from vetter.store import Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tests.corpus.members import Member
    from vetter.model import Assessment, Level


class Kept(Struct, frozen=True):
    """What a case holds that it can be judged by."""

    case: Case
    outlet: Outlet
    as_of: datetime
    records: tuple[Record, ...]
    states: dict[str, SourceState]
    read: Read


async def examine(
    member: Member,
    home: Path,
    *,
    theme: str = "",
    before: Sequence[Member] = (),
    search: bool = False,
) -> Told:
    """Vet a member, unless its case is below ``home`` already, and return what is said of it, with less and less.

    ``before`` are vetted first, so that it is held against them; with ``search``, a web search is set up.
    """
    if not cases(home):
        await vetted(member, home, theme=theme, before=before, search=search)
    own = next(one for one in cases(home) if one.host == member.host)
    with Case.resume(home, own.id) as case:
        about = case.about()
        kept = Kept(
            case,
            msgspec.json.decode(about["outlet"], type=Outlet),
            member.as_of,
            case.records(),
            states_of(case, "it was not asked"),
            await read_again(case, {}, {}),
        )
        return judged(member.name, kept, lists.load())


def judged(name: str, kept: Kept, held: Lists) -> Told:
    """Return what is said of a member by what its case holds."""
    dossier = _known(kept, kept.records, kept.states, held)
    answers = check.run(dossier)
    said = _said(dossier, answers)
    return told(
        name,
        said,
        hinges={one.check: one.level for one in said.sensitivity},
        without_family=dict(_without_families(dossier, answers)),
        without_source=dict(_without_sources(kept, held)),
        without_lists=_level(_known(kept, kept.records, kept.states, Lists.of(()))),
    )


def _known(
    kept: Kept, records: tuple[Record, ...], states: dict[str, SourceState], held: Lists
) -> Dossier:
    return known(kept.case, kept.outlet, kept.as_of, kept.read, records, states, held)[0]


def _without_sources(kept: Kept, held: Lists) -> Iterator[tuple[str, Level]]:
    for name, party in THIRD_PARTIES.items():
        records = records_without(party, kept.records)
        yield name, _level(_known(kept, records, states_without(party, kept.states), held))


def _without_families(dossier: Dossier, answers: Iterable[Judged]) -> Iterator[tuple[str, Level]]:
    for family in scheme().families:
        yield (
            family,
            _said(dossier, tuple(one for one in answers if one.card.family != family)).level,
        )


def _level(dossier: Dossier) -> Level:
    return _said(dossier, check.run(dossier)).level


def _said(dossier: Dossier, answers: tuple[Judged, ...]) -> Assessment:
    return assess(
        dossier, answers, (), {}, target=dossier.outlet.host, prior=Settings().assess.prior, tool=""
    )
