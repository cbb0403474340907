"""The first steps onto a site: robots.txt, the front page, the page asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct

from vetter import inflate
from vetter.collect.asker import Seen
from vetter.collect.crawl_scope import key
from vetter.domains import host_of, registrable, same_site
from vetter.model import Purpose, RobotsReading, TroubleKind
from vetter.net import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.collect.asker import Asker
    from vetter.model import Kept, Outlet

ROBOTS: Final = Limits(deadline=10.0, wire=512_000, body=512_000)
OURS: Final = frozenset(
    {
        TroubleKind.OFFLINE,
        TroubleKind.NOT_PERMITTED,
        TroubleKind.REFUSED_ADDRESS,
        TroubleKind.REFUSED_URL,
    }
)
"""Refusals of our own: another scheme or name would meet them too."""


class Opening(Struct, frozen=True):
    """Where the site stands, and its first pages. ``origin`` is where its front page was served.

    ``ruled`` is False when robots.txt could not be had, which forbids everything.
    """

    origin: str
    robots: RobotsReading | None
    front: Seen
    asked: Seen | None = None
    ruled: bool = True

    @property
    def seen(self) -> tuple[Seen, ...]:
        """The pages that were asked for."""
        return (self.front, self.asked) if self.asked else (self.front,)


async def open_site(asker: Asker) -> Opening:
    """Find where the site answers, learn what it asks of crawlers, and read its first pages."""
    outlet = asker.errand.outlet
    first: Kept | None = None
    dead: set[str] = set()
    for origin in origins(outlet):
        if host_of(origin) in dead:
            continue
        kept, robots = await learn_robots(asker, origin)
        first = first or kept
        if kept.record.status:
            return await _first_pages(asker, origin, robots, ruled=_answered(kept))
        trouble = kept.record.trouble
        if trouble is not None and trouble.kind in OURS:
            break
        if trouble is not None and trouble.kind is TroubleKind.NO_SUCH_NAME:
            dead.add(host_of(origin))
    if first is None:
        raise AssertionError("every outlet has an origin")
    return Opening(f"https://{outlet.host}", None, Seen(first, None))


def origins(outlet: Outlet) -> Iterator[str]:
    """Yield where a site may answer: as asked, without (or with) TLS, with (or without) www."""
    scheme = urlsplit(outlet.url).scheme or "https"
    yield f"{scheme}://{outlet.host}"
    yield f"{'http' if scheme == 'https' else 'https'}://{outlet.host}"
    bare = outlet.host.removeprefix("www.")
    if bare == (registrable(bare) or bare):
        yield f"{scheme}://{bare if bare != outlet.host else f'www.{bare}'}"


async def learn_robots(asker: Asker, origin: str) -> tuple[Kept, RobotsReading | None]:
    """Ask for an origin's robots.txt and have it obeyed.

    No answer counts as "stay away", an error of the asker (4xx) as "no rules" (RFC 9309 §2.3.1).
    """
    asked = await asker.file(
        f"{origin}/robots.txt", Purpose.ROBOTS, "robots.txt", limits=ROBOTS, crawler=False
    )
    if asked is None:
        raise AssertionError("robots.txt is asked for first")
    kept, reading = asked
    record = kept.record
    status = record.status if _answered(kept) else 0
    body = inflate.body(kept.exchange, ROBOTS.body) if reading is not None else b""
    asker.errand.obey(origin, status, body)
    parts = urlsplit(record.url)
    if parts.path == "/robots.txt" and _origin(record.url) != origin:
        asker.errand.obey(_origin(record.url), status, body)
    return kept, reading if isinstance(reading, RobotsReading) else None


def _answered(kept: Kept) -> bool:
    """Return whether a robots.txt was had, or it was said that there is none."""
    trouble = kept.record.trouble
    whole = trouble is None or trouble.kind is TroubleKind.LIMITED
    return whole and 0 < kept.record.status < 500


async def _first_pages(
    asker: Asker, origin: str, robots: RobotsReading | None, *, ruled: bool
) -> Opening:
    outlet = asker.errand.outlet
    front_url = f"{origin}/"
    if key(outlet.url) == key(front_url):
        front, asked = await asker.page(front_url), None
    else:
        front, asked = await asyncio.gather(asker.page(front_url), asker.page(outlet.url))
    served = _origin(front.kept.record.url)
    if served and served != origin and front.read:
        _, own = await learn_robots(asker, served)
        robots = own or robots
        origin = served
    return Opening(origin, robots, front, asked, ruled)


def moved_to(opening: Opening, outlet: Outlet) -> str:
    """Return the host of another site that the front page sent us on to, or ""."""
    host = host_of(opening.front.kept.record.url)
    return "" if not host or same_site(host, outlet.host) else host


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}" if parts.hostname else ""
