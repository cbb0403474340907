"""All facts about one outlet at one moment. Made by ``vetter.extract``; read by ``vetter.check``."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from vetter.model.fact import Citation, Fact
from vetter.model.listed import HostImitation, Imitation, ListHit, Namesake
from vetter.model.offer import Offer
from vetter.model.on_record import (
    ArchiveHistory,
    Certificate,
    CertificateHistory,
    DnsFacts,
    Registration,
)
from vetter.model.page import Claim, ClaimKind, Page, PageKind, PageState, Trace, TrackerSeen
from vetter.model.portrait import Portrait
from vetter.model.record import Outcome, Source
from vetter.model.sibling import Sibling
from vetter.model.target import Outlet


class SourceState(Struct, frozen=True):
    """How a source as a whole answered, and why if it did not."""

    outcome: Outcome
    reason: str = ""


class EncyclopaediaItem(Struct, frozen=True, kw_only=True):
    """What Wikidata knows of this site, or of a newspaper or magazine of the same name.

    ``kinds`` are labels of P31; ``sitelinks`` counts Wikipedia editions with an article. ``websites``
    are all official sites it ever had. ``precision`` of the inception is ``year``, ``month`` or ``day``, and
    so is ``end_precision`` of the end. ``called`` are its names in all languages, where they were asked for.
    """

    id: str
    label: str
    kinds: tuple[str, ...] = ()
    website: str = ""
    inception: date | None = None
    dissolved: date | None = None
    issn: tuple[str, ...] = ()
    country: str = ""
    owners: tuple[str, ...] = ()
    sitelinks: int = 0
    websites: tuple[str, ...] = ()
    precision: str = ""
    end_precision: str = ""
    called: tuple[str, ...] = ()
    cited: tuple[Citation, ...] = ()


class Post(Struct, frozen=True, kw_only=True):
    """An article as listed by the outlet's own feed, sitemap or WordPress interface.

    ``modified`` is when it was last changed, where only that is told.
    """

    url: str
    title: str = ""
    author: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    route: str = ""  # "feed", "sitemap", "wordpress"
    cited: tuple[Citation, ...] = ()


class TrustFile(Struct, frozen=True, kw_only=True):
    """A trust.txt file, held against those of the bodies it names.

    ``confirmed`` are the ``member_of`` bodies whose own file names this outlet back, ``denied``
    those whose file could be read and does not.
    """

    member_of: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    controlled_by: tuple[str, ...] = ()
    social: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    cited: tuple[Citation, ...] = ()


class AdsFile(Struct, frozen=True, kw_only=True):
    """An ads.txt file: accounts as ``(system, account, "DIRECT"|"RESELLER")`` and the declared owner."""

    accounts: tuple[tuple[str, str, str], ...] = ()
    owner_domain: str = ""
    manager_domain: str = ""
    cited: tuple[Citation, ...] = ()


class Person(Struct, frozen=True, kw_only=True):
    """A person of the outlet, reconciled across pages. Never put beside an accusation."""

    name: str
    roles: tuple[str, ...] = ()
    articles: int = 0
    cited: tuple[Citation, ...] = ()


class Profile(Struct, frozen=True, kw_only=True):
    """A contributor's own page to which the outlet leads, and whether it speaks of the outlet."""

    url: str
    lists: bool
    cited: tuple[Citation, ...]


class RegisterEntry(Struct, frozen=True, kw_only=True):
    """What an index has under a number. ``country`` is ISO 3166 alpha-2, ``lei`` (ISO 17442) "" for Wikidata's items.

    ``also`` are other names that it has or had; it was there ``since`` then, or before.
    """

    number: str
    name: str
    country: str
    lei: str
    active: bool
    also: tuple[str, ...] = ()
    since: date | None = None
    websites: tuple[str, ...] = ()


class Past(Struct, frozen=True, kw_only=True):
    """What others had of one named editor. Never put beside an accusation.

    ``earliest`` is when the name first stood in an article elsewhere, ``near`` the same together with
    a word of the trade or the outlet's place; ``journalist`` and ``namesake`` say whether the
    encyclopaedia has a journalist, or anybody else, of that name. ``complete``: all of them answered.
    """

    name: str
    complete: bool = False
    earliest: datetime | None = None
    near: datetime | None = None
    journalist: bool = False
    namesake: bool = False
    cited: tuple[Citation, ...] = ()


class Passage(Struct, frozen=True, kw_only=True):
    """A sentence of the article at ``url`` that was sought elsewhere as it stands.

    ``elsewhere`` is when and where it was seen on other sites, oldest first; ``own`` when on the outlet's.
    ``open``: it was asked for together with others, something was found elsewhere, and no answer about
    one of them alone explains all of that.
    """

    words: str
    url: str = ""
    elsewhere: tuple[tuple[datetime, str], ...] = ()
    own: datetime | None = None
    open: bool = False
    cited: tuple[Citation, ...] = ()


class Visit(Struct, frozen=True, kw_only=True):
    """One more visit to a page that had been read.

    ``url`` was asked, ``end`` answered after all redirects; ``page`` is None where that was no page.
    ``other_reader``: with another browser, language and referrer than on the first visit.
    """

    url: str
    end: str
    other_reader: bool
    page: Page | None
    cited: tuple[Citation, ...]


class ArchivedArticle(Struct, frozen=True, kw_only=True):
    """An article that the web archive has, and whether the site has it still.

    ``listed``: in the site's own lists, and not asked for. ``live`` is None where that cannot be told:
    a wall, an error.
    """

    url: str
    captured: datetime
    live: bool | None
    listed: bool = False
    cited: tuple[Citation, ...]


class FirstCopy(Struct, frozen=True, kw_only=True):
    """An article of the site beside the web archive's copy of it from when it was new.

    ``then`` and ``now`` are who signs it in the copy and on the site; ``published`` is what the site says.
    """

    url: str
    published: datetime
    then: tuple[str, ...]
    now: tuple[str, ...]
    cited: tuple[Citation, ...]


class Neighbours(Struct, frozen=True, kw_only=True):
    """The other sites that a reverse lookup knows at one of the outlet's addresses, or with one of its identifiers.

    ``shared`` is that address or identifier, as it was asked for.
    """

    shared: str
    sites: tuple[str, ...]
    cited: tuple[Citation, ...]


class Redirect(Struct, frozen=True):
    """The site sent us on to another host."""

    start: str
    end: str
    cited: tuple[Citation, ...]


class Dossier(Struct, frozen=True, kw_only=True):
    """All facts about one outlet at one moment (``as_of``).

    ``states`` says for every source how it answered; checks that need a source which did not
    answer are unknown. ``unread`` lists records whose reader failed, with the reason.
    """

    outlet: Outlet
    as_of: datetime
    states: dict[str, SourceState] = {}
    pages: tuple[Page, ...] = ()
    pages_archived: bool = False  # the pages are a third party's earlier copies
    posts: tuple[Post, ...] = ()
    people: tuple[Person, ...] = ()
    pasts: tuple[Past, ...] = ()
    profiles: tuple[Profile, ...] = ()
    registered_as: tuple[Fact[RegisterEntry], ...] = ()
    linked_from: tuple[Fact[str], ...] = ()  # titles of articles in an encyclopaedia
    passages: tuple[Passage, ...] = ()
    registration: Registration | None = None
    dns: DnsFacts | None = None
    certificate: Certificate | None = None
    archive: ArchiveHistory | None = None
    certificates: CertificateHistory | None = None
    encyclopaedia: EncyclopaediaItem | None = None
    namesake: EncyclopaediaItem | None = (
        None  # of its name, and for all that is known somebody else's
    )
    trust: TrustFile | None = None
    ads: AdsFile | None = None
    favicon: Fact[int] | None = None  # mmh3 of the base64 text, as Shodan writes it
    portraits: tuple[Portrait, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    traces: tuple[Fact[Trace], ...] = ()
    visits: tuple[Visit, ...] = ()  # in the order in which they were made
    archived_articles: tuple[ArchivedArticle, ...] = ()
    first_copies: tuple[FirstCopy, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()
    listed: tuple[ListHit, ...] = ()
    imitations: tuple[Imitation, ...] = ()
    sender_imitations: tuple[HostImitation, ...] = ()  # what the senders of the offer look like
    link_imitations: tuple[HostImitation, ...] = ()  # what the sites look like that it links to
    namesakes: tuple[Namesake, ...] = ()
    siblings: tuple[Sibling, ...] = ()  # met in earlier cases
    offer: Offer | None = None  # the messages in which work was offered, where the person gave them
    unread: tuple[tuple[str, str], ...] = ()

    def state(self, source: Source) -> SourceState:
        """Return how ``source`` answered; a source that never came up was not asked."""
        return self.states.get(source.value, SourceState(Outcome.NOT_ASKED))

    def read_pages(self, *kinds: PageKind) -> tuple[Page, ...]:
        """Return the pages on which the outlet speaks, of the given kinds or of all."""
        return tuple(
            page
            for page in self.pages
            if page.state is PageState.READ and (not kinds or page.kind in kinds)
        )

    def claims(self, *kinds: ClaimKind) -> tuple[Fact[Claim], ...]:
        """Return the claims of the given kinds on all read pages, each citing its page."""
        return tuple(
            Fact(claim, (Citation(page.record, claim.sentence),))
            for page in self.read_pages()
            for claim in page.claims
            if claim.kind in kinds
        )

    def trackers(self) -> tuple[Fact[TrackerSeen], ...]:
        """Return each tracker once, citing every page that carries it."""
        seen: dict[tuple[str, str], list[Citation]] = {}
        kept: dict[tuple[str, str], TrackerSeen] = {}
        for page in self.read_pages():
            for tracker in page.trackers:
                key = (tracker.kind, tracker.value)
                kept.setdefault(key, tracker)
                seen.setdefault(key, []).append(Citation(page.record, tracker.excerpt))
        return tuple(Fact(kept[key], tuple(cited)) for key, cited in seen.items())
