"""The one way from what was typed to an assessment; the command line and the app are faces of it.

    target → resolve → collect → read → match → check → assess

Every stage up to reading is kept in a case, so that the later ones can be repeated from there.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vetter import clock, worker
from vetter.check.sources import CUT_OFF
from vetter.errors import ArchiveError, CaseError, VetterError
from vetter.judge import read_again, rehearse, rehearse_on, settle
from vetter.model import CaseNamed, CaseOpened, Outlet, StageBegan, TargetKind
from vetter.named import as_text, file_named
from vetter.offered import Brought, contents, examine, keep
from vetter.remarks import of_practice, of_the_run
from vetter.store import Case, PassingCase, discard, newest_with_evidence, reserve
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.collect.errand import Errand
    from vetter.model import Assessment, Event, Kept, Sought, Target
    from vetter.net import Traffic
    from vetter.settings import Settings

UNFINISHED: Final = {"collecting": "was cut off", "cancelled": "was stopped"}
NOT_THEN: Final = "it was not asked when this was collected"
NOTHING: Final = Brought()
OFFLINE: Final = "this run used no network"


class Options(Struct, frozen=True, kw_only=True):
    """How one vetting is to be done.

    ``passive``: never contact the outlet's own servers. ``offline``: no network at all. ``archive``:
    read the site from this web archive file. ``as_of``: judge as if it were that moment. Without
    ``keep`` no case is left where nothing was collected, since the assessment says all that there was, and
    what a loss of power cuts off is wanted by nobody. ``brief``: only what it may share with another outlet is asked for,
    for whose sake it is looked at. ``brought``: the messages in which work was offered,
    and notes on how it went on.
    """

    passive: bool = False
    offline: bool = False
    archive: Path | None = None
    as_of: datetime | None = None
    keep: bool = True
    brief: bool = False
    brought: Brought = Brought()


@dataclass(frozen=True)
class _Vetting:
    """One vetting: what of, how, as of when, who hears of it, and what it shares with those beside it."""

    target: Target
    options: Options
    settings: Settings
    tell: Callable[[Event], None]
    as_of: datetime
    traffic: Traffic | None = None


async def vet(
    text: str,
    options: Options,
    settings: Settings,
    home: Path,
    tell: Callable[[Event], None],
    *,
    traffic: Traffic | None = None,
) -> Assessment:
    """Vet what ``text`` means and return the assessment; the case stays below ``home``.

    ``traffic`` is what vettings that run beside each other share, to be polite together.
    Raises `VetterError` where the request cannot be met. Cancelling keeps what was collected.
    """
    from vetter.resolve.target import understand

    target = understand(text)
    if target.kind is TargetKind.MESSAGE and not options.brought.message:
        message = await asyncio.to_thread(contents, target.text)
        options = replace(options, brought=replace(options.brought, message=message))
    if options.brought:
        await examine(options.brought)
    if not options.offline or options.archive is not None:
        worker.begin()
    if options.archive is not None:
        await asyncio.to_thread(_holds, options.archive, target.host)
    if options.offline and options.archive is None:
        stored = await asyncio.to_thread(newest_with_evidence, home, target.host)
        if stored:
            return await rerun(
                stored, settings, home, tell, as_of=options.as_of, brought=options.brought
            )
    as_of = options.as_of or clock.now()
    # Where a file lies on this machine is nobody else's business: reports show what is kept here.
    is_file = target.kind is TargetKind.MESSAGE
    asked = as_text(file_named(target.text).name if is_file else text)
    if not options.keep and options.offline and options.archive is None:
        passing = PassingCase(home, asked[:2000], target.host, as_of)
        return await _vet_into(passing, _Vetting(target, options, settings, tell, as_of))
    vetting = _Vetting(target, options, settings, tell, as_of, traffic)
    return await _vet_and_keep(asked[:2000], home, vetting)


async def _vet_and_keep(asked: str, home: Path, vetting: _Vetting) -> Assessment:
    """Vet into a case of its own, which is cleared away again unless it came to know the outlet."""
    host = vetting.target.host
    name = reserve(home, host or asked)
    # Before it is there, so that whoever was told can clear away what a kill leaves.
    vetting.tell(CaseNamed(name))
    worth_keeping = False
    try:
        create = partial(Case.create, at_once=vetting.options.keep)
        with await _finished(create, home, asked, host, vetting.as_of, name) as case:
            vetting.tell(CaseOpened(case.id))
            try:
                return await _vet_into(case, vetting)
            except (asyncio.CancelledError, VetterError):
                case.about(state="cancelled")
                raise
            finally:
                worth_keeping = "outlet" in case.about()
    finally:
        if not worth_keeping:
            discard(home, name)


async def _finished(make: Callable[..., Case], *arguments: object) -> Case:
    """Return the case that is made in a thread; if nobody waits for it any more it is closed again."""
    making = asyncio.create_task(asyncio.to_thread(make, *arguments))
    try:
        return await asyncio.shield(making)
    except asyncio.CancelledError:
        (await making).close()
        raise


async def rerun(
    name: str,
    settings: Settings,
    home: Path,
    tell: Callable[[Event], None],
    *,
    as_of: datetime | None = None,
    look_again: bool = False,
    brought: Brought = NOTHING,
) -> Assessment:
    """Read, check and assess a stored case again, with no network. Raises `CaseError`.

    What it has in common with other cases stays as it was seen then, unless ``look_again``. What is
    ``brought`` along joins the case.
    """
    if brought:
        await examine(brought)
    with await _finished(Case.resume, home, name) as case:
        tell(CaseOpened(case.id))
        about = case.about()
        if "outlet" not in about:
            raise CaseError(f"The case {name} was cut off before anything was known of the outlet.")
        outlet = decoded(about["outlet"], Outlet)
        moment = as_of or datetime.fromisoformat(about["as_of"])
        await asyncio.to_thread(keep, case, brought)
        tell(StageBegan("read"))
        read = await read_again(case, {}, {})
        made = datetime.fromisoformat(about["made"])
        remarks = [
            f"Nothing was asked of the network: this rests on what was collected on {made:%-d %B %Y}."
        ]
        how = about.get("ended") or about["state"]
        if ended := UNFINISHED.get(how):
            case.about(ended=how)  # for whoever judges it once more: then it is done
            remarks.append(f"That run {ended}; what it had not asked yet is listed as open.")
        return await settle(
            case,
            outlet,
            moment,
            settings,
            read,
            tell,
            missing=OFFLINE if about.get("offline") else CUT_OFF if ended else NOT_THEN,
            remarks=(*of_practice(about), *remarks),
            look_again=look_again,
        )


async def _vet_into(case: Case, vetting: _Vetting) -> Assessment:
    options, tell = vetting.options, vetting.tell
    tell(StageBegan("resolve"))
    brought = await asyncio.to_thread(keep, case, options.brought)
    if options.offline and options.archive is None:
        outlet = await _resolve(vetting.target, None)
        case.about(host=outlet.host, outlet=_packed(outlet), offline="yes")
        read = await read_again(case, {}, {})
    else:
        outlet, errand = await _collect(case, vetting, brought)
        tell(StageBegan("read"))
        read = await read_again(case, errand.readings, errand.unread)
    return await settle(
        case,
        outlet,
        vetting.as_of,
        vetting.settings,
        read,
        tell,
        missing=OFFLINE if options.offline else CUT_OFF,
        remarks=(*of_practice(case.about()), *of_the_run(options)),
    )


async def _collect(
    case: Case, vetting: _Vetting, brought: tuple[Kept, ...]
) -> tuple[Outlet, Errand]:
    from vetter.collect.errand import Errand
    from vetter.domains import same_site
    from vetter.net import Way
    from vetter.net.connect_to import sites_led_to

    target, options, traffic = vetting.target, vetting.options, vetting.traffic
    passive = options.passive or options.archive is not None

    def permits(host: str) -> bool:
        own = errand.outlet.host
        return not (passive and own and same_site(host, own))

    async with Way(
        vetting.settings, permits=permits, offline=options.offline, traffic=traffic
    ) as way:
        errand = Errand(
            outlet=Outlet(host=target.host, domain=target.host, url=target.url),
            way=way,
            case=case,
            settings=vetting.settings,
            as_of=vetting.as_of,
            passive=passive,
            tell=vetting.tell,
        )
        errand.expect(target.url)  # that it is asked for while the rest is loaded
        outlet = await _resolve(target, errand)
        errand.outlet = outlet
        led_to = sites_led_to(vetting.settings.network.connect_to)
        way_taken = {"offline": "yes"} if options.offline else {"led_to": led_to}
        await asyncio.to_thread(case.about, host=outlet.host, outlet=_packed(outlet), **way_taken)
        vetting.tell(StageBegan("collect"))
        async with asyncio.TaskGroup() as group:
            group.create_task(_ask(errand, case, vetting, brought))
            if traffic is None:  # else it was loaded for those beside it
                group.create_task(_get_ready(case, errand))
    return outlet, errand


async def _get_ready(case: Case, errand: Errand) -> None:
    """Load what choosing pages and judging need, each while there is nothing to do but wait for answers.

    What judging this very outlet needs can be seen once the pages about it were read.
    """
    from vetter.collect.site_pages import about_read, in_turn
    from vetter.model import Source

    while not errand.turns and not errand.ended(Source.SITE):
        await errand.stirred()
    await asyncio.to_thread(get_ready_to_choose)
    while not in_turn(errand) and not errand.ended(Source.SITE):
        await errand.stirred()
    await asyncio.to_thread(get_ready_to_judge)
    while not about_read(errand):
        await errand.stirred()
    readings = dict(errand.readings)
    with contextlib.suppress(Exception):  # met again, and said, when the outlet is judged
        await asyncio.to_thread(rehearse_on, case, errand.outlet, errand.as_of, readings)


def get_ready_to_choose() -> None:
    """Load what choosing pages needs."""
    from vetter.extract.link_kind import guess_kind

    with contextlib.suppress(Exception):  # met again, and said, with the first page
        guess_kind("https://example.org/about/", "About us")


def get_ready_to_judge() -> None:
    """Load what judging any outlet needs."""
    with contextlib.suppress(Exception):  # met again, and said, when an outlet is judged
        rehearse()


def _holds(archive: Path, host: str) -> None:
    """Make sure that the archive file speaks of the outlet at all. Raises `ArchiveError`."""
    from vetter.collect.archive_file import hosts_in
    from vetter.domains import same_site

    hosts = hosts_in(archive)
    if not any(same_site(one, host) for one in hosts):
        raise ArchiveError(
            f"{archive} holds no page of {host or 'a site named that way'}.",
            f"It holds pages of: {', '.join(hosts[:5]) or 'nothing'}.",
        )


async def _ask(errand: Errand, case: Case, vetting: _Vetting, brought: tuple[Kept, ...]) -> None:
    """Ask all sources that the options allow; the archive file stands for the site."""
    from vetter.collect.run import ORDER, Collector, run
    from vetter.glimpse import BRIEF, Glimpses
    from vetter.model import Source

    options = vetting.options
    sources: tuple[Source, ...] = BRIEF if options.brief else ORDER
    instead: dict[Source, Collector] = {
        Source.NEIGHBOURS: Glimpses(case, partial(_glance, case, vetting))
    }
    if options.archive is not None:
        from vetter.collect.archive_file import ArchiveFile

        sources = (Source.SITE,) if options.offline else ORDER
        instead[Source.SITE] = ArchiveFile(options.archive)
    if brought and not (options.offline or options.passive):
        from vetter.collect.offer import Keys

        sources = (*sources, Source.OFFER)
        instead[Source.OFFER] = Keys(brought)
    await run(errand, vetting.tell, sources=sources, instead=instead)


async def _glance(
    case: Case, vetting: _Vetting, site: str, tell: Callable[[Event], None], traffic: Traffic
) -> Assessment:
    """Vet a site for the sake of another one's case, inside of which its own stays."""
    from vetter.glimpse import in_brief

    options = Options(brief=True, as_of=vetting.as_of)
    settings = in_brief(vetting.settings)
    # As an address: what a third party calls a host may look like the name of a file.
    return await vet(f"https://{site}/", options, settings, case.beside, tell, traffic=traffic)


async def _resolve(target: Target, errand: Errand | None) -> Outlet:
    from vetter.resolve.resolve import resolve

    if target.host:
        return await resolve(target)
    from vetter.lists.names import find, marked

    if target.kind is TargetKind.MESSAGE:
        from vetter.resolve.letter import read_letter

        raw = await asyncio.to_thread(contents, target.text)
        letter = marked(await worker.run(read_letter, raw))
        return await resolve(target, known=lambda _: letter)
    if errand is None:
        return await resolve(target, known=find)
    from vetter.collect.likely_addresses import find_likely
    from vetter.collect.web_search import search_web
    from vetter.collect.wikidata_names import search_names
    from vetter.resolve.likely import likely_addresses

    async def wikidata(name: str) -> Sought:
        return marked(await search_names(errand, name))

    async def likely(name: str) -> Sought:
        return marked(await find_likely(errand, name, likely_addresses(name)))

    async def web(name: str) -> Sought:
        return marked(await search_web(errand, name))

    return await resolve(target, known=find, searches=(wikidata,), guesses=(likely, web))


def _packed(outlet: Outlet) -> str:
    return msgspec.json.encode(outlet).decode()
