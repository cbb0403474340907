"""Names to addresses, and all other questions to DNS, through the name servers of the settings."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, TypeVar

import dns.asyncresolver
import dns.exception
import dns.message
import dns.rcode
import dns.resolver

from vetter import clock
from vetter.errors import SettingsError
from vetter.model import Exchange, Trouble, TroubleKind

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

T = TypeVar("T")

LIFETIME: Final = 8.0  # seconds for one question, over all name servers and tries
KEPT: Final = 600.0  # seconds for which addresses stay known: longer than a run, shorter than many
MOST_KEPT: Final = 1_000

Found = dict[str, tuple[float, list[str]]]  # the addresses of a host, and until when they count


class Resolver:
    """Asks DNS. Answers are not vetted here: whoever dials does that.

    ``found`` is what runs beside each other know of addresses: all of them ask the same services.
    """

    def __init__(self, nameservers: Sequence[str], found: Found | None = None) -> None:
        self._resolver = dns.asyncresolver.Resolver(configure=not nameservers)
        self._resolver.lifetime = LIFETIME
        self._resolver.timeout = 2.5
        self._resolver.use_edns(0, 0, 1232)
        if nameservers:
            pairs = [_server(text) for text in nameservers]
            self._resolver.nameservers = [address for address, _ in pairs]
            self._resolver.nameserver_ports = dict(pairs)
        self._found: Found = {} if found is None else found
        self._asking: dict[str, asyncio.Task[list[str] | Trouble]] = {}
        self.name = ", ".join(nameservers) or "the system's name servers"

    async def ask(self, name: str, rdtype: str) -> Exchange:
        """Ask one question. The payload is the answer as text; the status is the response code."""
        started = clock.now()
        began = clock.ticks()
        message, trouble = await self._answer(name, rdtype)
        return Exchange(
            url=f"dns:{name}?type={rdtype}",
            started=started,
            elapsed=clock.ticks() - began,
            whom=self.name,
            method="QUERY",
            status=int(message.rcode()) if message else 0,
            reason=dns.rcode.to_text(message.rcode()) if message else "",
            payload=message.to_text().encode() if message else b"",
            trouble=trouble,
        )

    async def addresses(self, host: str) -> list[str] | Trouble:
        """Return the addresses of a host, IPv4 first, or why there are none.

        What was found stays so for the run: every connection to a host goes to the same place. Whoever wants to
        know while somebody else is asking waits for the same answer.
        """
        until, known = self._found.get(host, (0.0, []))
        if clock.ticks() < until:
            return known
        if host not in self._asking:
            self._asking[host] = asyncio.create_task(self._look_up(host))
            self._asking[host].add_done_callback(lambda _: self._asking.pop(host, None))
        return await asyncio.shield(self._asking[host])

    async def close(self) -> None:
        """Ask for nothing any more, as nobody waits for it."""
        asking = list(self._asking.values())
        for one in asking:
            one.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    async def _look_up(self, host: str) -> list[str] | Trouble:
        found = await self._addresses(host)
        if not isinstance(found, Trouble):
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            self._found[host] = (clock.ticks() + KEPT, found)
        return found

    async def _addresses(self, host: str) -> list[str] | Trouble:
        found: list[str] = []
        troubles: list[Trouble] = []
        kinds = ("A", "AAAA")
        answers = await asyncio.gather(*(self._answer(host, kind) for kind in kinds))
        for rdtype, (message, trouble) in zip(kinds, answers, strict=True):
            if trouble is not None:
                troubles.append(trouble)
                if trouble.kind is TroubleKind.NO_SUCH_NAME:
                    return trouble
            elif message is not None:
                found += [
                    str(item.address)
                    for rrset in message.answer
                    if dns.rdatatype.to_text(rrset.rdtype) == rdtype
                    for item in rrset
                ]
        if found:
            return found
        if troubles:
            return troubles[0]
        return Trouble(TroubleKind.NO_ADDRESS, f"The name {host} exists, but has no address.")

    async def _answer(
        self, name: str, rdtype: str
    ) -> tuple[dns.message.Message | None, Trouble | None]:
        try:
            answer = await _heeded(
                self._resolver.resolve(name, rdtype, search=False, raise_on_no_answer=False)
            )
        except dns.resolver.NXDOMAIN as error:
            responses = error.kwargs.get("responses") or {}
            words = f"The name {name} does not exist (NXDOMAIN)."
            message = next(iter(responses.values()), None)
            return message, Trouble(TroubleKind.NO_SUCH_NAME, words)
        except (dns.exception.DNSException, OSError, ValueError) as error:
            words = f"The name service gave no usable answer about {name} ({_plain(error)})."
            return None, Trouble(TroubleKind.DNS_FAILED, words)
        return answer.response, None


async def _heeded(asking: Coroutine[Any, Any, T]) -> T:
    """Return what ``asking`` returns, unless this task was cancelled meanwhile.

    dnspython waits with `asyncio.wait_for`, which before Python 3.12 loses a cancellation that comes
    together with the answer (github.com/python/cpython/issues/86296): whoever was told to end would
    go on, and nobody tells it again.
    """
    task = asyncio.current_task()
    assert task is not None
    before = task.cancelling()
    try:
        return await asking
    finally:
        if task.cancelling() > before:
            raise asyncio.CancelledError


def _plain(error: Exception) -> str:
    if isinstance(error, dns.exception.Timeout):
        return "no answer in time"
    if isinstance(error, dns.resolver.NoNameservers):
        return "every server refused or failed"
    return type(error).__name__


def _server(text: str) -> tuple[str, int]:
    address, _, port = text.rpartition(":") if ":" in text else (text, "", "53")
    if not port.isdigit():
        raise SettingsError(
            f"“{text}” is no name server.", 'Write nameservers = ["127.0.0.1:5300"].'
        )
    return address.strip("[]"), int(port)
