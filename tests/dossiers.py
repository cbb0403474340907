"""Dossiers to try things on: honest outlets of several kinds, a front, a clone, and bare offline ones.

Each function returns a whole dossier; ``changed`` replaces single facts of it::

    changed(honest(), registration=registered("2026-05-01"))
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from vetter.domains import registrable
from vetter.model import (
    Amount,
    ArchiveHistory,
    Attachment,
    Call,
    Capture,
    CertificateHistory,
    Citation,
    Claim,
    ClaimKind,
    Conduct,
    DnsFacts,
    Dossier,
    EncyclopaediaItem,
    Fact,
    Hop,
    Imitation,
    Link,
    LinkPlace,
    ListHit,
    MailLink,
    Message,
    Namesake,
    Offer,
    Outcome,
    Outlet,
    Page,
    PageKind,
    PageState,
    Party,
    Person,
    PersonSeen,
    Post,
    Purpose,
    Record,
    Registration,
    RegistrationReading,
    Result,
    Sibling,
    Signature,
    Source,
    SourceState,
    Standing,
    Term,
    TermKind,
    TrackerSeen,
    TraitKind,
)

AS_OF = datetime(2026, 11, 23, 10, tzinfo=UTC)
ANSWERED = SourceState(Outcome.ANSWERED)

changed = replace


def at(text: str) -> datetime:
    """Return the moment that an ISO date names, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def cite(record: str, excerpt: str = "") -> tuple[Citation, ...]:
    return (Citation(record, excerpt),)


def outlet(host: str = "elbe-bote.example.org", name: str = "Elbe-Bote") -> Outlet:
    domain = registrable(host) or host
    return Outlet(host=host, domain=domain, url=f"https://{host}/", name=name)


def states(**different: Outcome) -> dict[str, SourceState]:
    """Return that every source answered, but for those that are given otherwise."""
    answers = {source.value: ANSWERED for source in Source}
    return answers | {name: SourceState(out, "so the test says") for name, out in different.items()}


def nothing_asked() -> dict[str, SourceState]:
    return {s.value: SourceState(Outcome.NOT_ASKED, "this run used no network") for s in Source}


def page(kind: PageKind, record: str = "", **facts: Any) -> Page:
    """Return a page that could be read; ``claims`` may be given as (kind, value) pairs."""
    facts["claims"] = tuple(
        given if isinstance(given, Claim) else claim(*given) for given in facts.get("claims", ())
    )
    defaults: dict[str, Any] = {
        "record": record or f"r-{kind.value}",
        "url": f"https://elbe-bote.example.org/{kind.value}",
        "state": PageState.READ,
        "kind": kind,
        "language": "en",
        "words": 400,
    }
    return Page(**defaults | facts)


def claim(kind: ClaimKind, value: str, sentence: str = "", route: str = "text") -> Claim:
    return Claim(kind=kind, value=value, sentence=sentence or f"{kind.value}: {value}", route=route)


def menu(*urls: str) -> tuple[Link, ...]:
    return tuple(Link(url, "menu", LinkPlace.MENU) for url in urls)


def own_menu(host: str = "elbe-bote.example.org") -> tuple[Link, ...]:
    return menu(
        *(f"https://{host}/{part}" for part in ("news", "culture", "sport", "about", "contact"))
    )


def headlines(host: str = "elbe-bote.example.org") -> tuple[Link, ...]:
    """Return the links of a paper's front page to its articles."""
    told = ("Ferry to run again", "Harbour board resigns", "School roof is mended")
    return tuple(
        Link(f"https://{host}/{number}", f"{text} after a long winter")
        for number, text in enumerate(told)
    )


def article(number: int, **facts: Any) -> Page:
    defaults = {
        "record": f"r-article-{number}",
        "url": f"https://elbe-bote.example.org/article-{number}",
        "authors": (("Ada Example", "Ben Example", "Cleo Example")[number % 3],),
    }
    return page(PageKind.ARTICLE, **defaults | facts)


def articles(count: int, **facts: Any) -> tuple[Page, ...]:
    return tuple(article(number, **facts) for number in range(count))


def posts(
    count: int,
    *,
    newest: datetime = AS_OF,
    apart: timedelta = timedelta(days=2, hours=1, minutes=7),
    authors: tuple[str, ...] = ("Ada Example", "Ben Example", "Cleo Example"),
    route: str = "sitemap",
) -> tuple[Post, ...]:
    """Return a list of articles, newest first, evenly ``apart``."""
    return tuple(
        Post(
            url=f"https://elbe-bote.example.org/post-{number}",
            title=f"Post {number}",
            author=authors[number % len(authors)] if authors else "",
            published=newest - number * apart,
            route=route,
            cited=cite("r-sitemap"),
        )
        for number in range(count)
    )


def office_hours(count: int, newest: datetime = AS_OF) -> tuple[Post, ...]:
    """Return articles as people publish them: on weekdays, by day."""
    days = (newest - timedelta(days=back) for back in range(1, 4 * count))
    weekdays = [day for day in days if day.weekday() < 5][:count]
    return tuple(
        Post(
            url=f"https://elbe-bote.example.org/day-{number}",
            author=("Ada Example", "Ben Example")[number % 2],
            published=day.replace(hour=8 + number % 9, minute=1 + number % 50),
            route="sitemap",
            cited=cite("r-sitemap"),
        )
        for number, day in enumerate(weekdays)
    )


def registered(created: str, *, domain: str = "", registrar: str = "Hover") -> Registration:
    return Registration(
        domain=domain or "elbe-bote.example.org",
        created=Fact(at(created), cite("r-rdap", created)),
        registrar=Fact(registrar, cite("r-rdap", registrar)),
    )


def registry_says(year: int) -> RegistrationReading:
    """Return what a registry answered about the domain ``gazette.example``."""
    created = datetime(year, 5, 3, tzinfo=UTC)
    return RegistrationReading(
        route="rdap", server="rdap.example", found=True, domain="gazette.example", created=created
    )


def archived(
    first: int, last: int = 2026, *, name: str = "Elbe-Bote", month: int = 3
) -> ArchiveHistory:
    """Return captures in every year from ``first`` to ``last``, the early one titled ``name``."""
    capture = Capture(
        time=datetime(first, month, 5, tzinfo=UTC),
        url="https://elbe-bote.example.org/",
        status=200,
        cited=cite("r-wayback"),
    )
    return ArchiveHistory(
        first=capture,
        last=replace(capture, time=datetime(last, 6, 1, tzinfo=UTC)),
        per_year=tuple((year, 4) for year in range(first, last + 1)),
        early=page(
            PageKind.FRONT, "r-early", title=f"{name} | Home", site_name=name, links=headlines()
        )
        if name
        else None,
        early_capture=capture if name else None,
        cited=cite("r-wayback"),
    )


def certified(first: str, *siblings: str) -> CertificateHistory:
    return CertificateHistory(
        first=Fact(at(first), cite("r-crt")),
        siblings=tuple(Fact(name, cite("r-crt", name)) for name in siblings),
        count=3,
    )


def item(**facts: Any) -> EncyclopaediaItem:
    defaults: dict[str, Any] = {
        "id": "Q1",
        "label": "Elbe-Bote",
        "kinds": ("newspaper",),
        "website": "https://elbe-bote.example.org/",
        "sitelinks": 2,
        "cited": cite("r-wikidata"),
    }
    return EncyclopaediaItem(**defaults | facts)


def hit(where: str = "site", role: str = "content-site", **facts: Any) -> ListHit:
    """Return a hit on a list: by default a platform's, first-hand, on the site itself."""
    defaults: dict[str, Any] = {
        "value": "elbe-bote.example.org",
        "kind": "domain",
        "operation": "PeaceData",
        "attribution": "Russia (Internet Research Agency)",
        "role": role,
        "confidence": "platform-high",
        "source": "Facebook and Graphika, September 2020",
        "source_url": "https://graphika.com/reports/",
        "source_date": "2020-09-01",
        "licence": "facts",
        "where": where,
        "matched": "elbe-bote.example.org",
        "standing": Standing("undetermined", "When it was registered could not be asked."),
        "row": "the row",
        "cited": cite("r-list", "the row"),
    }
    return ListHit(**defaults | facts)


def historic(entry: ListHit) -> ListHit:
    return replace(entry, standing=Standing("historic", "It was registered anew on 3 May 2024."))


def current(entry: ListHit) -> ListHit:
    return replace(entry, standing=Standing("current", "Its registration is the listed one."))


def imitation(domain: str = "elbe-bote.de", sureness: float = 0.9) -> Imitation:
    return Imitation(
        brand="Elbe-Bote",
        domain=domain,
        country="DE",
        how="the same name under another ending",
        sureness=sureness,
        row="the outlet's row",
        cited=cite("r-outlets", "the outlet's row"),
    )


def namesake(domain: str = "elbe-bote.de") -> Namesake:
    return Namesake(name="Elbe-Bote", domain=domain, country="DE", cited=cite("r-outlets"))


def sibling(kind: TraitKind = TraitKind.TRACKER, **facts: Any) -> Sibling:
    """Return something that the outlet shares with one vetted earlier."""
    defaults: dict[str, Any] = {
        "host": "weser-bote.example.net",
        "domain": "example.net",
        "name": "Weser-Bote",
        "case": "20261101-090000-weser-bote.example.net",
        "seen": at("2026-11-01"),
        "kind": kind,
        "value": "adsense pub-7788990011223344",
        "theirs": "adsense pub-7788990011223344",
        "known": 7,
        "cited": cite("r-sibling", "weser-bote.example.net"),
    }
    return Sibling(**defaults | facts)


def met(dossier: Dossier, *siblings: Sibling) -> Dossier:
    """Return the dossier as it is after ``siblings`` were met in earlier cases."""
    return replace(dossier, siblings=siblings)


def first_ever(dossier: Dossier) -> Dossier:
    """Return the dossier as it is where no other outlet was vetted before."""
    return replace(dossier, states=states(cases=Outcome.ABSENT))


def mail(*servers: str) -> DnsFacts:
    return DnsFacts(
        addresses=(Fact("203.0.113.7", cite("r-dns-a")),),
        nameservers=(Fact("ns1.example.net", cite("r-dns-ns")),),
        mail=tuple(Fact(server, cite("r-dns-mx")) for server in servers),
    )


def policies() -> tuple[Page, ...]:
    return (
        page(PageKind.CORRECTIONS, title="Corrections"),
        page(PageKind.ETHICS, title="Our principles"),
        page(PageKind.FUNDING, title="Support us", revenue=("donations",)),
    )


def honest(host: str = "elbe-bote.example.org") -> Dossier:
    """Return a small honest outlet, nine years old, that says what one should say."""
    front = page(PageKind.FRONT, site_name="Elbe-Bote", links=own_menu(host))
    about = page(
        PageKind.ABOUT,
        claims=(
            (ClaimKind.FOUNDED, "2017", "We began in 2017."),
            (ClaimKind.PUBLISHER, "Elbe-Bote Verlag UG"),
            (ClaimKind.EMAIL, f"desk@{host}"),
            (ClaimKind.COUNTRY, "DE"),
            (ClaimKind.ADDRESS, "Hafenstr. 1, Hamburg"),
        ),
    )
    team = page(PageKind.TEAM, people=(PersonSeen(name="Ada Example", role="editor"),))
    return Dossier(
        outlet=outlet(host),
        as_of=AS_OF,
        states=states(),
        pages=(front, about, team, *policies(), *articles(6)),
        posts=office_hours(60),
        people=(
            Person(name="Ada Example", roles=("editor",), articles=9, cited=cite("r-team")),
            Person(name="Ben Example", roles=("reporter",), articles=7, cited=cite("r-team")),
        ),
        registration=registered("2017-02-01"),
        dns=mail("mx.example.net"),
        archive=archived(2017),
        certificates=certified("2017-02-02"),
    )


def young(host: str = "elbe-bote.example.org") -> Dossier:
    """Return an honest outlet of ten people that began this year and has not written policies yet."""
    base = honest(host)
    kept = tuple(
        p
        for p in base.pages
        if p.kind not in {PageKind.CORRECTIONS, PageKind.ETHICS, PageKind.FUNDING, PageKind.ABOUT}
    )
    about = page(
        PageKind.ABOUT,
        claims=(
            (ClaimKind.FOUNDED, "2026", "We began this spring."),
            (ClaimKind.PUBLISHER, "Elbe-Bote Verlag UG"),
            (ClaimKind.EMAIL, f"desk@{host}"),
        ),
    )
    return replace(
        base,
        pages=(*kept, about),
        posts=office_hours(30),
        registration=registered("2026-03-01"),
        archive=archived(2026, month=4),
        certificates=certified("2026-03-02"),
    )


def exile() -> Dossier:
    """Return a newsroom in exile: young, owner, place and people hidden, registration withheld."""
    base = young()
    pages = (
        page(PageKind.FRONT, site_name="Free Word", links=own_menu()),
        page(PageKind.ABOUT, claims=((ClaimKind.EMAIL, "freeword@proton.example"),)),
        page(PageKind.CONTACT),
        page(PageKind.PRIVACY),
        *articles(6, authors=()),
    )
    hidden = Registration(
        domain="elbe-bote.example.org",
        created=Fact(at("2025-10-01"), cite("r-rdap")),
        registrar=Fact("Njalla", cite("r-rdap")),
        hidden=("registrant", "emails"),
    )
    unsigned = tuple(replace(post, author="") for post in office_hours(40))
    return replace(
        base,
        outlet=outlet(name="Free Word"),
        pages=pages,
        posts=unsigned,
        people=(),
        registration=hidden,
        archive=archived(2025, 2026, name="Free Word", month=11),
        certificates=certified("2025-10-02"),
    )


def student() -> Dossier:
    """Return a student paper below its university's domain, with the university's menu."""
    base = honest("gazette.students.example.edu")
    front = page(
        PageKind.FRONT,
        site_name="The Gazette",
        links=menu(*(f"https://www.example.edu/{part}" for part in "abcdef")),
    )
    about = page(
        PageKind.ABOUT,
        claims=((ClaimKind.FOUNDED, "1931"), (ClaimKind.NON_PROFIT, "yes", "We are a non-profit.")),
        people=(PersonSeen(name="Ada Example", role="editor"),),
    )
    return replace(
        base,
        outlet=outlet("gazette.students.example.edu", "The Gazette"),
        pages=(front, about, page(PageKind.CONTACT), *articles(6)),
        registration=registered("1996-02-01", domain="example.edu"),
        archive=archived(2004, name="The Gazette"),
    )


def newsletter() -> Dossier:
    """Return one person's newsletter on a platform's domain."""
    host = "elbpost.substack.com"
    base = young(host)
    pages = (
        page(PageKind.FRONT, site_name="Elbpost", links=menu(*["https://substack.com/x"] * 6)),
        page(
            PageKind.ABOUT,
            claims=((ClaimKind.OWNER, "Ada Example"),),
            people=(PersonSeen(name="Ada Example", role="writer"),),
            revenue=("subscription",),
        ),
        *articles(6, authors=("Ada Example",)),
    )
    return replace(
        base,
        outlet=outlet(host, "Elbpost"),
        pages=pages,
        posts=tuple(replace(post, author="Ada Example") for post in office_hours(40)),
        people=(Person(name="Ada Example", roles=("writer",), cited=cite("r-about")),),
        registration=registered("2010-01-01", domain="substack.com", registrar="MarkMonitor Inc."),
        archive=archived(2026, name="Elbpost", month=4),
        certificates=certified("2015-01-01"),
    )


def front() -> Dossier:
    """Return a front as PeaceData stood in July 2020: young, unowned, paying, copying, well staffed."""
    paying = claim(ClaimKind.PAYS_WRITERS, "yes", "We pay our contributors for every article.")
    non_profit = claim(ClaimKind.NON_PROFIT, "yes", "We are a non-profit global news organization.")
    pages = (
        page(PageKind.FRONT, site_name="Peace Data", links=own_menu()),
        page(PageKind.ABOUT, claims=(non_profit,), people=(PersonSeen(name="A", role="editor"),)),
        page(PageKind.TEAM, people=(PersonSeen(name="A", role="editor"),)),
        page(PageKind.WRITE_FOR_US, claims=(paying,)),
        page(PageKind.CONTACT, claims=((ClaimKind.EMAIL, "desk@elbe-bote.example.org"),)),
        *articles(6),
        *(article(n, credits=("First published in The Grayzone",)) for n in range(6, 12)),
    )
    return Dossier(
        outlet=outlet(name="Peace Data"),
        as_of=at("2020-07-08"),
        states=states(),
        pages=pages,
        posts=office_hours(90, at("2020-07-08")),
        people=(Person(name="A", roles=("associate editor",), cited=cite("r-team")),),
        registration=registered("2019-12-14"),
        dns=mail("mx.example.net"),
        archive=archived(2020, 2020, name="Peace Data", month=2),
        certificates=certified("2019-12-20"),
    )


def clone() -> Dossier:
    """Return a copy of a genuine outlet under a domain that looks like its own."""
    home = tuple(f"https://www.elbe-bote.de/{part}" for part in "abcdefgh")
    pages = (
        page(
            PageKind.FRONT,
            site_name="Elbe-Bote",
            links=menu(*home),
            assets=(("img.elbe-bote.de", 31),),
        ),
        page(PageKind.ARTICLE, "r-planted", url="https://elbe-bote.example.org/planted"),
    )
    return Dossier(
        outlet=outlet(),
        as_of=AS_OF,
        states=states(wayback=Outcome.ABSENT),
        pages=pages,
        registration=registered("2026-11-02"),
        dns=mail(),
        certificates=certified("2026-11-02"),
        imitations=(imitation(),),
        namesakes=(namesake(),),
    )


def letter(address: str = "", *, reply_to: str = "", **facts: Any) -> Message:
    """Return a message of the other side, as it is known from its header."""
    defaults: dict[str, Any] = {
        "sender": Party("Some Editor", address),
        "reply_to": (Party("", reply_to),) if reply_to else (),
        "recipients": (Party("Some Writer", "writer@example.net"),),
        "text": "Would you write for us?",
        "cited": cite("r-offer"),
    }
    return Message(**defaults | facts)


def offered(
    *messages: Message,
    terms: tuple[Term, ...] = (),
    conduct: Conduct | None = None,
    by: Dossier | None = None,
) -> Dossier:
    """Return the dossier of an outlet (``by``, or else an honest one) that offers work like that."""
    offer = Offer(messages=messages, terms=terms, conduct=conduct)
    return replace(by or honest(), offer=offer)


def with_offer(by: Dossier) -> Dossier:
    """Return the dossier with an offer in which there is something of everything."""
    link = MailLink(
        url="https://other.example/a", host="other.example", shown="b.org", disguised=True
    )
    told = letter(
        "desk@other.example",
        reply_to="desk@third.example",
        subject="A piece",
        sent=at("2026-11-03"),
        offset=480,
        return_host="mailer.example",
        hops=(Hop(by="mx.inbox.example", origin="a.other.example", offset=60),),
        results=(
            Result(
                method="dmarc",
                result="fail",
                domain="other.example",
                server="mx.inbox.example",
                trusted=True,
            ),
        ),
        signatures=(
            Signature(domain="other.example", selector="s", reason="its key was not asked for"),
        ),
        links=(link,),
        attachments=(
            Attachment(name="a.pdf", media_type="application/pdf", size=4_000, sha256="ab" * 32),
        ),
        pixels=("mailtrack.io",),
        platforms=("Upwork",),
        remarks=("It is damaged.",),
    )
    terms = (
        Term(
            kind=TermKind.RATE,
            sentence="We pay 200 USD.",
            low=200,
            high=200,
            currency="USD",
            unit="piece",
            cited=cite("r-offer"),
        ),
        Term(kind=TermKind.NO_CALL, sentence="We do no calls.", cited=cite("r-offer")),
    )
    notes = Conduct(
        rate_paid=Amount(80, "USD"),
        payer="J. Doe",
        call=Call.REFUSED,
        published=True,
        note="A note.",
        cited=cite("r-notes"),
    )
    return offered(told, terms=terms, conduct=notes, by=by)


def offline(host: str = "elbe-bote.example.org", name: str = "") -> Dossier:
    """Return what is known of an outlet without asking anybody: nothing but its address."""
    return Dossier(outlet=outlet(host, name), as_of=AS_OF, states=nothing_asked())


def tracked(dossier: Dossier, value: str = "UA-1234567") -> Dossier:
    pages = (replace(dossier.pages[0], trackers=(TrackerSeen(kind="ga", value=value),)),)
    return replace(dossier, pages=pages + dossier.pages[1:])


def with_page(dossier: Dossier, *more: Page) -> Dossier:
    return replace(dossier, pages=(*dossier.pages, *more))


def without_pages(dossier: Dossier, *kinds: PageKind) -> Dossier:
    return replace(dossier, pages=tuple(p for p in dossier.pages if p.kind not in kinds))


def without_claims(dossier: Dossier, *kinds: ClaimKind) -> Dossier:
    pages = tuple(
        replace(p, claims=tuple(c for c in p.claims if c.kind not in kinds)) for p in dossier.pages
    )
    return replace(dossier, pages=pages)


def records(dossier: Dossier) -> dict[str, Record]:
    """Return a record for everything that the dossier cites."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("record"), str):
                found.add(value["record"])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)

    walk(msgspec.to_builtins(dossier))
    return {name: _record(name) for name in found}


def _record(name: str) -> Record:
    return Record(
        id=name,
        source=Source.SITE,
        purpose=Purpose.PAGE,
        url=f"https://elbe-bote.example.org/{name}",
        whom="elbe-bote.example.org",
        time=AS_OF,
        elapsed=0.1,
        peer="203.0.113.7",
        status=200,
        media_type="text/html",
        sha256="0" * 64,
        size=10,
    )
