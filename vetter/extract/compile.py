"""From single readings to the dossier of one outlet. Pure, and the same for live and stored cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin

from msgspec.structs import replace

from vetter.domains import host_of, registrable, same_site
from vetter.extract.certificate_log import certificate_history
from vetter.extract.contributors import profiles
from vetter.extract.dns import dns_facts
from vetter.extract.first_copies import first_copies
from vetter.extract.namesakes import namesake
from vetter.extract.neighbours import neighbours
from vetter.extract.offer.compile import offer
from vetter.extract.outlet_name import outlet_name
from vetter.extract.passages import passages
from vetter.extract.pasts import pasts
from vetter.extract.people_compile import people
from vetter.extract.posts import posts
from vetter.extract.registration import reconcile
from vetter.extract.traces_compile import traces
from vetter.extract.visits import archived_articles, visits
from vetter.extract.wayback import archive_history
from vetter.extract.wikidata import encyclopaedia_item
from vetter.model import (
    AdsFile,
    AdsReading,
    CertificateLogReading,
    CertificateReading,
    Citation,
    DnsReading,
    Dossier,
    Fact,
    FaviconReading,
    FeedReading,
    LinksReading,
    Mark,
    NeighboursReading,
    Outcome,
    PageReading,
    PageState,
    Portrait,
    PortraitReading,
    Purpose,
    Redirect,
    RegisterReading,
    RegistrationReading,
    SitemapReading,
    Source,
    TrustFile,
    TrustReading,
    WaybackReading,
    WikidataReading,
    WikidataSearchReading,
    WordpressReading,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from vetter.model import (
        ArchivedArticle,
        ArchiveHistory,
        Certificate,
        CertificateHistory,
        FirstCopy,
        Outlet,
        Page,
        Post,
        Reading,
        Record,
        RegisterEntry,
        SourceState,
    )

Read = tuple["Record", "Reading"]
R = TypeVar("R", bound="Reading")


def compile_dossier(
    outlet: Outlet,
    as_of: datetime,
    readings: Sequence[Read],
    *,
    records: Sequence[Record],
    states: Mapping[str, SourceState],
    unread: Mapping[str, str],
) -> Dossier:
    """Return the dossier that the readings make, as it stood on ``as_of``.

    What bears a later date (captures, certificates, posts) is left out: an old case is judged as of its day.
    """
    site = _site(readings, outlet, states.get(Source.SITE.value))
    pages = _once_each(tuple(page for _, page in site))
    listed = posts(_listings(readings), as_of)
    named = _named(outlet, pages)
    encyclopaedia = _of(readings, WikidataReading), _of(readings, WikidataSearchReading)
    return Dossier(
        outlet=named,
        as_of=as_of,
        states=dict(states),
        pages=pages,
        pages_archived=_all_archived(site),
        posts=listed,
        people=people(pages, listed),
        profiles=profiles(_pages(readings, Purpose.PROFILE), outlet.host, named.name),
        registered_as=_entries(readings),
        linked_from=_linked_from(readings),
        pasts=pasts(people(pages, ()), outlet, readings),  # as they were asked about
        passages=passages(pages, outlet, readings),
        registration=reconcile(_of(readings, RegistrationReading)),
        dns=dns_facts(_of(readings, DnsReading, Purpose.DNS), outlet.domain),
        certificate=_certificate(readings),
        archive=_archive(readings, as_of),
        certificates=_logged(readings, outlet, as_of),
        encyclopaedia=encyclopaedia_item(*encyclopaedia, outlet.host),
        namesake=namesake(*encyclopaedia, named.name, outlet.host),
        trust=_trust(readings, outlet),
        ads=_ads(readings),
        favicon=_favicon(readings),
        portraits=_portraits(readings),
        redirects=_redirects(outlet, records),
        traces=traces(readings, pages),
        visits=visits(records, readings),
        archived_articles=_archived(readings, records, listed),
        first_copies=_first_copies(readings, site, as_of),
        neighbours=neighbours(_of(readings, NeighboursReading), outlet.host),
        offer=offer(readings),
        unread=tuple(unread.items()),
    )


def _of(
    readings: Sequence[Read], kind: type[R], purpose: Purpose | None = None
) -> list[tuple[Record, R]]:
    return [
        (record, reading)
        for record, reading in readings
        if isinstance(reading, kind) and purpose in (None, record.purpose)
    ]


def _pages(readings: Sequence[Read], purpose: Purpose) -> list[tuple[Record, Page]]:
    return [(record, reading.page) for record, reading in _of(readings, PageReading, purpose)]


def _site(
    readings: Sequence[Read], outlet: Outlet, state: SourceState | None
) -> list[tuple[Record, Page]]:
    """Return the outlet's own pages: not those of another's site to which its address only leads."""
    answered = state is not None and state.outcome is Outcome.ANSWERED
    return [
        (record, page)
        for record, page in _pages(readings, Purpose.PAGE)
        if answered or same_site(host_of(page.url), outlet.host)
    ]


def _named(outlet: Outlet, pages: tuple[Page, ...]) -> Outlet:
    """Return the outlet with the name that its pages give it, if it has none yet."""
    name = outlet_name(pages)
    return replace(outlet, name=name.value) if name and not outlet.name else outlet


def _once_each(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return one page for each address: the first, or the first on which the outlet speaks."""
    found: dict[str, Page] = {}
    for page in pages:
        before = found.setdefault(page.url, page)
        if page.state is PageState.READ and before.state is not PageState.READ:
            found[page.url] = page
    return tuple(found.values())


def _all_archived(site: Sequence[tuple[Record, Page]]) -> bool:
    marks = [record.marks for record, page in site if page.state is PageState.READ]
    return bool(marks) and all(Mark.ARCHIVED in each for each in marks)


def _listings(readings: Sequence[Read]) -> list[tuple[Record, tuple[Post, ...]]]:
    # The routes that say most of an article come first.
    return [
        *((record, reading.posts) for record, reading in _of(readings, WordpressReading)),
        *((record, reading.posts) for record, reading in _of(readings, FeedReading)),
        *((record, reading.posts) for record, reading in _of(readings, SitemapReading)),
    ]


def _archive(readings: Sequence[Read], as_of: datetime) -> ArchiveHistory | None:
    index = _of(readings, WaybackReading, Purpose.WAYBACK_INDEX)
    return archive_history(index, _pages(readings, Purpose.WAYBACK_PAGE), as_of)


def _archived(
    readings: Sequence[Read], records: Sequence[Record], listed: tuple[Post, ...]
) -> tuple[ArchivedArticle, ...]:
    site = _of(readings, WaybackReading, Purpose.WAYBACK_SITE)
    return archived_articles(records, readings, site, listed)


def _first_copies(
    readings: Sequence[Read], site: Sequence[tuple[Record, Page]], as_of: datetime
) -> tuple[FirstCopy, ...]:
    """Compare the site's pages, and those that were asked for because the archive has them, with early copies."""
    live = [page for _, page in (*site, *_pages(readings, Purpose.PAGE_KNOWN))]
    copied = [page for _, page in _pages(readings, Purpose.FIRST_COPY)]
    return first_copies(live, copied, as_of)


def _logged(readings: Sequence[Read], outlet: Outlet, as_of: datetime) -> CertificateHistory | None:
    return certificate_history(_of(readings, CertificateLogReading), outlet.domain, as_of)


def _certificate(readings: Sequence[Read]) -> Certificate | None:
    for record, reading in _of(readings, CertificateReading):
        return replace(reading.certificate, cited=(Citation(record.id),))
    return None


def _portraits(readings: Sequence[Read]) -> tuple[Portrait, ...]:
    """Return each picture once."""
    found: dict[str, Portrait] = {}
    for _, reading in _of(readings, PortraitReading):
        found.setdefault(reading.portrait.sha256, reading.portrait)
    return tuple(found.values())


def _favicon(readings: Sequence[Read]) -> Fact[int] | None:
    for record, reading in _of(readings, FaviconReading):
        return Fact(reading.mmh3, (Citation(record.id),))
    return None


def _ads(readings: Sequence[Read]) -> AdsFile | None:
    for record, reading in _of(readings, AdsReading):
        return AdsFile(
            accounts=reading.accounts,
            owner_domain=reading.owner_domain,
            manager_domain=reading.manager_domain,
            cited=(Citation(record.id),),
        )
    return None


def _trust(readings: Sequence[Read], outlet: Outlet) -> TrustFile | None:
    files = _of(readings, TrustReading)
    own = [(r, f) for r, f in files if same_site(host_of(r.url), outlet.host)]
    if not own:
        return None
    record, file = own[0]
    others = {registrable(host_of(r.url)) or host_of(r.url): f for r, f in files if r is not record}
    confirmed: list[str] = []
    denied: list[str] = []
    for body in file.belongto:
        theirs = others.get(registrable(body) or body)
        if theirs is not None:
            named = any(same_site(member, outlet.host) for member in theirs.member)
            (confirmed if named else denied).append(body)
    return TrustFile(
        member_of=file.belongto,
        members=file.member,
        controls=file.control,
        controlled_by=file.controlledby,
        social=file.social,
        confirmed=tuple(confirmed),
        denied=tuple(denied),
        cited=tuple(Citation(r.id) for r, _ in files),
    )


def _entries(readings: Sequence[Read]) -> tuple[Fact[RegisterEntry], ...]:
    return tuple(
        Fact(entry, (Citation(record.id, entry.name),))
        for record, reading in _of(readings, RegisterReading)
        for entry in reading.entries
    )


def _linked_from(readings: Sequence[Read]) -> tuple[Fact[str], ...]:
    """Return each article once, by the encyclopaedia's host and its title."""
    found: dict[str, Fact[str]] = {}
    for record, reading in _of(readings, LinksReading):
        for title, url in reading.links:
            name = f"{title} ({host_of(record.url)})"
            found.setdefault(name, Fact(name, (Citation(record.id, url),)))
    return tuple(found.values())


def _redirects(outlet: Outlet, records: Sequence[Record]) -> tuple[Redirect, ...]:
    hops = {
        record.url: record
        for record in records
        if record.location and record.purpose is Purpose.PAGE
    }
    found: dict[str, Redirect] = {}
    for start in (outlet.url, f"https://{outlet.host}/", f"http://{outlet.host}/"):
        url = start
        cited: list[Citation] = []
        while url in hops and len(cited) < 10:
            cited.append(Citation(hops[url].id, hops[url].location))
            url = urljoin(url, hops[url].location)
        end = host_of(url)
        if cited and end and not same_site(end, outlet.host):
            found.setdefault(end, Redirect(outlet.host, end, tuple(cited)))
    return tuple(found.values())
