"""How an answer of a third party is to be taken: as an answer, as "nothing", or as no answer.

`vetter.collect.errand.outcome_of` judges exchanges with the outlet's own servers; here a name that
does not resolve is the service's failure, and says nothing about the outlet.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, TypeVar

from vetter.collect.errand import outcome_of
from vetter.domains import host_of, hosted_on
from vetter.model import (
    BylinesReading,
    Mark,
    NeighboursReading,
    Outcome,
    SourceState,
    TroubleKind,
)
from vetter.net import SERVICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.collect.errand import Errand
    from vetter.model import Headers, Kept, Outlet, Purpose, Reading, Source

L = TypeVar("L", BylinesReading, NeighboursReading)
"""Readings of services that say in their answers that they were asked too often."""

OFF: Final = "switched off in the settings"
CUT_OFF: Final = "no complete answer in the time that was left"

UNREADABLE: Final = "the answer is not what this service answers with"
REFUSALS: Final = frozenset(
    {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS}
)
BUSY: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS})


async def ask_service(
    errand: Errand,
    source: Source,
    purpose: Purpose,
    url: str,
    what: str,
    *,
    empty: Callable[[Reading], bool] = lambda _: False,
    accept: str = "application/json",
    secret: Headers = (),
) -> tuple[SourceState, Reading | None]:
    """Ask a service one question; return how it ended and what it answers.

    The ledger says ``what`` was asked and how it ended, "nothing there" for an answer that is
    ``empty``; the state returned is still that of a service which answered.
    """
    with noted_if_cut_off(errand, source, host(url), what):
        visit = await errand.get(
            url,
            purpose,
            source=source,
            limits=SERVICE,
            accept=accept,
            service=True,
            secret=secret,
        )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    if reading is None and outcome in (Outcome.ANSWERED, Outcome.ABSENT):
        outcome, reason = Outcome.FAILED, UNREADABLE
        errand.forget(visit)
    nothing = outcome is Outcome.ANSWERED and reading is not None and empty(reading)
    noted = Outcome.ABSENT if nothing else outcome
    errand.note(source, host(url), what, noted, reason, (visit.kept.record.id,))
    return SourceState(outcome, reason), reading


async def ask_sparing_service(
    errand: Errand,
    source: Source,
    purpose: Purpose,
    url: str,
    what: str,
    *,
    kind: type[L],
    refused: str,
    empty: Callable[[L], bool],
    accept: str = "application/json",
) -> tuple[SourceState, L | None]:
    """Ask a service that says in its answer, as a ``kind`` of reading tells, that it was asked too often.

    ``refused`` says so for the ledger, which has "nothing there" for an answer that is ``empty``.
    """
    with noted_if_cut_off(errand, source, host(url), what):
        visit = await errand.get(
            url, purpose, source=source, limits=SERVICE, accept=accept, service=True
        )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    found = reading if isinstance(reading, kind) else None
    if found is not None and found.limited:
        outcome, reason = Outcome.LIMITED, refused
    elif found is None and outcome in (Outcome.ANSWERED, Outcome.ABSENT):
        outcome, reason = Outcome.FAILED, UNREADABLE
    if outcome not in (Outcome.ANSWERED, Outcome.ABSENT):
        errand.forget(visit)
    nothing = outcome is Outcome.ANSWERED and found is not None and empty(found)
    noted = Outcome.ABSENT if nothing else outcome
    errand.note(source, host(url), what, noted, reason, (visit.kept.record.id,))
    return SourceState(outcome, reason), found


def judged(kept: Kept) -> tuple[Outcome, str]:
    """Return the outcome and the reason that one HTTP exchange with a service amounts to.

    ``absent`` for 404 and 410: for services where that means something else the caller says so.
    """
    trouble = kept.record.trouble
    if trouble is not None:
        if trouble.kind is TroubleKind.NO_SUCH_NAME:
            return Outcome.FAILED, trouble.message
        return outcome_of(kept)
    status = kept.record.status
    if status in BUSY:
        return Outcome.LIMITED, "it says that it was asked too often (429)"
    if status in REFUSALS:
        return Outcome.BLOCKED, f"it turned us away ({status})"
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Outcome.ABSENT, ""
    if status != HTTPStatus.OK:
        return Outcome.FAILED, f"it answered with HTTP status {status}"
    if Mark.TRUNCATED in kept.record.marks:
        return Outcome.FAILED, "its answer is longer than we read"
    return Outcome.ANSWERED, ""


def host(url: str) -> str:
    """Return the host of one of our own addresses."""
    return host_of(url) or url


@contextmanager
def noted_if_cut_off(errand: Errand, source: Source, whom: str, what: str) -> Iterator[None]:
    """Write a question into the ledger even if time runs out before its answer: it was asked."""
    try:
        yield
    except asyncio.CancelledError:
        errand.note(source, whom, what, Outcome.FAILED, CUT_OFF)
        raise


def own_domain(outlet: Outlet) -> str:
    """Return the domain that is the outlet's to fill: on a platform its host."""
    return outlet.host if hosted_on(outlet.host) else outlet.domain or outlet.host
