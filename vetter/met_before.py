"""Hold a case against all others once, and keep in it what was seen, as list rows are kept.

A case looks at its neighbours when it is first judged. Judged again it goes by what it saw then, whatever has been
vetted or deleted since; only on request does it look again.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vetter import clock
from vetter.errors import CaseError
from vetter.model import Citation, Exchange, Outcome, Purpose, Sibling, Source, SourceState
from vetter.store.case import Sheet
from vetter.store.shown import remember as put
from vetter.store.siblings import looked_beside, meet, rarest_first
from vetter.store.warc import sha256
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.model import Dossier, Fingerprint
    from vetter.store import Case

NOTE: Final = "siblings"
CASES: Final = "cases:"
"""The address of what the other cases answer."""
NOBODY: Final = "no other outlet was vetted on this machine before, or looked at beside it"


class Look(Struct, frozen=True):
    """What a case saw when it looked: how many other outlets, and the record of what they share.

    Cases of before have several of them. ``beside`` is how many were looked at for its sake.
    """

    known: int
    records: tuple[str, ...]
    beside: int = 0


def with_siblings(case: Case, dossier: Dossier, shown: Fingerprint, *, look_again: bool) -> Dossier:
    """Return the dossier with what it has in common with other cases, each citing its record.

    ``shown`` is its fingerprint.
    """
    told = case.about().get(NOTE)
    try:
        if told is None or look_again:
            until = clock.now() if look_again else shown.as_of
            asked = dossier.state(Source.NEIGHBOURS).outcome is not Outcome.NOT_ASKED
            look, found = _look(case, shown, until, looked=asked)
        else:
            look = decoded(told, Look)
            found = rarest_first(one for record in look.records for one in _stored(case, record))
        if shown.as_of < datetime.fromisoformat(case.about()["as_of"]):
            # Judged as of an earlier day: what was seen after that does not count.
            found = tuple(sibling for sibling in found if sibling.seen <= shown.as_of)
    except CaseError as error:
        return _stated(dossier, SourceState(Outcome.FAILED, str(error)))
    held = look.known or look.beside
    state = SourceState(Outcome.ANSWERED) if held else SourceState(Outcome.ABSENT, NOBODY)
    return replace(_stated(dossier, state), siblings=found)


def remember(case: Case, shown: Fingerprint) -> None:
    """Let later cases meet this one, if it stays. An index that cannot be written is caught up with later."""
    if case.id:
        with suppress(CaseError):
            put(case.home, case.id, shown)


def _stated(dossier: Dossier, state: SourceState) -> Dossier:
    return replace(dossier, states={**dossier.states, Source.CASES.value: state})


def _look(
    case: Case, shown: Fingerprint, until: datetime, *, looked: bool
) -> tuple[Look, tuple[Sibling, ...]]:
    """Return what the case sees when it looks, having kept it, if it is anything.

    Unless other sites were ``looked`` for, what an earlier case of the outlet saw beside it is not forgotten.
    """
    met = meet(case.home, shown, until)
    earlier = None if looked or not case.id else looked_beside(case.home, shown.domain, case.id)
    beside = meet(earlier or case.beside, shown, until)
    vetted = {(one.domain, one.kind, one.value) for one in met.siblings}
    looked_at = (
        replace(one, beside=True, earlier=earlier is not None)
        for one in beside.siblings
        if (one.domain, one.kind, one.value) not in vetted
    )
    siblings = (*met.siblings, *looked_at)
    records = (_kept(case, siblings),) if siblings else ()
    look = Look(met.known, records, beside.known)
    case.about(**{NOTE: msgspec.json.encode(look).decode()})
    return look, tuple(_citing(one, record) for record in records for one in siblings)


def _kept(case: Case, siblings: Sequence[Sibling]) -> str:
    """Keep what is shared with others, as if they had been asked, unless it is kept already; return its record."""
    payload = msgspec.json.encode(siblings)
    mark = sha256(payload)
    for record in case.records():
        if record.purpose is Purpose.SIBLING and record.sha256 == mark:
            return record.id
    told = Exchange(
        url=CASES,
        started=clock.now(),
        elapsed=0.0,
        whom="the cases on this machine",
        payload=payload,
    )
    (record,) = case.keep_all([Sheet(told, Source.CASES, Purpose.SIBLING)])
    return record.id


def _stored(case: Case, record: str) -> Iterator[Sibling]:
    """Yield what a record keeps; in some cases of before, that is one trait."""
    kept = case.kept(record).exchange.payload
    several = kept.startswith(b"[")
    for sibling in decoded(kept, tuple[Sibling, ...]) if several else (decoded(kept, Sibling),):
        yield _citing(sibling, record)


def _citing(sibling: Sibling, record: str) -> Sibling:
    words = f"{sibling.host} ({sibling.case}): {sibling.kind} {sibling.theirs}"
    return replace(sibling, cited=(Citation(record, words), *sibling.cited))
