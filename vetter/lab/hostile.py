"""Sites that try what a hostile site can try. Each answers in place of the ordinary pages."""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING, Final

from vetter.lab.web import Request, Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from vetter.lab.site import Site

MARKUP: Final = (
    "[/][@click=app.exit]free money[/] \x1b]0;pwned\x07\x1b[31m\u202etxt.exe\u202c "
    '<script>alert(1)</script> =HYPERLINK("http://x") \x00\x9b2J \' " [red]'
)
ALLOW: Final = Response(body=b"User-agent: *\nAllow: /\n", media_type="text/plain")


async def metadata(request: Request, site: Site) -> Response:  # noqa: ARG001
    """Redirect to the address at which clouds keep their secrets."""
    if request.path == "/robots.txt":
        return ALLOW
    target = "http://169.254.169.254/latest/meta-data/"
    if request.path.startswith("/about"):
        target = "http://metadata.hostile-lab.net/"
    return Response(302, headers=(("Location", target),))


async def bomb(request: Request, site: Site) -> Response:  # noqa: ARG001
    """Send a few hundred kilobytes that unfold to half a gigabyte."""
    if request.path == "/robots.txt":
        return ALLOW
    return Response(headers=(("Content-Encoding", "gzip"),), stream=_bomb())


async def _bomb() -> AsyncIterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    yield packer.compress(b"<html><body><h1>News</h1>")
    block = b"<p>a</p>" * 131_072
    for _ in range(500):
        yield packer.compress(block)
        await asyncio.sleep(0)
    yield packer.flush()


async def drip(request: Request, site: Site) -> Response:  # noqa: ARG001
    """Send one byte a second, for ever."""
    return Response(stream=_drip())


async def _drip() -> AsyncIterator[bytes]:
    yield b"<html><body>"
    while True:
        await asyncio.sleep(1)
        yield b"a"


async def calendar(request: Request, site: Site) -> Response:  # noqa: ARG001
    """Offer pages without end: every page links to twenty that were never seen."""
    if request.path == "/robots.txt":
        return ALLOW
    number = int("".join(c for c in request.path if c.isdigit())[-9:] or "0")
    links = "".join(
        f'<a href="/calendar/{number + i}/day-{number * 7 + i}/?month={number + i}">about us {i}</a> '
        for i in range(1, 21)
    )
    page = (
        f"<html lang=en><title>Day {number}</title><body><h1>Day {number}</h1>{links}</body></html>"
    )
    return Response(body=page.encode())


async def markup(request: Request, site: Site) -> Response:
    """Put terminal escapes, app markup and HTML into every field there is."""
    if request.path == "/robots.txt":
        return ALLOW
    if request.path.startswith("/feed"):
        feed = f"<rss><channel><title>{MARKUP}</title></channel></rss>"
        return Response(body=feed.encode(), media_type="application/rss+xml")
    text = MARKUP.replace("<", "&lt;")
    page = (
        f'<html lang="{text[:20]}"><head><title>{text}</title>'
        f'<meta property="og:site_name" content="{text.replace(chr(34), "&quot;")}">'
        f'<meta name="author" content="{text.replace(chr(34), "&quot;")}"></head><body>'
        f'<h1>{text}</h1><address class="byline">By <a rel="author">{text}</a></address>'
        f"<p>Founded in 1987 {text}. Published by {text} Ltd.</p>"
        f'<p><a href="javascript:alert(1)">About us</a> <a href="/about">About us {text}</a>'
        f' <a href="/contact?{text[:30].encode().hex()}">Contact</a></p>'
        f"<p>{'Words of an article that goes on. ' * 30}</p>{site.name}</body></html>"
    )
    return Response(body=page.encode("utf-8", "surrogatepass"), headers=(("X-Odd", "\x1b[2J"),))


async def registry_junk(request: Request, site: Site) -> Response:
    """Be an ordinary page: the junk is at the registry."""
    if request.path == "/robots.txt":
        return ALLOW
    page = f"<html lang=en><title>{site.name}</title><body><h1>{site.name}</h1><p>Nothing odd.</p>"
    return Response(body=page.encode())


HANDLERS: Final[dict[str, Callable[[Request, Site], Awaitable[Response]]]] = {
    "metadata": metadata,
    "bomb": bomb,
    "drip": drip,
    "calendar": calendar,
    "markup": markup,
    "registry-junk": registry_junk,
}
