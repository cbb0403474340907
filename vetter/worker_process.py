"""The other end of `vetter.worker`: processes that read requests from a pipe and answer on another.

Each message is its length in eight bytes and a pickle. A process ends when its pipe does, that is with
its parent.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import struct
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MEMORY_LIMIT: Final = 2_000_000_000  # bytes of address space, not of memory used
GRACE: Final = 5  # seconds after which a process ends itself, if nobody was left to end it
_LENGTH: Final = struct.Struct("!Q")


def send(stream: BinaryIO, message: bytes) -> None:
    """Write one message. Raises `OSError` where nobody reads any more."""
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Read one message. Raises `EOFError` where none is to come."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    read = stream.read(length)
    if len(read) < length:
        raise EOFError
    return read


def serve(numbers: Sequence[str], rehearsal: str) -> None:
    """Get ready once, and be as many processes as there are pairs of descriptors in ``numbers``.

    The module ``rehearsal`` loads what will be needed. Each process says its number first, and then does
    what it is asked until nobody asks any more.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C ends
    _limit_memory()
    with suppress(Exception):  # what is missing is missed again, and said, with the first record
        import_module(rehearsal).rehearse()
    pairs = [(int(numbers[i]), int(numbers[i + 1])) for i in range(0, len(numbers), 2)]
    while len(pairs) > 1:
        pair = pairs.pop()
        if os.fork() == 0:
            _close(pairs)
            pairs = [pair]
        else:
            _close([pair])
    _serve(*pairs[0])


def _close(pairs: Sequence[tuple[int, int]]) -> None:
    for pair in pairs:
        os.close(pair[0])
        os.close(pair[1])


def _serve(reading: int, writing: int) -> None:
    with (
        suppress(EOFError, OSError),
        open(reading, "rb") as requests,
        open(writing, "wb") as answers,
    ):
        send(answers, str(os.getpid()).encode())
        while True:
            send(answers, _answered(receive(requests)))


def _answered(request: bytes) -> bytes:
    """Return whether the function came back, and what it returned or else raised, pickled."""
    try:
        function, arguments, seconds = pickle.loads(request)  # noqa: S301 - from our parent
        signal.alarm(int(seconds) + GRACE)
        answer: tuple[bool, Any] = True, function(*arguments)
    except BaseException as error:  # noqa: BLE001 - whatever it raised is the answer
        answer = False, error
    finally:
        signal.alarm(0)
    try:
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001 - a library's error may refuse to be pickled in any way
        kind, value = type(answer[1]).__name__, str(answer[1])
        return pickle.dumps((False, RuntimeError(f"{kind}: {value:.200}")))


def _limit_memory() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > MEMORY_LIMIT:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, hard))
