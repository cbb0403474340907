"""One site of the lab, as its folder describes it. See ``sites/README.md`` for the form."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
import tomli
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

SITES: Final = Path(__file__).resolve().parent / "sites"


class RegistrationData(Struct, frozen=True, forbid_unknown_fields=True):
    """What the registry knows. ``hidden``: the holder is withheld; ``whois_only``: it has no RDAP."""

    created: date
    registrar: str
    updated: date | None = None
    expires: date | None = None
    registrant: str = ""
    country: str = ""
    hidden: bool = True
    whois_only: bool = False
    junk: bool = False
    status: tuple[str, ...] = ("client transfer prohibited",)


class DnsData(Struct, frozen=True, forbid_unknown_fields=True):
    """The zone. ``addresses`` empty means the lab's own web server."""

    mx: tuple[str, ...] = ()
    ns: tuple[str, ...] = ("ns1.lab-hosting.net", "ns2.lab-hosting.net")
    soa_contact: str = "hostmaster.lab-hosting.net"
    txt: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


class ArchiveData(Struct, frozen=True, forbid_unknown_fields=True):
    """Captures of the front page: every ``every_days`` from ``first`` to ``last``.

    ``snapshot`` names an HTML file in the folder that stood there then, in place of the site.
    """

    first: date
    last: date
    every_days: int = 90
    snapshot: str = ""


class LogData(Struct, frozen=True, forbid_unknown_fields=True):
    """Certificates in the logs: every ``every_days`` from ``first``; ``names`` besides the host."""

    first: date
    every_days: int = 90
    names: tuple[str, ...] = ()


class FormerData(Struct, frozen=True, forbid_unknown_fields=True):
    """A domain that the site had before, from which every address leads to the one of today."""

    host: str
    registration: RegistrationData
    archive: tuple[ArchiveData, ...] = ()
    log: LogData | None = None


class WikidataItem(Struct, frozen=True, forbid_unknown_fields=True):
    """What the encyclopaedia knows. ``kinds`` and ``owners`` are (id, label) pairs.

    With ``dissolved`` it knows only somebody who had the name before, and no website.
    """

    id: str
    label: str
    kinds: tuple[tuple[str, str], ...] = (("Q11032", "newspaper"),)
    inception: int = 0
    dissolved: int = 0
    issn: str = ""
    owners: tuple[tuple[str, str], ...] = ()
    sitelinks: int = 1


class FaceData(Struct, frozen=True, forbid_unknown_fields=True):
    """What a visitor gets instead of a page if the request has ``has`` in its header ``header``.

    ``to`` is an address elsewhere that they are sent to, ``file`` an HTML file in the folder; ``only``
    is the path of the one page that is meant, else all are.
    """

    header: str
    has: str
    only: str = ""
    to: str = ""
    file: str = ""


class DoorData(Struct, frozen=True, forbid_unknown_fields=True):
    """What everybody gets in place of every page, as from a wall, a shell of scripts or a fallen server.

    ``file`` is an HTML file in the folder; ``status`` 0 hangs up. With ``to`` every address leads to
    the same one on the site there.
    """

    status: int = 200
    file: str = ""
    to: str = ""


class PortraitData(Struct, frozen=True, forbid_unknown_fields=True):
    """A drawn head, of nobody: ``path`` on the site, and what tells it from others (``seed``).

    ``eyes`` are the places of both eyes, as shares of the picture: left x, left y, right x, right y.
    ``text`` is a text chunk of the PNG, as key and value.
    """

    path: str
    seed: int
    eyes: tuple[float, float, float, float]
    text: tuple[str, str] = ("", "")


class BylineData(Struct, frozen=True, forbid_unknown_fields=True):
    """An article elsewhere in which the name of somebody stands; ``of_trade`` with a word of the trade."""

    name: str
    date: date
    domain: str
    title: str
    of_trade: bool = False


class CopyData(Struct, frozen=True, forbid_unknown_fields=True):
    """Where else, and since when, the words of the article with the name ``slug`` stand."""

    slug: str
    date: date
    url: str


class PersonData(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody of whom the encyclopaedia has an item; ``occupations`` are ids."""

    id: str
    label: str
    occupations: tuple[str, ...]
    born: int


class ProfileData(Struct, frozen=True, forbid_unknown_fields=True):
    """A contributor's own site: its host, whose it is, and what stands on it."""

    host: str
    name: str
    text: str


class EntryData(Struct, frozen=True, forbid_unknown_fields=True):
    """What the index of legal entities has under a number."""

    number: str
    name: str
    country: str
    lei: str
    status: str = "ACTIVE"
    since: date | None = None  # the day on which it was first listed


class PageData(Struct, frozen=True):
    """One page or article: front matter and body in Markdown."""

    slug: str
    title: str
    body: str
    kind: str = "other"
    author: str = ""
    date: datetime | None = None
    section: str = ""
    language: str = ""
    canonical: str = ""
    credit: str = ""
    path: str = ""  # where an article stands, if not where its date and title put it
    gone: bool = False  # an article that only the web archive has
    first_author: str = ""  # who signed an article in the copies of a time that has a snapshot


class WireData(Struct, frozen=True, forbid_unknown_fields=True):
    """Articles that a program takes over: ``count`` of them, one every so many minutes up to ``last``.

    Titles and bodies come round again and again; a credit stands below each body.
    """

    every_minutes: int
    count: int
    last: datetime
    titles: tuple[str, ...]
    body: str
    section: str
    author: str = ""
    credit: str = ""

    def articles(self) -> list[dict[str, Any]]:
        """Return the articles as they would be read from files, the newest first."""
        return [
            {
                "slug": f"wire-{number:04d}",
                "title": self.titles[number % len(self.titles)],
                "body": self.body,
                "author": self.author,
                "credit": self.credit,
                "section": self.section,
                "date": self.last - timedelta(minutes=number * self.every_minutes),
            }
            for number in range(self.count)
        ]


class Site(Struct, frozen=True, forbid_unknown_fields=True):
    """One site. Everything but the host, the name and the description has a default."""

    host: str
    name: str
    description: str
    kind: str = "honest"  # honest, front, network, undetectable, hostile: for readers and stories
    as_of: str = ""
    language: str = "en"
    theme: str = "classic"
    tagline: str = ""
    footer: str = ""
    maker: tuple[str, str] = ("", "")  # who made it, as its footer credits them: name, address
    head: str = ""
    icon: str = ""  # sites that give the same one show the same icon
    home_links: tuple[tuple[str, str], ...] = ()  # further menu links: text, address
    home_is: str = ""  # whose address the logo and the sections link to, for clones
    wordpress: bool = False
    embeds: bool = False  # whether its WordPress sends the writers of posts along with them
    feed: bool = True
    sitemap: bool = True
    robots: str = "User-agent: *\nAllow: /\n"
    ads_txt: str = ""
    trust_txt: str = ""
    security_txt: str = ""
    certificate: str = "valid"  # valid, expired, wrong-name
    dated: bool = True  # whether its pages say when an article is from
    door: DoorData | None = None
    former: tuple[FormerData, ...] = ()
    faces: tuple[FaceData, ...] = ()
    portraits: tuple[PortraitData, ...] = ()
    counter: int = 0  # by how much the counter of an article's readers rises on each visit; 0: none
    hostile: str = ""  # which of vetter.lab.hostile answers instead
    references: tuple[str, ...] = ()
    registration: RegistrationData | None = None
    dns: DnsData = DnsData()
    archive: tuple[ArchiveData, ...] = ()
    log: LogData | None = None
    wikidata: WikidataItem | None = None
    wire: WireData | None = None
    bylines: tuple[BylineData, ...] = ()
    copies: tuple[CopyData, ...] = ()
    persons: tuple[PersonData, ...] = ()
    contributors: tuple[ProfileData, ...] = ()
    register: tuple[EntryData, ...] = ()
    linked_from: tuple[str, ...] = ()  # titles of articles in the English Wikipedia
    pages: tuple[PageData, ...] = ()
    articles: tuple[PageData, ...] = ()
    folder: str = ""

    @property
    def url(self) -> str:
        """The address of its front page."""
        return f"https://{self.host}/"

    def as_it_was(self, former: FormerData) -> Site:
        """Return the site on a domain that it had before."""
        return Site(
            host=former.host,
            name=self.name,
            description=f"Until it became {self.host}: {self.description}",
            language=self.language,
            theme=self.theme,
            tagline=self.tagline,
            footer=self.footer,
            registration=former.registration,
            archive=former.archive,
            log=former.log,
            door=DoorData(301, to=self.url),
            pages=self.pages,
            articles=self.articles,
            folder=self.folder,
        )


def names(folders: Sequence[Path] = (SITES,)) -> tuple[str, ...]:
    """Return the folder names of all sites in ``folders``; by default those the lab brings with it."""
    return tuple(sorted(path.parent.name for one in folders for path in one.glob("*/site.toml")))


def load(name: str, folders: Sequence[Path] = (SITES,)) -> Site:
    """Return one site. Raises whatever reading or converting its files raises: they are ours."""
    base = next((one / name for one in folders if (one / name).is_dir()), folders[0] / name)
    table = tomli.loads((base / "site.toml").read_text("utf-8"))
    table["pages"] = [_page(path) for path in sorted((base / "pages").glob("*.md"))]
    articles = [_page(path) for path in sorted((base / "articles").glob("*.md"))]
    if "wire" in table:
        articles += msgspec.convert(table["wire"], WireData).articles()
    table["articles"] = sorted(articles, key=lambda one: str(one.get("date")), reverse=True)
    table["folder"] = str(base)
    return msgspec.convert(table, Site)


def front_matter(path: Path) -> dict[str, Any]:
    """Return what stands above the text of a page or article."""
    return tomli.loads(path.read_text("utf-8").split("+++\n", 2)[1])


def _page(path: Path) -> dict[str, Any]:
    body = path.read_text("utf-8").split("+++\n", 2)[2]
    table = front_matter(path)
    moment = table.get("date")
    if isinstance(moment, str):
        table["date"] = datetime.fromisoformat(moment)
    elif isinstance(moment, date) and not isinstance(moment, datetime):
        table["date"] = datetime(moment.year, moment.month, moment.day, 8, tzinfo=UTC)
    return {"slug": path.stem, "body": body, **table}
