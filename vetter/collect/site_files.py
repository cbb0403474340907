"""The small files of a site: feeds, sitemaps, WordPress's lists, ads.txt, trust.txt, security.txt, the icon."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from vetter import inflate
from vetter.domains import same_site
from vetter.model import (
    FeedReading,
    Purpose,
    SitemapReading,
    TrustReading,
    WordpressReading,
)
from vetter.net import IMAGE, Limits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from vetter.collect.asker import Asker, Seen
    from vetter.collect.crawl_plan import Plan
    from vetter.collect.crawl_scope import Scope
    from vetter.collect.opening import Opening
    from vetter.model import Reading

LISTS: Final = Limits(deadline=20.0, wire=4_000_000, body=8_000_000)  # feeds and sitemaps
FILE: Final = Limits(deadline=10.0, wire=1_000_000, body=1_000_000)
USUAL_FEEDS: Final = ("/feed", "/rss", "/atom.xml")
USUAL_SITEMAPS: Final = ("/sitemap.xml", "/sitemap_index.xml")
MAX_FEEDS: Final = 2
MAX_SITEMAPS: Final = 8
MAX_DEPTH: Final = 3  # an index of indexes of sitemaps
MAX_BODIES: Final = 5  # organisations whose trust.txt is asked whether it names the outlet back
WORDPRESS_SIGNS: Final = (b"/wp-content/", b"/wp-includes/", b"api.w.org")
_NO_ARTICLES: Final = re.compile(
    r"categor|tag|author|image|video|taxonom|attachment|product|user|keyword|topic", re.IGNORECASE
)
_POSTS: Final = (
    "_fields=link,date,date_gmt,modified_gmt,title,author,yoast_head_json.author,_links,_embedded"
    "&_embed=author"
)


class SiteFiles:
    """Asks for the small files of one site, and tells the plan of the articles in them.

    ``answers_anything``: asked for a file that it has not got, the site answered with some page.
    """

    def __init__(self, asker: Asker, opening: Opening, scope: Scope, plan: Plan) -> None:
        self.answers_anything = False
        self._wordpress_asked = False
        self._asker = asker
        self._opening = opening
        self._scope = scope
        self._plan = plan

    def listing(self) -> list[Callable[[], Awaitable[None]]]:
        """Return what tells the plan where to go, each to be called once."""
        return [self.feeds, self.ads, self.wordpress, self.sitemaps]

    def others(self) -> list[Callable[[], Awaitable[None]]]:
        """Return the rest."""
        return [self.trust, self.icon, self.security]

    async def feeds(self) -> None:
        """Read the feeds that the front page announces, else those in the usual places.

        A theme may hide that the site runs on WordPress; its feeds say so.
        """
        if any([_made_by_wordpress(reading) async for reading in self._feeds()]):
            await self._ask_wordpress(f"{self._opening.origin}/wp-json/")

    async def _feeds(self) -> AsyncIterator[Reading | None]:
        page = self._opening.front.page
        announced = [url for url in (page.feeds if page else ()) if self._scope.holds(url)]
        # A feed of comments is nobody's work.
        announced.sort(key=lambda url: "comment" in url)
        for url in announced[:MAX_FEEDS]:
            yield await self._list(url, Purpose.FEED, "feeds")
        if not announced:
            for path in USUAL_FEEDS:
                reading = await self._list(self._at(path), Purpose.FEED, "feeds")
                yield reading
                if reading is not None:
                    return

    async def sitemaps(self) -> None:
        """Read sitemaps, from the index down: of many those of news, and the first and the last."""
        named = self._opening.robots.sitemaps if self._opening.robots else ()
        own = [url for url in named if self._scope.holds(url)]
        waiting = [(url, 1) for url in own or map(self._at, USUAL_SITEMAPS)]
        asked: set[str] = set()
        while waiting and len(asked) < MAX_SITEMAPS:
            url, depth = waiting.pop(0)
            if url in asked:
                continue
            asked.add(url)
            reading = await self._list(url, Purpose.SITEMAP, "sitemaps")
            if not isinstance(reading, SitemapReading):
                continue
            if not own:
                waiting = []  # one of the usual places is enough
            if depth < MAX_DEPTH:
                waiting += [(inner, depth + 1) for inner in self._chosen(reading.sitemaps)]

    def _chosen(self, sitemaps: Iterable[str]) -> list[str]:
        """Return the sitemaps of an index that show most: of pages, news, the first and the last."""
        own = [url for url in sitemaps if self._scope.holds(url)]
        pages = [url for url in own if "page" in urlsplit(url).path.rpartition("/")[2]][:1]
        rest = [url for url in own if url not in pages]
        articles = [url for url in rest if not _NO_ARTICLES.search(urlsplit(url).path)] or rest
        news = [url for url in articles if "news" in urlsplit(url).path][:1]
        return list(dict.fromkeys((*news, *articles[:1], *articles[-1:], *pages)))

    async def wordpress(self) -> None:
        """Ask WordPress for its newest and oldest posts and its writers, if the site runs on it."""
        if root := _wordpress_root(self._opening):
            await self._ask_wordpress(root)

    async def _ask_wordpress(self, root: str) -> None:
        if self._wordpress_asked or not self._scope.holds(root):
            return
        self._wordpress_asked = True
        posts = f"{root}wp/v2/posts?per_page=100&{_POSTS}"
        what = "posts and writers (WordPress)"
        reading = await self._list(posts, Purpose.WORDPRESS_POSTS, what)
        if isinstance(reading, WordpressReading) and reading.total > len(reading.posts):
            oldest = f"{root}wp/v2/posts?per_page=10&orderby=date&order=asc&{_POSTS}"
            await self._list(oldest, Purpose.WORDPRESS_POSTS, what)
        users = f"{root}wp/v2/users?per_page=100&_fields=name,slug"
        await self._list(users, Purpose.WORDPRESS_USERS, what)

    async def ads(self) -> None:
        """Ask who sells the site's advertising space."""
        await self._file(self._at("/ads.txt"), Purpose.ADS_TXT, "ads.txt")

    async def security(self) -> None:
        """Ask whom to tell of a weakness."""
        for path in ("/.well-known/security.txt", "/security.txt"):
            if await self._file(self._at(path), Purpose.SECURITY_TXT, "security.txt"):
                return

    async def icon(self) -> None:
        """Ask for the icon."""
        page = self._opening.front.page
        named = page.icon if page and self._scope.holds(page.icon) else ""
        await self._file(named or self._at("/favicon.ico"), Purpose.FAVICON, "icon", limits=IMAGE)

    async def trust(self) -> None:
        """Ask for trust.txt, and the bodies it names whether they name the outlet back."""
        reading = await self._trust_of(self._scope.origin)
        if not isinstance(reading, TrustReading):
            return
        others = [host for host in reading.belongto if not same_site(host, self._scope.host)]
        for host in others[:MAX_BODIES]:
            await self._trust_of(f"https://{host}", service=True, apart=True, crawler=False)

    async def _trust_of(self, origin: str, **options: Any) -> Reading | None:
        for path in ("/trust.txt", "/.well-known/trust.txt"):
            reading = await self._file(origin + path, Purpose.TRUST_TXT, "trust.txt", **options)
            if reading is not None:
                return reading
        return None

    async def _list(self, url: str, purpose: Purpose, what: str) -> Reading | None:
        reading = await self._file(url, purpose, what, limits=LISTS)
        if isinstance(reading, (FeedReading, SitemapReading, WordpressReading)):
            self._plan.learn_posts(reading.posts)
        return reading

    async def _file(self, url: str, purpose: Purpose, what: str, **options: Any) -> Reading | None:
        answer = await self._asker.file(url, purpose, what, **{"limits": FILE, **options})
        if answer is None:
            return None
        kept, reading = answer
        page = kept.record.status == HTTPStatus.OK and "html" in kept.record.media_type.lower()
        self.answers_anything = self.answers_anything or (page and reading is None)
        return reading

    def _at(self, path: str) -> str:
        return self._scope.origin + path


def _wordpress_root(opening: Opening) -> str:
    """Return the address of WordPress's REST interface if the site says that it has one, or ""."""
    for seen in opening.seen:
        for name, value in seen.kept.exchange.headers:
            found = re.search(r"<([^<>\s]{1,500})>;\s?rel=\"https://api\.w\.org/\"", value[:2_000])
            if name.lower() == "link" and found:
                return found[1] if found[1].endswith("/") else f"{found[1]}/"
    return f"{opening.origin}/wp-json/" if any(map(_on_wordpress, opening.seen)) else ""


def _made_by_wordpress(reading: Reading | None) -> bool:
    return isinstance(reading, FeedReading) and "wordpress.org" in reading.generator.lower()


def _on_wordpress(seen: Seen) -> bool:
    if seen.page is not None and seen.page.wordpress:
        return True
    head = inflate.body(seen.kept.exchange, 500_000)
    return any(sign in head for sign in WORDPRESS_SIGNS)
