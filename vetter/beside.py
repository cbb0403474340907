"""A process of ours beside this one, and what the two say to each other: messages over pairs of sockets.

Each message is its length in eight bytes and a pickle. Most are said and go their way; some are said and
waited for, on a line of their own, until the other has done what it must before one may go on.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import sys
from contextlib import suppress
from subprocess import DEVNULL, Popen
from typing import TYPE_CHECKING, Any, Final, Self

from vetter.worker_process import LENGTH, length, packed

if TYPE_CHECKING:
    from collections.abc import Mapping

DONE: Final = b"."  # what whoever waits is told

_SERVE: Final = (
    "import sys; from importlib import import_module; module, *numbers = sys.argv[1:4]; sys.path = sys.argv[4:]; "
    "import_module(module).serve(*map(int, numbers))"
)


class Line:
    """One end of what two processes say to each other; belongs to one event loop."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        writer.transport.set_write_buffer_limits(0)  # else `said` would leave some of it lying

    @classmethod
    async def over(cls, end: socket.socket) -> Self:
        """Return a line over one end of a pair of sockets."""
        return cls(*await asyncio.open_connection(sock=end))

    def say(self, message: object) -> None:
        """Say something; it is on its way when this returns. One who is gone hears nothing."""
        self._write(packed(pickle.dumps(message, pickle.HIGHEST_PROTOCOL)))

    def confirm(self) -> None:
        """Let the other, who waits for it, go on."""
        self._write(DONE)

    async def hear(self) -> Any:
        """Return what the other says next. Raises `EOFError` when it is gone."""
        try:
            size = length(await self._reader.readexactly(LENGTH))
            return pickle.loads(await self._reader.readexactly(size))  # noqa: S301 - our own
        except OSError as error:
            raise EOFError from error

    async def said(self) -> None:
        """Wait until all that was said is on its way."""
        with suppress(OSError):
            await self._writer.drain()

    def close(self) -> None:
        """Say no more, and hear nothing; harmless when repeated."""
        self._writer.close()

    def _write(self, what: bytes) -> None:
        if not self._writer.is_closing():  # else it would go into the log of faults
            self._writer.write(what)


class Beside:
    """A process beside this one: ``line`` is what both say, ``asked`` what it says and waits for."""

    def __init__(self, process: Popen[bytes], line: Line, asked: Line) -> None:
        self._process = process
        self.line = line
        self.asked = asked

    @classmethod
    async def begin(cls, module: str, told: Mapping[str, str]) -> Self:
        """Start a process that runs the ``serve`` of a module of ours, with ``told`` in its environment.

        It hears of no Ctrl-C: the parent decides what ends it.
        """
        pairs = [socket.socketpair() for _ in range(2)]
        theirs = [end.fileno() for _, end in pairs]
        lines = [await Line.over(end) for end, _ in pairs]
        process = _started(module, theirs, os.environ | told)
        for _, end in pairs:
            end.close()
        return cls(process, *lines)

    def end(self) -> None:
        """End it at once, whatever it does, and clear away what is left of it; harmless when repeated."""
        self._process.kill()
        self._process.wait()
        self.line.close()
        self.asked.close()


class Parent:
    """The process that started this one: ``line`` is what both say."""

    def __init__(self, line: Line, asking: socket.socket) -> None:
        self.line = line
        self._asking = asking

    @classmethod
    async def reached(cls, line: int, asking: int) -> Self:
        """Return the parent, reached over two descriptors that were left open for this process."""
        return cls(await Line.over(socket.socket(fileno=line)), socket.socket(fileno=asking))

    def ask(self, message: object) -> None:
        """Say something, and stand still until the parent has done what it must. Raises `EOFError` if it is gone."""
        try:
            self._asking.sendall(packed(pickle.dumps(message, pickle.HIGHEST_PROTOCOL)))
            if self._asking.recv(len(DONE)) != DONE:
                raise EOFError
        except OSError as error:
            raise EOFError from error


def _started(module: str, theirs: list[int], environment: Mapping[str, str]) -> Popen[bytes]:
    """Start a process that is deaf to what a terminal or `timeout` says to all processes at once.

    It must be so from its first moment on: it loads for a while before it could decide that for itself.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        return Popen(  # noqa: S603 - our own interpreter and module
            # -P: nothing from the folder in which the person happens to stand.
            [sys.executable, "-P", "-c", _SERVE, module, *map(str, theirs), *sys.path],
            env=environment,
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            pass_fds=theirs,
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
