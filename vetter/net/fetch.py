"""One fetch: the hops from the address asked for to the answer, each vetted anew."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter import clock
from vetter.model import Exchange, Trouble, TroubleKind
from vetter.net.exchange import CertificateError, Hop
from vetter.net.fetched import BUSY, Fetched, pause_asked
from vetter.net.pacing import MAX_WAIT
from vetter.net.patience import Patience
from vetter.net.url import VettedUrl, vet

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from vetter.model import Headers, Mark
    from vetter.net.limits import Limits
    from vetter.net.pacing import Lane

REDIRECTS: Final = {301, 302, 303, 307, 308}


class Fetch:
    """Makes one fetch; the rules of this run are handed in as functions."""

    def __init__(
        self,
        *,
        transports: tuple[httpx.AsyncBaseTransport, httpx.AsyncBaseTransport],
        headers: Callable[[VettedUrl], Headers],
        secret: Callable[[VettedUrl], Headers] = lambda _: (),
        lane: Callable[[VettedUrl], Lane],
        objection: Callable[[VettedUrl], Trouble | None],
        limits: Limits,
        tries: int,
    ) -> None:
        self._verifying, self._unverifying = transports
        self._headers = headers
        self._secret = secret
        self._lane = lane
        self._objection = objection
        self._limits = limits
        self._tries = tries
        self._done: list[Exchange] = []
        self._hop: Hop | None = None

    async def run(self, url: str) -> Fetched:
        """Fetch ``url``. Never raises for anything the other side does."""
        try:
            async with Patience(self._limits.deadline):
                await self._follow(url)
        except TimeoutError:
            words = f"No complete answer within {self._limits.deadline:.0f} seconds."
            self._close(Trouble(TroubleKind.TIMEOUT, words), url)
        return Fetched(tuple(self._done))

    async def _follow(self, url: str) -> None:
        target = vet(url)
        seen: set[str] = set()
        while True:
            if isinstance(target, Trouble):
                self._close(target, url)
                return
            trouble = self._objection(target)
            if trouble is not None:
                self._close(trouble, target.text)
                return
            exchange = await self._asked(target)
            location = exchange.header("location")
            if exchange.trouble is not None or exchange.status not in REDIRECTS or not location:
                return
            seen.add(target.text)
            url = location[:200]
            target = vet(location, target.text)
            circle = isinstance(target, VettedUrl) and target.text in seen
            if circle or len(seen) > self._limits.redirects:
                words = "It redirects in a circle." if circle else "It redirects without end."
                target = Trouble(TroubleKind.REFUSED_REDIRECT, words)

    async def _asked(self, target: VettedUrl) -> Exchange:
        exchange = await self._once(target)
        for tried in range(1, self._tries):
            wait = _wait(exchange, tried)
            if wait is None:
                break
            await asyncio.sleep(wait)
            exchange = await self._once(target)
        if exchange.status in BUSY and self._tries > 1 and exchange.trouble is None:
            words = f"{exchange.whom} answers {exchange.status}: too many questions, or too busy."
            exchange = _with_trouble(exchange, Trouble(TroubleKind.LIMITED, words))
            self._done[-1] = exchange
        return exchange

    async def _once(self, target: VettedUrl) -> Exchange:
        lane = self._lane(target)
        async with lane.slot():
            self._hop = Hop(target, self._headers(target), (), self._secret(target))
            try:
                await self._hop.run(self._verifying, self._limits)
            except CertificateError as error:
                await self._despite(target, error.mark)
            exchange = self._hop.end()
            self._done.append(exchange)
            self._hop = None
            if exchange.status in BUSY:  # those who wait for the next turn wait as well
                lane.asked_to_wait(pause_asked(exchange))
        return exchange

    async def _despite(self, target: VettedUrl, mark: Mark) -> None:
        # Nothing secret is told to a host that could not show who it is.
        self._hop = Hop(target, self._headers(target), (mark,))
        try:
            await self._hop.run(self._unverifying, self._limits)
        except CertificateError:
            self._hop.trouble = Trouble(TroubleKind.TLS, "The certificate cannot be used at all.")

    def _close(self, trouble: Trouble, url: str) -> None:
        if self._hop is not None:
            self._done.append(self._hop.end(trouble))
            self._hop = None
        elif self._done and trouble.kind is TroubleKind.TIMEOUT:
            self._done[-1] = _with_trouble(self._done[-1], trouble)
        else:
            self._done.append(
                Exchange(
                    url=_printable(url), started=clock.now(), elapsed=0.0, whom="", trouble=trouble
                )
            )


def _wait(exchange: Exchange, tried: int) -> float | None:
    if exchange.status in BUSY:
        wait = pause_asked(exchange) or 1.0 * 2**tried
        return wait if wait <= MAX_WAIT else None
    kind = exchange.trouble.kind if exchange.trouble else None
    # As of a connection that was kept open, and is closed at the other end just when it is used.
    nothing_came = kind is TroubleKind.PROTOCOL and not exchange.status
    if nothing_came or kind in (TroubleKind.CONNECTION, TroubleKind.DNS_FAILED):
        return 0.5 * tried
    return None


def _with_trouble(exchange: Exchange, trouble: Trouble) -> Exchange:
    from msgspec.structs import replace

    return exchange if exchange.trouble else replace(exchange, trouble=trouble)


def _printable(url: str) -> str:
    return "".join(c for c in url[:2000] if c.isascii() and c.isprintable() and c != " ")
