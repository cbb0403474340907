"""Read one HTML page: parsed once, every kind of fact read by a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter import inflate
from vetter.extract.answers import left_by_models
from vetter.extract.byline import read_authors
from vetter.extract.charset import decode
from vetter.extract.claims import read_claims
from vetter.extract.dates import guess_published, read_modified, read_published
from vetter.extract.fold import clean
from vetter.extract.headline import MAX_TITLE, page_title
from vetter.extract.language import declared_language, language_of
from vetter.extract.links import read_assets, read_canonical, read_feeds, read_icon, read_links
from vetter.extract.machine_date import moment
from vetter.extract.marks import (
    read_credits,
    read_generator,
    read_residues,
    read_revenue,
    read_sample_accounts,
)
from vetter.extract.markup import MAX_CHARACTERS, is_page, parse
from vetter.extract.page_kind import first_heading, page_kind
from vetter.extract.people import read_own_sites, read_people
from vetter.extract.policy_links import policy_links
from vetter.extract.portraits import with_portraits
from vetter.extract.site_name import read_site_name
from vetter.extract.skeleton import read_skeleton
from vetter.extract.social import read_accounts
from vetter.extract.state import page_state
from vetter.extract.structured import read_structured
from vetter.extract.text import main_text, own_text
from vetter.extract.traces import read_traces
from vetter.extract.trackers import read_trackers
from vetter.extract.unmarked import place_unmarked
from vetter.extract.views import read_views
from vetter.extract.wayback import replayed
from vetter.model import Mark, Page, PageKind, PageReading, PageState

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured
    from vetter.model import Claim, Exchange, Kept

MAX_DESCRIPTION: Final = 600
MAX_ACCOUNTS: Final = 40
_BUILT: Final = (PageKind.FRONT, PageKind.ARTICLE)  # pages of which every site has some


def read(kept: Kept) -> PageReading | None:
    """Return what a page says, or None if it is no HTML.

    A page that is not the outlet speaking (a bot wall, a parked domain, …) gives a reading with
    that state and no facts but its title, language and links.
    """
    exchange = kept.exchange
    body = inflate.body(exchange, MAX_CHARACTERS)
    if not _is_html(exchange, body):
        return None
    source = decode(body, exchange.header("content-type"))
    url = _address(kept)
    document = parse(source, url)
    return PageReading(_page(kept, document, source))


def _is_html(exchange: Exchange, body: bytes) -> bool:
    content_type = exchange.header("content-type")
    if body or content_type.partition(";")[0].strip():
        return is_page(body, content_type)
    return exchange.status > 0 and exchange.trouble is None


def _address(kept: Kept) -> str:
    """Return the address at which the page stood; for a copy in a web archive the original's."""
    url = kept.exchange.url
    if Mark.ARCHIVED in kept.record.marks and "/web/" in url:
        _, _, original = url.split("/web/", 1)[1].partition("/")
        if original.startswith(("http://", "https://")):
            return original
    return url


def _captured(kept: Kept) -> datetime | None:
    """Return when a web archive took the page: ``Memento-Datetime`` (RFC 7089), else the address of the copy."""
    if Mark.ARCHIVED not in kept.record.marks:
        return None
    replay = replayed(kept.exchange.url)
    return moment(kept.exchange.header("memento-datetime")) or (replay[0] if replay else None)


def _page(kept: Kept, document: Document, source: str) -> Page:
    structured = read_structured(document)
    title = _title(document, structured)
    state = page_state(kept.exchange, document, title, source)
    place_unmarked(document)
    declared = declared_language(document, structured)
    language = language_of(own_text(document), declared)
    bare = Page(
        record=kept.record.id,
        url=document.url,
        state=state,
        kind=page_kind(document.url, title, document, structured, language),
        status=kept.exchange.status,
        title=title,
        language=language,
        declared_language=declared,
        captured=_captured(kept),
        links=(*read_links(document), *policy_links(document, structured)),
    )
    return _filled(bare, document, structured, source, kept) if state is PageState.READ else bare


def _filled(
    bare: Page, document: Document, structured: Structured, source: str, kept: Kept
) -> Page:
    from msgspec.structs import replace

    text, words = main_text(document, source, bare.kind)
    site_name = read_site_name(document, structured, bare.title)
    published = read_published(document, structured, bare.language, kept.record.time)
    generator, wordpress = read_generator(structured, source)
    if published is None and bare.kind is PageKind.ARTICLE:
        published = guess_published(source, kept.record.time)
    description = clean(structured.first("description", "og:description"), MAX_DESCRIPTION)
    told = f"{bare.title}\n{description}\n{text}"
    return replace(
        bare,
        site_name=site_name,
        description=description,
        canonical=read_canonical(document, structured.first("og:url")),
        text=text,
        words=words,
        authors=read_authors(document, structured, bare.language, site_name),
        published=published,
        modified=read_modified(structured, kept.record.time),
        assets=read_assets(document),
        feeds=read_feeds(document),
        icon=read_icon(document),
        traces=read_traces(document, structured, source),
        people=with_portraits(
            read_people(document, bare.kind, bare.language), document, structured
        ),
        own_sites=read_own_sites(structured),
        claims=_claims(bare, document, structured, site_name),
        trackers=read_trackers(source),
        revenue=read_revenue(source, bare.links, bare.language),
        credits=read_credits(document, bare.kind, bare.language),
        residues=left_by_models(told),
        placeholders=(
            *read_residues(told, "placeholders.toml"),
            *read_sample_accounts(bare.links),
        ),
        generator=generator,
        wordpress=wordpress,
        views=read_views(document, structured) if bare.kind is PageKind.ARTICLE else None,
        skeleton=read_skeleton(document) if bare.kind in _BUILT else (),
    )


def _claims(
    bare: Page, document: Document, structured: Structured, site_name: str
) -> tuple[Claim, ...]:
    accounts = dict.fromkeys(read_accounts(bare.links, structured, bare.kind))
    found = {(claim.kind, claim.value): claim for claim in reversed(tuple(accounts))}
    said = read_claims(document, structured, bare.kind, bare.language, site_name)
    return (*said, *tuple(found.values())[::-1][:MAX_ACCOUNTS])


def _title(document: Document, structured: Structured) -> str:
    return (
        page_title(document)
        or clean(structured.first("og:title", "twitter:title"), MAX_TITLE)
        or clean(first_heading(document), MAX_TITLE)
    )
