"""A brief look at sites to which an outlet leads, so that it can be held against them.

Whoever vets one outlet has nobody to hold it against, and a front seldom stands alone: its certificate, its address, an
account or copies of its articles lead to its sisters. Each of these gets a case of its own inside the outlet's; it is
kept, shown and deleted with it, and nothing is told of whoever runs it.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.check.sources import LOOKED
from vetter.collect import neighbours
from vetter.collect.site_pages import about_read
from vetter.collect.third_party import CUT_OFF, noted_if_cut_off
from vetter.domains import host_of, label_and_suffix, same_site
from vetter.errors import CaseError, VetterError
from vetter.extract.compile import compile_dossier
from vetter.extract.fold import fold
from vetter.extract.tied_sites import led_by, tied_sites
from vetter.model import CaseNamed, Outcome, PageKind, Source, SourceState
from vetter.net import Traffic
from vetter.phrases import listing
from vetter.store import Case, discard

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vetter.collect.errand import Errand
    from vetter.model import Assessment, Dossier, Event
    from vetter.settings import Settings

    Glance = Callable[[str, Callable[[Event], None], Traffic], Awaitable[Assessment]]
    """Vets the site of a host, tells what happens, and shares the traffic with those beside it."""

log = logging.getLogger(__name__)

BRIEF: Final = (Source.SITE, Source.RDAP, Source.WHOIS, Source.DNS, Source.TLS)
"""Who is asked about a site beside the outlet's."""

LEADING: Final = (Source.TLS, Source.CERTIFICATES, Source.PASSAGES)
"""Sources that may lead to others, besides the reverse lookup itself."""

PAGES: Final = 10
SECONDS: Final = 20.0  # for the site
SECONDS_FOR_OTHERS: Final = 15.0
SHARE: Final = 0.5  # of the time that this source may take in all
FEWEST: Final = 3
"""Articles from which on a site is held against the outlet: strangers of every trade live at one address."""

LATER: Final = timedelta(days=365)

WHAT: Final = "up to ten pages, its files and its certificate, to see what the two share"
NONE_LOOKED_AT: Final = "no other site is looked at: crawl.tied_sites is 0, or it is one of a list"
PASSIVE: Final = "passive mode: it would lead to servers that may be of the same hands"
UNREAD: Final = "its pages could not be read"
NO_OUTLET: Final = "hardly any article could be read there, so that it was held against nothing"
ITSELF: Final = "it leads to the outlet itself"
SAME: Final = "it bears the outlet's own name: a second address, or a copy by somebody else, and no other outlet"
YOUNGER: Final = (
    "its domain is more than a year younger, and its account or its articles lead there: "
    "whoever copies an outlet takes these along"
)
OUR_FAULT: Final = "this program failed on it"


def in_brief(settings: Settings) -> Settings:
    """Return the settings with which a site is looked at for another's sake: no more is followed from there."""
    crawl, sources = settings.crawl, settings.sources
    crawl = replace(
        crawl,
        max_pages=min(PAGES, crawl.max_pages),
        deadline=min(SECONDS, crawl.deadline),
        tied_sites=0,
    )
    sources = replace(sources, deadline=min(SECONDS_FOR_OTHERS, sources.deadline))
    return replace(settings, crawl=crawl, sources=sources)


class Glimpses:
    """The source of neighbours: the reverse lookup, and then a look at the sites to which it and others led."""

    AFTER = frozenset({Source.DNS})
    TOUCHES_OUTLET = False

    def __init__(self, case: Case, glance: Glance) -> None:
        self._case = case
        self._glance = glance

    async def collect(self, errand: Errand) -> SourceState:
        """Ask who else is there, wait for all that leads to others, and look at as many as the settings allow."""
        most = errand.settings.crawl.tied_sites
        if not most:
            return SourceState(Outcome.NOT_ASKED, NONE_LOOKED_AT)
        if errand.passive:
            return SourceState(Outcome.NOT_ASKED, PASSIVE)
        state = await neighbours.collect(errand)
        for source in LEADING:
            await errand.end_of(source)
        while not about_read(errand):  # whom it names itself stands there
            await errand.stirred()
        dossier = await asyncio.to_thread(self._so_far, errand)
        sites = tied_sites(dossier)[:most]
        if sites:
            errand.progress(Source.NEIGHBOURS, 0, len(sites), "looking at sites that it is tied to")
        async with Traffic() as traffic, asyncio.TaskGroup() as group:
            looks = [
                group.create_task(self._look(errand, dossier, site, traffic)) for site in sites
            ]
        failed = [site for site, look in zip(sites, looks, strict=True) if not look.result()]
        if failed:
            return SourceState(Outcome.FAILED, f"{listing(failed)}: no whole look")
        # Looked at is looked at, whoever led there.
        alone = state.outcome is Outcome.NOT_ASKED
        return SourceState(Outcome.ANSWERED) if alone and sites else state

    def _so_far(self, errand: Errand) -> Dossier:
        records = self._case.records()
        by_record = ((one, errand.readings.get(one.id)) for one in records)
        return compile_dossier(
            errand.outlet,
            errand.as_of,
            [(record, reading) for record, reading in by_record if reading is not None],
            records=records,
            states={source.value: errand.state(source) for source in Source},
            unread={},
        )

    async def _look(self, errand: Errand, own: Dossier, site: str, traffic: Traffic) -> bool:
        """Look at one site, and return whether that came to its end.

        Unless the outlet can be held against it, nothing of it is kept.
        """
        began: list[str] = []

        def listen(event: Event) -> None:
            if isinstance(event, CaseNamed):
                began.append(event.case)

        limit = SHARE * errand.settings.sources.deadline
        why = CUT_OFF
        try:
            with noted_if_cut_off(errand, Source.NEIGHBOURS, site, WHAT):
                async with asyncio.timeout(limit):
                    seen = await self._glance(site, listen, traffic)
                outcome, why = await asyncio.to_thread(self._unfit, own, seen.case)
        except TimeoutError:
            outcome, why = Outcome.FAILED, f"not done within {limit:.0f} seconds"
        except VetterError as error:
            outcome, why = Outcome.FAILED, str(error)
        except Exception:
            log.exception("looking at %s for another's sake failed", site)
            outcome, why = Outcome.FAILED, OUR_FAULT
        finally:
            for name in began:
                self._tell_who_was_asked(errand, site, name)
                if why:
                    discard(self._case.beside, name)
        errand.note(Source.NEIGHBOURS, site, WHAT, outcome, why)
        return outcome is not Outcome.FAILED

    def _tell_who_was_asked(self, errand: Errand, site: str, name: str) -> None:
        """Write each registry and name server that was asked about the site into the ledger, once."""
        with suppress(CaseError), Case.open(self._case.beside, name) as case:
            asked = [one for one in case.ledger() if one.outcome is not Outcome.NOT_ASKED]
            others = [one for one in asked if not same_site(one.whom, site)]
            for whom in dict.fromkeys(one.whom for one in others):
                of_it = [one for one in others if one.whom == whom]
                what = of_it[0].what if len(of_it) == 1 else f"{len(of_it)} questions about {site}"
                worst = next((one for one in of_it if one.outcome not in LOOKED), of_it[0])
                errand.note(Source.NEIGHBOURS, whom, what, worst.outcome, worst.reason)

    def _unfit(self, own: Dossier, name: str) -> tuple[Outcome, str]:
        """Return how a look ended, and why the outlet cannot be held against the site, or ""."""
        with Case.open(self._case.beside, name) as case:
            seen = case.dossier()
        if seen is None or seen.state(Source.SITE).outcome not in LOOKED:
            return Outcome.FAILED, UNREAD
        why = unfit(own, seen)
        if why == NO_OUTLET and seen.pages_archived:  # a few copies, since it turned us away
            return Outcome.FAILED, UNREAD
        return Outcome.ABSENT if why else Outcome.ANSWERED, why


def unfit(own: Dossier, seen: Dossier) -> str:
    """Return why an outlet cannot be held against a site to which it leads, or "".

    Many outlets have a second address, and whoever copies one takes its accounts and its words along: neither speaks
    against the one that was copied.
    """
    ends = (hop.end for hop in seen.redirects)
    pages = (host_of(page.url) for page in seen.read_pages())
    ours = (own.outlet.host, *(hop.end for hop in own.redirects))
    if any(same_site(one, host) for one in (*ends, *pages) for host in ours):
        return ITSELF
    if len(seen.read_pages(PageKind.ARTICLE)) < FEWEST:
        return NO_OUTLET
    labels = [label_and_suffix(one.outlet.host)[0] for one in (own, seen)]
    names = fold(own.outlet.name), fold(seen.outlet.name)
    if labels[0] == labels[1] or (names[0] and names[0] == names[1]):
        return SAME
    taken = not led_by(own).get(seen.outlet.domain, set()) & {"certificate", "address"}
    created, later = (one.registration and one.registration.created for one in (own, seen))
    if taken and created and later and later.value - created.value > LATER:
        return YOUNGER
    return ""
