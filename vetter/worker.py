"""Run a pure function on foreign bytes in a process of its own, which can be killed.

Parsers are the part of the program that a hostile page talks to. Here they can neither hang the
rest (a time limit ends the process), nor eat its memory (a limit per process), nor stop the
event loop. The processes stay for the next run in this program, and end with it.

One of them is for light work: it is there long before the others, which load words and models first, and
what needs no time waits for none of theirs.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar
from weakref import WeakKeyDictionary, WeakSet

from vetter.worker_process import LENGTH, length, packed

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TIME_LIMIT: Final = 15.0  # seconds for one record; the slowest honest page took under one
START_LIMIT: Final = 60.0  # seconds for starting a process on a machine that is busy
PROCESSES: Final = 2
PIECE: Final = 65_536  # bytes that are taken from a process at once
PAGES: Final = "vetter.extract.rehearsal"
LIGHT: Final = "vetter.extract.light_rehearsal"

_SERVE: Final = (
    "import sys; numbers, light, rehearsal, sys.path = *sys.argv[1:4], sys.argv[4:]; "
    "from vetter.worker_process import serve; serve(numbers.split(), light, rehearsal)"
)


class WorkerError(Exception):
    """The function did not come back: too slow, too big, or the process died."""


class _Process:
    """One process, reached over a socket.

    ``first`` is what was started: the process itself, or the one that it was ``forked`` from.
    ``light`` is the kind of work that it is for.
    """

    def __init__(
        self, ours: socket.socket, first: subprocess.Popen[bytes], *, forked: bool, light: bool
    ) -> None:
        self.light = light
        ours.setblocking(False)
        self._socket = ours
        self._first = first
        self._forked = forked
        self._number = 0  # of the process, once it is ready

    @property
    def alive(self) -> bool:
        """Whether it can be asked: an idle process has nothing to say but its end."""
        if not self._number:
            return self._first not in _killed and self._first.poll() is None
        return not select.select([self._socket], [], [], 0)[0]

    async def wait_until_ready(self) -> None:
        """Wait until it has started. Raises `TimeoutError`, and `EOFError` or `OSError` if it ended instead."""
        if not self._number:
            async with asyncio.timeout(START_LIMIT):
                self._number = int(await self._receive())

    async def ask(self, request: bytes) -> tuple[bool, Any]:
        """Return the answer to one request. Raises `EOFError` or `OSError` if it ends meanwhile."""
        await asyncio.get_running_loop().sock_sendall(self._socket, packed(request))
        answer: tuple[bool, Any] = pickle.loads(await self._receive())  # noqa: S301 - our own
        return answer

    def kill(self) -> None:
        """End it, whatever it does; harmless when repeated.

        One that was not divided off yet, for all we know, ends by itself once it finds its socket closed: the others,
        which would come from the same process, may still be wanted.
        """
        _living.discard(self)
        if not self._forked:
            _killed.add(self._first)
            self._first.kill()
        elif self._number:
            # The number is not given away again: nobody waits for the process while `first` lives.
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)

    def clear_away(self) -> None:
        """Close what is left of a killed process; waits for its end."""
        self._socket.close()
        if not self._forked:
            self._first.wait()

    async def _receive(self) -> bytearray:
        # Most answers come in one piece, and nothing comes that was not asked for.
        read = bytearray()
        while len(read) < LENGTH or len(read) < LENGTH + length(read[:LENGTH]):
            piece = await asyncio.get_running_loop().sock_recv(self._socket, PIECE)
            if not piece:
                raise EOFError
            read += piece
        return read[LENGTH:]


_living: set[_Process] = set()
_killed: WeakSet[subprocess.Popen[bytes]] = WeakSet()  # the system may take a moment to see it
_idle: list[_Process] = []
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[bool, asyncio.Semaphore]] = (
    WeakKeyDictionary()
)


def begin(rehearsal: str = PAGES) -> None:
    """Start the processes, without waiting: they get ready while others are waited for.

    ``rehearsal`` is the module whose ``rehearse`` loads what they will need.
    """
    light = sum(process.light for process in _living)
    missing = PROCESSES - (len(_living) - light)
    if missing > 0 or not light:
        _idle.extend(_start(max(missing, 0), light=not light, rehearsal=rehearsal))


async def run(
    function: Callable[..., T],
    *arguments: object,
    seconds: float = TIME_LIMIT,
    light: bool = False,
) -> T:
    """Return what ``function`` returns, having run it elsewhere.

    Waiting for a free process does not count towards ``seconds``. Raises `WorkerError` if the
    function took longer or its process died, and whatever the function itself raised.
    """
    request = pickle.dumps((function, arguments, seconds), pickle.HIGHEST_PROTOCOL)
    async with _turn(light=light):
        process = _free(light=light)
        try:
            await process.wait_until_ready()
            async with asyncio.timeout(seconds):
                came_back, value = await process.ask(request)
        except BaseException as error:
            process.kill()
            asyncio.get_running_loop().run_in_executor(None, process.clear_away)
            if isinstance(error, TimeoutError):
                raise WorkerError(f"reading took longer than {seconds:.0f} seconds") from error
            if isinstance(error, EOFError | OSError):
                raise WorkerError("the reading process died") from error
            raise
        _idle.append(process)
    if not came_back:
        raise value
    result: T = value
    return result


def _turn(*, light: bool) -> asyncio.Semaphore:
    # One per event loop: it may not be shared between two.
    turns = _turns.setdefault(
        asyncio.get_running_loop(),
        {True: asyncio.Semaphore(1), False: asyncio.Semaphore(PROCESSES)},
    )
    return turns[light]


def _free(*, light: bool) -> _Process:
    while (process := _take(light=light)) is not None:
        if process.alive:
            return process
        process.kill()
        process.clear_away()
    begin()
    return _take(light=light) or _start(0 if light else 1, light=light)[0]


def _take(*, light: bool) -> _Process | None:
    """Return the process of a kind that was idle for the shortest time, or None."""
    process = next((one for one in reversed(_idle) if one.light is light), None)
    if process is not None:
        _idle.remove(process)
    return process


def _start(count: int, *, light: bool, rehearsal: str = PAGES) -> list[_Process]:
    """Start one process that gets ready and then divides into ``count``: it is done once for all.

    Where one for ``light`` work is wanted, too, it comes first, and leaves the others before they get ready.
    """
    kinds = [True] * light + [False] * count
    pairs = [socket.socketpair() for _ in kinds]
    theirs = [end.fileno() for _, end in pairs]
    first = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        # -P: nothing from the folder in which the person happens to stand.
        [
            sys.executable,
            "-P",
            "-c",
            _SERVE,
            " ".join(map(str, theirs)),
            LIGHT if light else "",
            rehearsal,
            *sys.path,
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=theirs,
    )
    for _, end in pairs:
        end.close()
    # The last one stays what was started.
    started = [
        _Process(ours, first, forked=place < len(pairs), light=kind)
        for place, (kind, (ours, _)) in enumerate(zip(kinds, pairs, strict=True), 1)
    ]
    _living.update(started)
    return started


@atexit.register
def _end() -> None:
    for process in tuple(_living):
        process.kill()
        process.clear_away()
