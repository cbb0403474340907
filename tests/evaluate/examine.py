"""One member vetted once, and then judged again and again with less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tests.corpus.vetted import vetted
from tests.evaluate.third_parties import THIRD_PARTIES, records_without, states_without
from tests.evaluate.told import Told, told
from vetter import check, lists
from vetter.assess import assess
from vetter.assess.scheme import scheme
from vetter.extract.tied_sites import tied_sites
from vetter.judge import Gathered, known, read_again, states_of
from vetter.lists import Lists
from vetter.model import Outlet
from vetter.settings import Settings
from vetter.store import Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tests.corpus.members import Member
    from vetter.model import Assessment, Dossier, Judged, Level


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
        gathered = Gathered(
            msgspec.json.decode(about["outlet"], type=Outlet),
            member.as_of,
            await read_again(case, {}, {}),
            case.records(),
            states_of(case, "it was not asked"),
        )
        return judged(member.name, case, gathered, lists.load())


def judged(name: str, case: Case, gathered: Gathered, held: Lists) -> Told:
    """Return what is said of a member by what its case holds."""
    dossier = known(case, gathered, held)[0]
    answers = check.run(dossier)
    said = _said(dossier, answers)
    return told(
        name,
        said,
        hinges={one.check: one.level for one in said.sensitivity},
        without_family=dict(_without_families(dossier, answers)),
        without_source=dict(_without_sources(case, gathered, held)),
        without_lists=_level(known(case, gathered, Lists.of(()))[0]),
    )


def _without_sources(case: Case, gathered: Gathered, held: Lists) -> Iterator[tuple[str, Level]]:
    for name, party in THIRD_PARTIES.items():
        less = replace(
            gathered,
            records=records_without(party, gathered.records),
            states=states_without(party, gathered.states),
        )
        yield name, _level(_led_to(known(case, less, held)[0]))


def _led_to(dossier: Dossier) -> Dossier:
    """Return the dossier with those only beside it to whom the rest of it still leads."""
    most = Settings().crawl.tied_sites
    led = set(tied_sites(dossier)[:most])
    met = (one for one in dossier.siblings if not one.beside or one.domain in led)
    return replace(dossier, siblings=tuple(met))


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
