"""Run a pure function on foreign bytes in a process of its own, which can be killed.

Parsers are the part of the program that a hostile page talks to. Here they can neither hang the
rest (a time limit ends the process), nor eat its memory (a limit per process), nor stop the
event loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import anyio
import anyio.to_process

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TIME_LIMIT: Final = 15.0  # seconds for one record; the slowest honest page took under one
MEMORY_LIMIT: Final = 2_000_000_000  # bytes of address space, not of memory used

WARMING: Final = 60.0  # seconds for starting a process on a machine that is busy
PROCESSES: Final = 2

_limiters: dict[int, tuple[anyio.CapacityLimiter, anyio.CapacityLimiter]] = {}


class WorkerError(Exception):
    """The function did not come back: too slow, too big, or the process died."""


async def run(function: Callable[..., T], *arguments: object, seconds: float = TIME_LIMIT) -> T:
    """Return what ``function`` returns, having run it elsewhere.

    Waiting for a free process does not count towards ``seconds``. Raises `WorkerError` if the
    function took longer or its process died, and whatever the function itself raised.
    """
    async with _limiter():
        try:
            with anyio.fail_after(seconds):
                return await anyio.to_process.run_sync(
                    _bounded, function, arguments, cancellable=True, limiter=_unlimited()
                )
        except TimeoutError as error:
            raise WorkerError(f"reading took longer than {seconds:.0f} seconds") from error
        except anyio.BrokenWorkerProcess as error:
            raise WorkerError("the reading process died") from error


async def warm(*modules: str) -> None:
    """Start a process and import what readers need, while the network is still being waited for."""
    import contextlib

    with contextlib.suppress(WorkerError, ImportError):
        await run(_import, modules, seconds=WARMING)


def _import(modules: tuple[str, ...]) -> None:
    from importlib import import_module

    for module in modules:
        import_module(module)


def _limiter() -> anyio.CapacityLimiter:
    return _of_this_loop()[0]


def _unlimited() -> anyio.CapacityLimiter:
    return _of_this_loop()[1]


def _of_this_loop() -> tuple[anyio.CapacityLimiter, anyio.CapacityLimiter]:
    # One pair per event loop: a limiter may not be shared between two. The first is ours; the
    # second only keeps anyio from counting the waiting into the time limit.
    import asyncio

    key = id(asyncio.get_running_loop())
    if key not in _limiters:
        _limiters.clear()
        _limiters[key] = (anyio.CapacityLimiter(PROCESSES), anyio.CapacityLimiter(1000))
    return _limiters[key]


def _bounded(function: Callable[..., T], arguments: tuple[object, ...]) -> T:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > MEMORY_LIMIT:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, hard))
    return function(*arguments)
