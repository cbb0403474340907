"""A time limit that stands still while one waits for one's turn behind others."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


class Patience:
    """Like `asyncio.timeout`, but what is spent in `turn_awaited` does not count towards ``seconds``.

    That holds for everything that was begun within, in whichever task.
    """

    def __init__(self, seconds: float) -> None:
        self._timeout = asyncio.timeout(seconds)
        self._waiting = 0
        self._left = seconds

    async def __aenter__(self) -> Self:
        await self._timeout.__aenter__()
        self._token = _limits.set((*_limits.get(), self))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _limits.reset(self._token)
        self._waiting = -1
        await self._timeout.__aexit__(kind, error, traceback)

    def stand_still(self) -> None:
        """Let no time run until `go_on` was called as often."""
        if self._waiting < 0 or self._timeout.expired():
            return
        when = self._timeout.when()
        if self._waiting == 0 and when is not None:
            self._left = when - asyncio.get_running_loop().time()
            self._timeout.reschedule(None)
        self._waiting += 1

    def go_on(self) -> None:
        """Let time run again."""
        if self._waiting <= 0 or self._timeout.expired():
            return
        self._waiting -= 1
        if self._waiting == 0:
            self._timeout.reschedule(asyncio.get_running_loop().time() + self._left)


_limits: Final[ContextVar[tuple[Patience, ...]]] = ContextVar("limits", default=())


@contextmanager
def turn_awaited() -> Iterator[None]:
    """Let the limits around this stand still while the block runs."""
    limits = _limits.get()
    for limit in limits:
        limit.stand_still()
    try:
        yield
    finally:
        for limit in limits:
            limit.go_on()
