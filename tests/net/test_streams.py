"""Connections carry what was sent, no more of it than is wanted, and end when the other side does."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import httpcore
import pytest

from vetter.net.stream import MOST_WAITING, connect
from vetter.net.transport import unverifying

HERE = "127.0.0.1"


@asynccontextmanager
async def connection(speak):
    """Give a connection to a server that does what ``speak`` does with its writer."""

    async def serve(_, writer):
        try:
            await speak(writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, HERE, 0)
    stream = await connect(HERE, server.sockets[0].getsockname()[1], 5.0)
    try:
        yield stream
    finally:
        await stream.aclose()
        server.close()


async def test_what_came_arrives_in_pieces_and_then_the_end():
    async def speak(writer):
        writer.write(b"a letter")

    async with connection(speak) as stream:
        assert await stream.read(3, timeout=5.0) == b"a l"
        assert await stream.read(100, timeout=5.0) == b"etter"
        assert await stream.read(100, timeout=5.0) == b""
        assert stream.get_extra_info("is_readable")
        with pytest.raises(httpcore.WriteError):
            await stream.write(b"an answer", timeout=5.0)


async def test_what_was_said_before_tls_never_passes_for_its_content():
    async def speak(writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await asyncio.sleep(5)

    async with connection(speak) as stream:
        await stream.read(1, timeout=5.0)
        with pytest.raises(httpcore.ConnectError, match="before TLS"):
            await stream.start_tls(unverifying(), server_hostname="gazette.example.org")


async def test_who_sends_more_than_is_read_has_to_wait():
    sent = 0

    async def speak(writer):
        nonlocal sent
        while True:
            writer.write(bytes(65_536))
            await writer.drain()
            sent += 65_536

    async with connection(speak) as stream:
        await stream.read(1, timeout=5.0)
        before = -1
        while sent != before:
            before = sent
            await asyncio.sleep(0.2)
        # What the system holds on both sides comes on top.
        assert len(await stream.read(100_000_000, timeout=5.0)) < 4 * MOST_WAITING


async def test_silence_is_waited_for_only_so_long():
    async def speak(_):
        await asyncio.sleep(5)

    async with connection(speak) as stream:
        with pytest.raises(httpcore.ReadTimeout):
            await stream.read(1, timeout=0.05)
        assert not stream.get_extra_info("is_readable")
