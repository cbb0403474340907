"""Sites to find networks among: four that belong together each in another way, and honest ones that share what strangers share.

`GROUPS` says which hosts are of one hand. Texts are words drawn at random, so that two sites have none in common unless
they are given the same.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

from vetter.lab.site import DnsData, PageData, PortraitData, RegistrationData, Site

VOCABULARY = (
    "harbour council school bridge river market station garden winter letter evening ferry theatre museum "
    "farmer orchard library teacher nurse bakery square choir mayor budget street water storm repair ticket "
    "bicycle village archive engine window summer kitchen cinema record history pension hospital forest "
    "railway island festival crossing meadow chapel tunnel quarry lantern workshop referee"
)
WORDS = VOCABULARY.split()
AGENCY = ("Northlight Digital", "https://northlight-digital.net/")
AGENCY_ADDRESS = "192.31.196.91"  # set aside for a protocol by RFC 7535: public, and nobody's site
SMALL_HOSTER = "192.31.196.90"
DELIVERY = "104.16.3.4"
OTHER_DELIVERY = "151.101.1.140"


def prose(seed: str, sentences: int) -> str:
    """Return sentences of words drawn by ``seed``."""
    chance = Random(seed)
    return " ".join(
        f"{' '.join(chance.choices(WORDS, k=chance.randint(8, 14))).capitalize()}."
        for _ in range(sentences)
    )


def site(
    host: str, *, about: str = "", contact: str = "", day: str = "", portrait: int = 0, **facts
) -> Site:
    """Return a site with a name, pages and articles of its own; ``facts`` are those of `Site`."""
    name = host.partition(".")[0].replace("-", " ").title()
    chance = Random(host)
    own_day = date(chance.randint(1998, 2024), chance.randint(1, 12), chance.randint(1, 28))
    pages = [
        PageData("about", "About us", about or prose(f"{host} about", 9), "about"),
        PageData("contact", "Contact", contact or f"Write to desk@{host}.", "contact"),
        PageData("privacy", "Privacy", prose(f"{host} privacy", 12), "privacy"),
    ]
    faces = ()
    if portrait:
        pages.append(
            PageData(
                "team", "Our team", "![Ada Quill](/images/desk.png)\n\n## Ada Quill\nEditor", "team"
            )
        )
        faces = (PortraitData("/images/desk.png", portrait, (0.39, 0.37, 0.61, 0.40)),)
    articles = tuple(
        PageData(
            f"{number}", prose(f"{host} title {number}", 1)[:60], prose(f"{host} {number}", 8),
            author="Desk", date=datetime(2026, 11, number, 9, tzinfo=UTC), section="Local",
        )
        for number in range(1, 4)
    )  # fmt: skip
    usual = {
        "name": name,
        "description": "One of the sites that networks are sought among",
        "footer": f"© 2026 {name} Ltd",
        "registration": RegistrationData(
            created=date.fromisoformat(day) if day else own_day, registrar="Lab Registrar"
        ),
        "pages": tuple(pages),
        "articles": articles,
        "portraits": faces,
    }
    return Site(host=host, **(usual | facts))


def analytics(account: str) -> str:
    return f"<script>ga('create','{account}-1','auto');</script>"


def adverts(account: str) -> str:
    return (
        '<script async src="https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client='
        f'ca-pub-{account}"></script>'
    )


def _one_account_after_the_other() -> tuple[Site, ...]:
    """Six sites of which neighbours share an account, and none is on all."""
    themes = ("classic", "modern", "plain")
    return tuple(
        site(
            f"{name}.com",
            head=analytics(f"UA-8183000{number}") + adverts(f"552211884477000{number + 1}"),
            theme=themes[number % 3],
        )
        if number % 2
        else site(
            f"{name}.com",
            head=adverts(f"552211884477000{number}") + analytics(f"UA-8183000{number + 1}"),
            theme=themes[number % 3],
        )
        for number, name in enumerate(
            (
                "alder-creek-ledger",
                "birch-hill-monitor",
                "elm-park-standard",
                "maple-ridge-observer",
                "rowan-lake-register",
                "hazel-point-sentinel",
            )
        )
    )


def _no_account_at_all() -> tuple[Site, ...]:
    """Five sites with one mailbox in their zones, one day of registration and one text about themselves."""
    words = "{name} was started around a kitchen table. " + prose("one text about themselves", 8)
    zone = DnsData(soa_contact="quiet-titles.lab-mailbox.net")
    return tuple(
        site(
            f"{name}.com",
            about=words.format(name=name.replace("-", " ").title()),
            dns=zone,
            day="2026-03-04",
            theme=theme,
        )
        for name, theme in (
            ("stone-reach-post", "classic"),
            ("millbrook-dispatch", "modern"),
            ("oak-hollow-herald", "plain"),
            ("pine-barrens-voice", "modern"),
            ("copper-falls-report", "plain"),
        )
    )


def _one_publisher() -> tuple[Site, ...]:
    """Four titles that all name one owner, and have one account."""
    owner = "© 2026 Fenwick Regional Newspapers Limited"
    names = ("fenwick-journal", "larch-valley-news", "thornby-mercury", "wharfside-chronicle")
    return tuple(site(f"{name}.com", footer=owner, head=analytics("UA-81830029")) for name in names)


def _one_office() -> tuple[Site, ...]:
    """Three sites with one picture for their editors and one telephone number."""
    return tuple(
        site(
            f"{name}.com",
            contact=f"Write to desk@{name}.com or ring +1 212 555 0143.",
            portrait=71,
            theme=theme,
        )
        for name, theme in (
            ("harrier-point-times", "classic"),
            ("saltmarsh-tribune", "modern"),
            ("kestrel-bay-mail", "plain"),
        )
    )


def _customers_of_one_agency() -> tuple[Site, ...]:
    """Four outlets that one agency built, hosts and counts the visitors of, and that credit it."""
    zone = DnsData(soa_contact="admin.northlight-digital.net", addresses=(AGENCY_ADDRESS,))
    return tuple(
        site(host, maker=AGENCY, dns=zone, head=analytics("UA-81830039"), theme="modern")
        for host in (
            "quay-side-weekly.com",
            "moorland-echo.com",
            "castle-street-news.com",
            "dene-valley-post.com",
        )
    )


def _guests_of_one_builder() -> tuple[Site, ...]:
    """Four outlets on one builder: its design, its delivery network, its own identifier."""
    return tuple(
        site(host, theme="plain", head=analytics("UA-2117194"), dns=DnsData(addresses=(address,)))
        for host, address in (
            ("ferry-lane-bulletin.com", DELIVERY),
            ("harvest-road-review.com", DELIVERY),
            ("abbey-green-gazette.com", OTHER_DELIVERY),
            ("pottery-hill-press.com", OTHER_DELIVERY),
        )
    )


def _customers_of_one_hoster() -> tuple[Site, ...]:
    """Three outlets at one address of a hoster that nobody knows, built with its builder."""
    return tuple(
        site(host, theme="classic", dns=DnsData(addresses=(SMALL_HOSTER,)))
        for host in ("weir-cottage-news.com", "tollgate-times.com", "windmill-observer.com")
    )


def _of_one_day() -> tuple[Site, ...]:
    """Two outlets that were registered on one day with one registrar."""
    return tuple(
        site(host, day="2019-05-06") for host in ("beck-foot-herald.com", "priory-lane-post.com")
    )


TOGETHER = (
    _one_account_after_the_other(),
    _no_account_at_all(),
    _one_publisher(),
    _one_office(),
)
APART = (
    *_customers_of_one_agency(),
    *_guests_of_one_builder(),
    *_customers_of_one_hoster(),
    *_of_one_day(),
)
SITES = (*(one for group in TOGETHER for one in group), *APART)
GROUPS = tuple(frozenset(one.host for one in group) for group in TOGETHER)
