"""From a site's data to what its server sends: pages, feeds, sitemaps, the WordPress interface."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import Counter
from datetime import UTC
from functools import cache, cached_property, lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl
from zlib import crc32

import jinja2

from vetter.lab.heads import drawn
from vetter.lab.markdown import to_html
from vetter.lab.web import Response

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.lab.site import PageData, Site

BY: Final = {"en": "By", "de": "Von", "es": "Por", "ru": "Автор:", "fr": "Par", "ar": "بقلم"} | {
    "pt": "Por", "it": "di", "nl": "Door", "da": "Af", "sv": "Av", "no": "Av", "fi": "Teksti:", "is": "Eftir", "pl": "Autor:", "cs": "Autor:", "sk": "Autor:",
    "sl": "Avtor:", "hr": "Piše:", "sr": "Пише:", "bg": "Автор:", "uk": "Автор:", "el": "Του/Της", "hu": "Írta:", "ro": "De", "et": "Autor:", "lv": "Autors:",
    "lt": "Autorius:", "tr": "Yazan:", "fa": "نویسنده:", "he": "מאת", "hi": "लेखक:", "id": "Oleh", "vi": "Tác giả:", "ja": "文・", "ko": "글", "zh": "作者：",
    "ca": "Per", "eu": "Egilea:", "gl": "Por", "cy": "Gan", "sw": "Na", "af": "Deur", "az": "Müəllif:", "be": "Аўтар:", "my": "ရေးသားသူ", "ka": "ავტორი:", "rm": "Da", "mi": "Nā", "qu": "Qillqaq:",
    "am": "ዘጋቢ:", "mk": "Автор:", "nb": "Av", "bn": "লেখা:", "so": "Qore:", "tl": "Ni", "mt": "Minn",
}  # fmt: skip
IN_MENU: Final = ("about", "contact", "write-for-us")
XML: Final = "application/xml; charset=utf-8"
JSON: Final = "application/json; charset=utf-8"


@cache
def _themes() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "themes"),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
    )


@lru_cache(maxsize=4_096)  # a page tells of the same articles as the one before
def slug(text: str) -> str:
    """Return ``text`` as part of an address; what has no Latin letters becomes a number of its own."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or f"{crc32(text.encode()):x}"


def address(article: PageData) -> str:
    """Return the path of an article."""
    if article.path:
        return article.path
    assert article.date is not None
    return f"/{article.date:%Y}/{article.date:%m}/{slug(article.title)}-{article.slug[-6:]}/"


class Renderer:
    """Answers for one site, as it stands or as it stood at ``until``."""

    def __init__(self, site: Site, until: datetime | None = None) -> None:
        self._site = site
        self._articles = [
            one
            for one in site.articles
            if (not one.gone if until is None else one.date and one.date <= until)
        ]
        self._readers: Counter[str] = Counter()

    def answer(self, path: str) -> Response:
        """Return what the site answers to a path (with its query)."""
        plain, _, query = path.partition("?")
        files = {
            "/robots.txt": (self._site.robots, "text/plain; charset=utf-8"),
            "/ads.txt": (self._site.ads_txt, "text/plain; charset=utf-8"),
            "/trust.txt": (self._site.trust_txt, "text/plain; charset=utf-8"),
            "/.well-known/security.txt": (self._site.security_txt, "text/plain; charset=utf-8"),
        }
        if plain in files:
            text, media_type = files[plain]
            return Response(body=text.encode(), media_type=media_type) if text else self._missing
        if plain == "/favicon.ico":
            return Response(
                body=_icon(self._site.icon or self._site.host), media_type="image/x-icon"
            )
        for portrait in self._site.portraits:
            if plain == portrait.path:
                return Response(body=drawn(portrait), media_type="image/png")
        file = self._file(plain)
        if file and file.is_file():
            media_type = guess_type(file)[0] or "application/octet-stream"
            return Response(body=file.read_bytes(), media_type=media_type)
        made = self._machine_file(plain, dict(parse_qsl(query)))
        return made or self._page(plain)

    def _file(self, plain: str) -> Path | None:
        """Return where a file that is served as it is would lie; None for an address that leads out."""
        if not self._site.folder:
            return None
        base = Path(self._site.folder) / "files"
        file = base / plain.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        return file if file.resolve().is_relative_to(base.resolve()) else None

    def _machine_file(self, plain: str, query: dict[str, str]) -> Response | None:
        site = self._site
        if plain in ("/feed/", "/feed", "/rss.xml") and site.feed:
            return Response(body=self._feed().encode(), media_type="application/rss+xml")
        if plain == "/sitemap.xml" and site.sitemap:
            return Response(body=self._sitemap_index().encode(), media_type=XML)
        if plain == "/sitemap-articles.xml" and site.sitemap:
            return Response(body=self._sitemap().encode(), media_type=XML)
        if site.wordpress and plain == "/wp-json/wp/v2/posts":
            every = self._posts()[:: -1 if query.get("order") == "asc" else 1]
            posts = json.dumps(every[: int(query.get("per_page", "10"))]).encode()
            total = (("X-WP-Total", str(len(self._articles))),)
            return Response(body=posts, media_type=JSON, headers=total)
        if site.wordpress and plain == "/wp-json/wp/v2/users":
            return Response(body=json.dumps(self._users()).encode(), media_type=JSON)
        return None

    def _page(self, plain: str) -> Response:
        if plain == "/":
            return self._render("front", self._site.name, listed=self._articles[:20])
        for page in self._site.pages:
            if plain.strip("/") == page.slug:
                return self._render("page", page.title, page=page)
        for article in self._articles:
            if plain == address(article):
                return self._render("article", article.title, page=article)
        kind, _, name = plain.strip("/").partition("/")
        for label in ("section", "author"):
            found = [one for one in self._articles if slug(getattr(one, label)) == name]
            if kind == label and found:
                return self._render("list", getattr(found[0], label), listed=found)
        return self._missing

    @cached_property
    def _missing(self) -> Response:
        return Response(404, self._render("page", "404", page=None).body)

    def _render(
        self,
        kind: str,
        title: str,
        page: PageData | None = None,
        listed: list[PageData] | None = None,
    ) -> Response:
        site = self._site
        language = (page.language if page else "") or site.language
        template = _themes().get_template(f"{site.theme}.html.j2")
        text = template.render(
            site=site,
            kind=kind,
            title=title,
            page=page,
            language=language,
            by=BY.get(language, "By"),
            home=site.home_is or "/",
            here=site.url.rstrip("/") + (address(page) if page and page.date else "/"),
            canonical=page.canonical if page else "",
            body=to_html(page.body) if page else "<p>Nothing was found here.</p>",
            author_url=f"/author/{slug(page.author)}/" if page else "",
            menu=self._menu(),
            footer_links=self._footer(),
            listed=[self._teaser(one) for one in listed or ()],
            latest=[self._teaser(one) for one in self._articles[:4]],
            readers=self._counted(page) if page and page.date else 0,
            article_ld=_ld(self._article_ld(page)) if page and page.date else "",
            organisation_ld=_ld(self._organisation_ld()),
        )
        return Response(body=text.encode())

    def _counted(self, article: PageData) -> int:
        """Return how many readers an article shows, this one included; 0 if it shows none."""
        self._readers[article.slug] += self._site.counter
        return self._site.counter and 1_200 + self._readers[article.slug]

    def _menu(self) -> list[tuple[str, str]]:
        sections = dict.fromkeys(one.section for one in self._articles if one.section)
        base = self._site.home_is.rstrip("/")
        menu = [(name, f"{base}/section/{slug(name)}/") for name in sections]
        menu += [(p.title, f"/{p.slug}/") for p in self._site.pages if p.kind in IN_MENU]
        return menu + list(self._site.home_links)

    def _footer(self) -> list[tuple[str, str]]:
        return [(p.title, f"/{p.slug}/") for p in self._site.pages]

    def _teaser(self, article: PageData) -> dict[str, Any]:
        first = article.body.strip().split("\n")[0]
        return {
            "title": article.title,
            "url": address(article),
            "author": article.author,
            "date": article.date,
            "section": article.section,
            "teaser": first[:160],
        }

    def _article_ld(self, article: PageData) -> dict[str, Any]:
        assert article.date is not None
        return {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            **({"datePublished": article.date.isoformat()} if self._site.dated else {}),
            "author": [{"@type": "Person", "name": article.author}] if article.author else [],
            "publisher": {"@type": "NewsMediaOrganization", "name": self._site.name},
        }

    def _organisation_ld(self) -> dict[str, Any]:
        kind = "NewsMediaOrganization"
        return {
            "@context": "https://schema.org",
            "@type": kind,
            "name": self._site.name,
            "url": self._site.url,
        }

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{html.escape(one.title)}</title>"
            f"<link>{self._site.url.rstrip('/')}{address(one)}</link>"
            f"<dc:creator>{html.escape(one.author)}</dc:creator>"
            f"<pubDate>{one.date:%a, %d %b %Y %H:%M:%S %z}</pubDate></item>"
            for one in self._articles[:10]
            if one.date
        )
        generator = "https://wordpress.org/?v=5.4.2" if self._site.wordpress else "lab"
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f"<title>{html.escape(self._site.name)}</title><link>{self._site.url}</link>"
            f"<language>{self._site.language}</language><generator>{generator}</generator>"
            f"{items}</channel></rss>"
        )

    def _sitemap_index(self) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>'
            f"<loc>{self._site.url}sitemap-articles.xml</loc></sitemap></sitemapindex>"
        )

    def _sitemap(self) -> str:
        entries = "".join(
            f"<url><loc>{self._site.url.rstrip('/')}{address(one)}</loc>"
            f"<lastmod>{one.date.isoformat() if one.date else ''}</lastmod></url>"
            for one in self._articles
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
        )

    def _posts(self) -> list[dict[str, Any]]:
        authors = list(dict.fromkeys(one.author for one in self._articles))
        return [
            {
                "id": 1000 - number,
                "date": one.date.replace(tzinfo=None).isoformat(),
                "date_gmt": one.date.astimezone(UTC).replace(tzinfo=None).isoformat(),
                "link": self._site.url.rstrip("/") + address(one),
                "title": {"rendered": html.escape(one.title)},
                "author": authors.index(one.author) + 1,
                **({"_embedded": {"author": [{"name": one.author}]}} if self._site.embeds else {}),
            }
            for number, one in enumerate(self._articles)
            if one.date
        ]

    def _users(self) -> list[dict[str, Any]]:
        authors = dict.fromkeys(one.author for one in self._articles if one.author)
        return [
            {"id": number, "name": name, "slug": slug(name)}
            for number, name in enumerate(authors, 1)
        ]


def _ld(table: dict[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False).replace("</", "<\\/")


def _icon(name: str) -> bytes:
    # A one-pixel icon of a colour of its own, so that no two sites share a favicon by chance.
    colour = crc32(name.encode()) & 0xFFFFFF
    pixel = bytes((0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 24, 0, 48, 0, 0, 0, 22, 0, 0, 0))
    head = bytes((40, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24)) + bytes(25)
    return pixel + head + colour.to_bytes(3, "little") + bytes(5)
