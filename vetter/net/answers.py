"""What services answered one outlet of a batch, for the others that ask just the same."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

from vetter import clock
from vetter.net.patience import turn_awaited

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vetter.net.fetched import Fetched

FRESH: Final = 3600.0  # seconds for which an answer holds
MOST: Final = 500  # answers that are remembered
LARGEST: Final = 50_000  # bytes of one, as they came

Question = tuple[str, str]
"""The address that is asked, and what kind of answer is accepted."""


class Answers:
    """The newest answers of services; of several that ask the same at once, one asks and the others wait for it."""

    def __init__(self) -> None:
        self._kept: dict[Question, tuple[float, Fetched]] = {}
        self._asking: WeakValueDictionary[Question, asyncio.Lock] = WeakValueDictionary()

    async def of(self, question: Question, ask: Callable[[], Awaitable[Fetched]]) -> Fetched:
        """Return what was answered before, or else what ``ask`` brings; what is no answer is asked for again."""
        asking = self._asking.setdefault(question, asyncio.Lock())
        with turn_awaited():
            await asking.acquire()
        try:
            when, known = self._kept.get(question, (0.0, None))
            if known is not None and clock.ticks() - when < FRESH:
                return known
            fetched = await ask()
            self._keep(question, fetched)
            return fetched
        finally:
            asking.release()

    def forget(self, fetched: Fetched) -> None:
        """Let a question be asked again whose answer turned out to be none: services put some refusals into one."""
        stale = [question for question, (_, known) in self._kept.items() if known is fetched]
        for question in stale:
            del self._kept[question]

    def _keep(self, question: Question, fetched: Fetched) -> None:
        answered = fetched.trouble is None and fetched.last.status == HTTPStatus.OK
        if answered and sum(len(hop.payload) for hop in fetched.hops) <= LARGEST:
            self._kept.pop(question, None)
            self._kept[question] = clock.ticks(), fetched
            while len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
