"""The lab's authoritative name server, over UDP and TCP."""

from __future__ import annotations

import asyncio
import struct
from typing import TYPE_CHECKING, Final, cast

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset

if TYPE_CHECKING:
    from collections.abc import Callable

TTL: Final = 60
Zone = dict[str, dict[str, list[str]]]  # host → record type → values in presentation form


class NameServer:
    """Answers from a zone; ``noted`` hears every question, ``down`` makes it silent.

    ``latency`` tells how many seconds to wait before an answer.
    """

    def __init__(
        self,
        zone: Zone,
        noted: Callable[[str, str], None],
        latency: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._zone = zone
        self._parents: set[str] = set()
        self._names = 0  # in the zone, when the parents were gathered
        self._noted = noted
        self.latency = latency
        self.down = False
        self.port = 0
        self._transport: asyncio.DatagramTransport | None = None
        self._server: asyncio.Server | None = None

    def add(self, name: str, rdtype: str, values: list[str]) -> None:
        """Take a record into the zone, in presentation form."""
        self._zone.setdefault(name, {})[rdtype] = values

    async def start(self) -> None:
        """Listen on one free port of loopback, both ways."""
        loop = asyncio.get_running_loop()
        for _ in range(20):
            self._server = await asyncio.start_server(self._stream, "127.0.0.1", 0)
            port = self._server.sockets[0].getsockname()[1]
            try:
                self._transport, _ = await loop.create_datagram_endpoint(
                    lambda: _Datagrams(self), local_addr=("127.0.0.1", port)
                )
            except OSError:
                self._server.close()
                continue
            self.port = port
            return
        raise OSError("no port is free for both UDP and TCP")

    async def stop(self) -> None:
        """Stop listening."""
        if self._transport is not None:
            self._transport.close()
        if self._server is not None:
            self._server.close()

    def answer(self, wire: bytes, *, stream: bool = False) -> bytes | None:
        """Return the answer to a question, or None where there is to be silence.

        What is too long for a datagram says so, so that the client comes back over a ``stream``.
        """
        if self.down:
            return None
        try:
            query = dns.message.from_wire(wire)
            question = query.question[0]
        except (dns.exception.DNSException, IndexError, ValueError):
            return None
        name = question.name.to_text(omit_final_dot=True).lower()
        rdtype = dns.rdatatype.to_text(question.rdtype)
        self._noted(name, rdtype)
        response = dns.message.make_response(query)
        response.flags |= dns.flags.AA | dns.flags.RA
        records = self._zone.get(name)
        if records is None:
            stands = self._stands_above_another(name)
            response.set_rcode(dns.rcode.NOERROR if stands else dns.rcode.NXDOMAIN)
        elif values := records.get(rdtype):
            response.answer.append(
                dns.rrset.from_text_list(question.name, TTL, dns.rdataclass.IN, rdtype, values)
            )
        if stream:
            return response.to_wire(max_size=65_535)
        try:
            return response.to_wire(max_size=1232)
        except dns.exception.TooBig:
            short = dns.message.make_response(query)
            short.flags |= dns.flags.TC
            return short.to_wire()

    def _stands_above_another(self, name: str) -> bool:
        """Return whether names of the zone stand below ``name``, which so is there without any record."""
        if self._names != len(self._zone):
            self._parents = {above for known in self._zone for above in _above(known)}
            self._names = len(self._zone)
        return name in self._parents

    async def _stream(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            (length,) = struct.unpack("!H", await reader.readexactly(2))
            answer = self.answer(await reader.readexactly(length), stream=True)
            await asyncio.sleep(self.latency())
            if answer is not None:
                writer.write(struct.pack("!H", len(answer)) + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def _above(name: str) -> list[str]:
    """Return the names that a name stands below."""
    labels = name.split(".")
    return [".".join(labels[start:]) for start in range(1, len(labels))]


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, server: NameServer) -> None:
        self._server = server
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        answer = self._server.answer(data)
        if answer is not None:
            loop = asyncio.get_running_loop()
            loop.call_later(self._server.latency(), self._send, answer, addr)

    def _send(self, answer: bytes, addr: tuple[str, int]) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.sendto(answer, addr)
