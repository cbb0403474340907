"""The other end of `vetter.worker`: processes that read requests from a socket and answer on it.

Each message is its length in eight bytes and a pickle. A process ends when its socket does, that is with
its parent.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import signal
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MEMORY_LIMIT: Final = 2_000_000_000  # bytes of address space, not of memory used
GRACE: Final = 5  # seconds after which a process ends itself, if nobody was left to end it
GARBAGE: Final = (20_000, 20, 50)
"""When to look for circles among objects (see `gc.set_threshold`): a page makes thousands that hang together."""

LENGTH: Final = 8  # bytes that say how long a message is


def packed(message: bytes) -> bytes:
    """Return a message with its length before it."""
    return len(message).to_bytes(LENGTH) + message


def length(head: bytes | bytearray) -> int:
    """Return the length that a message begins with."""
    return int.from_bytes(head)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    read = stream.read(size)
    if len(read) < size:
        raise EOFError
    return read


def serve(numbers: Sequence[str], light: str, rehearsal: str) -> None:
    """Get ready once, and be as many processes as there are descriptors in ``numbers``.

    The module ``rehearsal`` loads what will be needed. If ``light`` is not "" the first process only has what the
    module of that name loads, and is there before. Each says its number first, and then does what it is asked
    until nobody asks any more.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C ends
    _limit_memory()
    gc.disable()  # what is loaded now stays
    descriptors = [int(number) for number in numbers]
    for module in filter(None, (light, rehearsal)):
        # What is missing is missed again, and said, with the first record.
        with suppress(Exception):
            import_module(module).rehearse()
        if module == light and (len(descriptors) == 1 or _divided(descriptors)):
            break
    gc.freeze()  # it is never gone through for circles, and the processes go on sharing it
    while len(descriptors) > 1 and not _divided(descriptors):
        pass
    gc.set_threshold(*GARBAGE)
    gc.enable()
    _serve(descriptors[0])


def _divided(descriptors: list[int]) -> bool:
    """Divide in two and return whether this is the new one; it keeps the first descriptor, the old one the others."""
    own = descriptors.pop(0)
    if os.fork() != 0:
        os.close(own)
        return False
    for other in descriptors:
        os.close(other)
    descriptors[:] = [own]
    return True


def _serve(descriptor: int) -> None:
    with (
        suppress(EOFError, OSError),
        open(descriptor, "rb") as requests,
        open(descriptor, "wb", closefd=False) as answers,
    ):
        _send(answers, str(os.getpid()).encode())
        while True:
            _send(answers, _answered(_exactly(requests, length(_exactly(requests, LENGTH)))))


def _send(stream: BinaryIO, message: bytes) -> None:
    stream.write(packed(message))
    stream.flush()


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
