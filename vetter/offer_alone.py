"""The way from a message by itself to an assessment: nothing of the outlet is looked at."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import msgspec

from vetter import clock
from vetter.judge import read_again, settle
from vetter.model import CaseOpened, StageBegan
from vetter.offered import examine, first_of, keep
from vetter.store import Case

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from vetter.model import Assessment, Event, Kept, Outlet, Reading
    from vetter.pipeline import Options
    from vetter.settings import Settings

OFFER_ALONE: Final = "only the offer was looked at"


async def vet_offer(
    called: str, options: Options, settings: Settings, home: Path, tell: Callable[[Event], None]
) -> Assessment:
    """Read only the messages that were brought along, ``called`` so in the case, and return the assessment.

    The outlet is the first that they speak for; nothing of it is looked at. Raises `VetterError`.
    """
    speaks_for = await examine(options.brought)
    outlet = first_of(speaks_for)
    as_of = options.as_of or clock.now()
    case = await asyncio.to_thread(Case.create, home, called[:2000], outlet.host, as_of)
    with case:
        tell(CaseOpened(case.id))
        alone = {"alone": "yes", "offline": "yes" if options.offline else ""}
        await asyncio.to_thread(case.about, outlet=msgspec.json.encode(outlet).decode(), **alone)
        brought = await asyncio.to_thread(keep, case, options.brought)
        readings: dict[str, Reading | None] = {}
        if not (options.offline or options.passive):
            readings = await _ask_for_keys(case, outlet, settings, tell, as_of, brought)
        tell(StageBegan("read"))
        read = await read_again(case, readings, {})
        return await settle(
            case,
            outlet,
            as_of,
            settings,
            read,
            tell,
            missing=OFFER_ALONE,
            remarks=speaks_for.remarks,
        )


async def _ask_for_keys(
    case: Case,
    outlet: Outlet,
    settings: Settings,
    tell: Callable[[Event], None],
    as_of: datetime,
    brought: tuple[Kept, ...],
) -> dict[str, Reading | None]:
    from vetter.collect.errand import Errand
    from vetter.collect.offer import Keys
    from vetter.collect.run import run
    from vetter.model import Source
    from vetter.net import Way

    async with Way(settings) as way:
        errand = Errand(
            outlet=outlet, way=way, case=case, settings=settings, as_of=as_of, tell=tell
        )
        await run(errand, tell, sources=(Source.OFFER,), instead={Source.OFFER: Keys(brought)})
    return errand.readings
