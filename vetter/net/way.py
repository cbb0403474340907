"""The one guarded way out of a run: what it may contact, how fast, and under which name."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from vetter import __version__, clock
from vetter.errors import SettingsError
from vetter.model import Exchange, Trouble, TroubleKind
from vetter.net import tls, whois
from vetter.net.address import read_address, read_networks
from vetter.net.connect_to import read_detours
from vetter.net.dial import Backend, DirectDialler, RefusedError, not_permitted
from vetter.net.fetched import BUSY
from vetter.net.limits import Limits
from vetter.net.pacing import Pacing
from vetter.net.proxy import ProxyDialler, read_proxy
from vetter.net.resolver import Resolver
from vetter.net.robots import Robots
from vetter.net.trust import unverifying, verifying
from vetter.net.url import VettedUrl, vet
from vetter.net.wikimedia import introduction

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from vetter.model import Headers
    from vetter.net.dial import Dialler
    from vetter.net.fetched import Fetched
    from vetter.net.pacing import Lane, Traffic, Transports
    from vetter.net.visitor import Visitor
    from vetter.settings import Settings

PAGE: Final = Limits()
FILE: Final = Limits(wire=1_000_000, body=1_000_000)
IMAGE: Final = Limits(wire=5_000_000, body=5_000_000)
SERVICE: Final = Limits(deadline=60.0, wire=8_000_000, body=8_000_000)

HTML: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
# What a site's log sees by default: one of the most common browsers, and nothing about the person.
DISCREET: Final = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/143.0.0.0 Safari/537.36"
)
HONEST: Final = f"vetter/{__version__}"
UNANSWERED: Final = frozenset({TroubleKind.TIMEOUT, TroubleKind.CONNECTION})


class Way:
    """Everything a run asks of the network goes through one of these; use it with ``async with``.

    ``permits`` says of a host whether this run may contact it (passive mode); ``offline`` refuses all.
    ``traffic`` is what it shares with other runs, so that all of them together stay polite.
    Raises `SettingsError` if the network settings cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        permits: Callable[[str], bool] = lambda _: True,
        offline: bool = False,
        traffic: Traffic | None = None,
    ) -> None:
        network = settings.network
        try:
            allowed = read_networks(network.allow_addresses)
        except ValueError as error:
            raise SettingsError(
                f"allow_addresses cannot be used: {error}.", 'Write it as ["127.0.0.0/8"].'
            ) from error
        detours = read_detours(network.connect_to, allowed)
        found = traffic.addresses if traffic else None
        self._resolver = None if network.proxy else Resolver(network.nameservers, found)
        dialler: Dialler
        if self._resolver is None:
            dialler = ProxyDialler(read_proxy(network.proxy))
        else:
            dialler = DirectDialler(self._resolver, allowed, detours)
        self._permits = permits
        self._offline = offline
        self._backend = Backend(dialler, permits)
        self._contexts = (verifying(network.ca_file), unverifying())
        self._to_services = self._backend if traffic is None else Backend(dialler, lambda _: True)
        self._traffic = traffic
        self._expecting: list[asyncio.Task[list[str] | Trouble]] = []
        self._opening: asyncio.Task[Transports] | None = None
        crawl = settings.crawl
        sources = settings.sources
        self._pacing = Pacing(
            per_host=crawl.per_host,
            delay=crawl.delay,
            interval=sources.interval,
            slower={urlsplit(sources.gdelt).hostname or "": sources.gdelt_interval},
            reachable=bool(settings.keys.wikimedia),
            traffic=traffic,
        )
        self._robots = Robots()
        self._contact = settings.keys.wikimedia
        self._name = HONEST if crawl.identity == "honest" else DISCREET

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for expecting in self._expecting:
            expecting.cancel()
        await asyncio.gather(*self._expecting, return_exceptions=True)
        if self._resolver is not None:
            await self._resolver.close()
        if self._opening is not None:
            for transport in await self._opening:
                await transport.aclose()

    async def get(
        self,
        url: str,
        *,
        limits: Limits | None = None,
        accept: str = HTML,
        crawler: bool = False,
        service: bool = False,
        apart: bool = False,
        visitor: Visitor | None = None,
        conditions: Headers = (),
        secret: Headers = (),
    ) -> Fetched:
        """Fetch ``url`` over its redirects. Never raises for anything the other side does.

        ``crawler``: robots.txt as learned by `obey` applies. ``service``: a third party, asked under
        our own name, slowly, and again when it is busy; the outlet is asked again at most once.
        ``apart``: over connections of this run alone, as whom the outlet names.
        ``visitor``: as whom the outlet is asked, if not as usual.
        ``conditions``: headers that ask for what has changed only (RFC 9110, section 13.1).
        ``secret``: headers that go over TLS to the host of ``url`` alone, and are kept nowhere.
        A service that told another run which shares the traffic just this, a short while ago, is not asked again.
        """
        told = (*self._told(accept, visitor, service=service), *conditions)
        meant = vet(url)

        fetch = partial(
            self._fetch,
            url,
            meant,
            told,
            limits=limits,
            crawler=crawler,
            service=service,
            apart=apart,
            secret=secret,
        )
        alike = service and not (apart or secret or conditions)
        permitted = isinstance(meant, VettedUrl) and self._forbidden(meant.host) is None
        if alike and permitted and self._traffic is not None:
            return await self._traffic.answers.of((url, accept), fetch)
        return await fetch()

    def forget(self, fetched: Fetched) -> None:
        """Let nobody else be told this, since it is no answer; see `vetter.net.answers.Answers.forget`."""
        if self._traffic is not None:
            self._traffic.answers.forget(fetched)

    async def _fetch(
        self,
        url: str,
        meant: VettedUrl | Trouble,
        told: Headers,
        *,
        limits: Limits | None,
        crawler: bool,
        service: bool,
        apart: bool,
        secret: Headers,
    ) -> Fetched:
        transports = await self._transports(shared=service and not apart)
        from vetter.net.fetch import Fetch

        fetch = Fetch(
            transports=transports,
            headers=lambda u: (("Host", _host_header(u)), *told),
            secret=lambda u: (
                *(secret if _may_confide(meant, u) else ()),
                *(introduction(HONEST, self._contact, u) if service else ()),
            ),
            lane=lambda u: self._pacing.service(u.host) if service else self._pacing.site(u.host),
            objection=lambda u: self._objection(u, crawler=crawler, service=service),
            limits=limits or (SERVICE if service else PAGE),
            tries=3 if service else 2,
        )
        fetched = await fetch.run(url)
        if service and isinstance(meant, VettedUrl):
            _learn(self._pacing.service(meant.host), fetched.last)
        return fetched

    async def _transports(self, *, shared: bool) -> Transports:
        """Return one that verifies and one that does not, opened with the first request.

        Those to services are there for all that share the traffic: whom one of them may contact is asked before.
        """
        if shared and self._traffic is not None:
            opening = self._traffic.connections or self._open(self._to_services)
            self._traffic.connections = opening
        else:
            opening = self._opening = self._opening or self._open(self._backend)
        return await asyncio.shield(opening)

    def _open(self, backend: Backend) -> asyncio.Task[Transports]:
        # httpx takes a tenth of a second to load: meanwhile names are asked for.
        return asyncio.create_task(asyncio.to_thread(_opened, backend, self._contexts))

    def expect(self, url: str) -> None:
        """Have the name in ``url`` resolved, where something will be asked soon."""
        target = vet(url)
        if not isinstance(target, VettedUrl) or read_address(target.host) is not None:
            return
        if self._resolver is not None and self._forbidden(target.host) is None:
            self._expecting.append(asyncio.create_task(self._resolver.addresses(target.host)))

    async def lookup(self, name: str, rdtype: str) -> Exchange:
        """Ask DNS; see `vetter.net.resolver.Resolver.ask`."""
        if self._resolver is None:
            words = "Behind a proxy no name is resolved from here, so that nothing leaks."
            return _not_asked(
                f"dns:{name}?type={rdtype}", Trouble(TroubleKind.NOT_PERMITTED, words)
            )
        if (trouble := self._forbidden(name)) is not None:
            return _not_asked(f"dns:{name}?type={rdtype}", trouble)
        return await self._resolver.ask(name, rdtype)

    async def whois(self, server: str, query: str) -> Exchange:
        """Ask a WHOIS server; see `vetter.net.whois.ask`."""
        if (trouble := self._forbidden(server)) is not None:
            return _not_asked(f"whois://{server}/{query}", trouble)
        lane = self._pacing.service(server)
        if lane.rests:
            return _not_asked(f"whois://{server}/{query}", _resting(server))
        async with lane.slot():
            exchange = await whois.ask(self._backend, server, query)
        _learn(lane, exchange)
        return exchange

    async def certificate(self, host: str, port: int = 443) -> Exchange:
        """Look at the certificate that ``host`` shows; see `vetter.net.tls.look`."""
        if (trouble := self._forbidden(host)) is not None:
            return _not_asked(f"tls://{host}:{port}", trouble)
        async with self._pacing.site(host).slot():
            return await tls.look(self._backend, host, port, self._contexts)

    def obey(self, origin: str, status: int, robots: bytes) -> None:
        """Learn an origin's robots.txt; ``status`` 0 stands for no answer at all."""
        delay = self._robots.learn(origin, status, robots)
        target = vet(origin)
        if delay and isinstance(target, VettedUrl):
            self._pacing.slow_down(target.host, delay)

    def may_crawl(self, url: str) -> bool:
        """Return whether ``url`` may be asked at all, and robots.txt does not forbid it."""
        target = vet(url)
        return isinstance(target, VettedUrl) and self._objection(target, crawler=True) is None

    def _told(self, accept: str, visitor: Visitor | None, *, service: bool) -> Headers:
        """Return what a request says of us: our own name to a service, a reader's to an outlet."""
        name = HONEST if service else visitor.agent if visitor else self._name
        languages = visitor.languages if visitor else "en;q=0.9,*;q=0.5"
        return (
            ("User-Agent", name),
            ("Accept", accept),
            *(() if service else (("Accept-Language", languages),)),
            ("Accept-Encoding", "gzip, deflate"),
            *((("Referer", visitor.referrer),) if visitor and visitor.referrer else ()),
        )

    def _objection(
        self, target: VettedUrl, *, crawler: bool, service: bool = False
    ) -> Trouble | None:
        if service and self._pacing.service(target.host).rests:
            return _resting(target.host)
        if crawler and not self._robots.allow(target.origin, target.text):
            words = f"The robots.txt of {target.host} asks crawlers to stay away from this page."
            return Trouble(TroubleKind.ROBOTS, words)
        return self._forbidden(target.host)

    def _forbidden(self, host: str) -> Trouble | None:
        if self._offline:
            return Trouble(TroubleKind.OFFLINE, "This run uses no network.")
        return None if self._permits(host) else not_permitted(host)


def _opened(backend: Backend, contexts: tuple[ssl.SSLContext, ssl.SSLContext]) -> Transports:
    import vetter.net.fetch  # noqa: F401 - for `Way.get`
    from vetter.net.transport import GuardedTransport

    strict, lenient = contexts
    return GuardedTransport(backend, strict), GuardedTransport(backend, lenient)


def _learn(lane: Lane, exchange: Exchange) -> None:
    """Let a service that is asked too much, or does not answer at all, be left alone for a while."""
    trouble = exchange.trouble
    if exchange.status in BUSY or (trouble is not None and trouble.kind in UNANSWERED):
        lane.failed()
    elif trouble is None:
        lane.answered()


def _resting(host: str) -> Trouble:
    words = f"{host} is asked too much, or did not answer before; it is left alone for a while."
    return Trouble(TroubleKind.LIMITED, words)


def _may_confide(meant: VettedUrl | Trouble, target: VettedUrl) -> bool:
    own = isinstance(meant, VettedUrl) and target.origin == meant.origin
    return own and target.scheme == "https"


def _host_header(target: VettedUrl) -> str:
    usual = {"http": 80, "https": 443}[target.scheme]
    return target.host if target.port == usual else f"{target.host}:{target.port}"


def _not_asked(url: str, trouble: Trouble) -> Exchange:
    return Exchange(url=url, started=clock.now(), elapsed=0.0, whom="nobody", trouble=trouble)


__all__ = ["FILE", "IMAGE", "PAGE", "SERVICE", "RefusedError", "Way"]
