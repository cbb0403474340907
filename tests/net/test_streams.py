"""A connection tells whether it is still open without being read from."""

from __future__ import annotations

import asyncio

import pytest

from vetter.net.stream import connect


@pytest.fixture
async def connection():
    """Return a connection and the writer of the server at its other end."""
    accepted = asyncio.get_running_loop().create_future()

    async def serve(_, writer):
        accepted.set_result(writer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    stream = await connect("127.0.0.1", server.sockets[0].getsockname()[1], 5.0)
    writer = await accepted
    yield stream, writer
    await stream.aclose()
    writer.close()
    server.close()


async def news(stream):
    """Wait until the connection says that something came."""
    async with asyncio.timeout(5):
        while not stream.get_extra_info("is_readable"):  # noqa: ASYNC110 - nothing tells us but asking
            await asyncio.sleep(0.01)


async def test_an_idle_connection_has_no_news_and_one_that_was_closed_has(connection):
    stream, writer = connection
    assert not stream.get_extra_info("is_readable")
    writer.close()
    await news(stream)
    assert await stream.read(10, timeout=5.0) == b""


async def test_what_came_unasked_is_news_and_stays_to_be_read(connection):
    stream, writer = connection
    writer.write(b"a letter")
    await news(stream)
    assert await stream.read(100, timeout=5.0) == b"a letter"


async def test_a_connection_that_we_closed_is_not_taken_for_an_open_one(connection):
    stream, _ = connection
    await stream.aclose()
    assert stream.get_extra_info("is_readable")
