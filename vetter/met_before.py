"""Hold a case against all others once, and keep in it what was seen, as list rows are kept.

A case looks at its neighbours when it is first judged. Judged again it goes by what it saw then, whatever has been
vetted or deleted since; only on request does it look again.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vetter import clock
from vetter.errors import CaseError
from vetter.model import Citation, Exchange, Outcome, Purpose, Sibling, Source, SourceState
from vetter.store.case import Sheet
from vetter.store.shown import remember as put
from vetter.store.siblings import meet, rarest_first
from vetter.store.warc import sha256
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.model import Dossier, Fingerprint
    from vetter.store import Case

NOTE: Final = "siblings"
NOBODY: Final = "no other outlet was vetted on this machine before"


class Look(Struct, frozen=True):
    """What a case saw when it looked: how many other outlets, and the records of what they share."""

    known: int
    records: tuple[str, ...]


def with_siblings(case: Case, dossier: Dossier, shown: Fingerprint, *, look_again: bool) -> Dossier:
    """Return the dossier with what it has in common with other cases, each citing its record.

    ``shown`` is its fingerprint.
    """
    told = case.about().get(NOTE)
    try:
        if told is None or look_again:
            look, found = _look(case, shown, clock.now() if look_again else shown.as_of)
        else:
            look = decoded(told, Look)
            found = rarest_first(one for record in look.records for one in _stored(case, record))
        if shown.as_of < datetime.fromisoformat(case.about()["as_of"]):
            # Judged as of an earlier day: what was seen after that does not count.
            found = tuple(sibling for sibling in found if sibling.seen <= shown.as_of)
    except CaseError as error:
        return _stated(dossier, SourceState(Outcome.FAILED, str(error)))
    state = SourceState(Outcome.ANSWERED) if look.known else SourceState(Outcome.ABSENT, NOBODY)
    return replace(_stated(dossier, state), siblings=found)


def remember(case: Case, shown: Fingerprint) -> None:
    """Let later cases meet this one, if it stays. An index that cannot be written is caught up with later."""
    if case.id:
        with suppress(CaseError):
            put(case.home, case.id, shown)


def _stated(dossier: Dossier, state: SourceState) -> Dossier:
    return replace(dossier, states={**dossier.states, Source.CASES.value: state})


def _look(case: Case, shown: Fingerprint, until: datetime) -> tuple[Look, tuple[Sibling, ...]]:
    """Return what the case sees when it looks, having kept it: one record for each of the others."""
    met = meet(case.home, shown, until)
    stored = {
        (record.url, record.sha256): record.id
        for record in case.records()
        if record.purpose is Purpose.SIBLING
    }
    shared: dict[str, list[Sibling]] = {}
    for sibling in met.siblings:
        shared.setdefault(sibling.case, []).append(sibling)
    told = [_told(name, siblings) for name, siblings in shared.items()]
    keys = [(exchange.url, sha256(exchange.payload)) for exchange in told]
    new = [
        Sheet(exchange, Source.CASES, Purpose.SIBLING)
        for key, exchange in zip(keys, told, strict=True)
        if key not in stored
    ]
    for record in case.keep_all(new):
        stored[record.url, record.sha256] = record.id
    look = Look(met.known, tuple(stored[key] for key in keys))
    case.about(**{NOTE: msgspec.json.encode(look).decode()})
    record_of = dict(zip(shared, look.records, strict=True))
    return look, tuple(_citing(one, record_of[one.case]) for one in met.siblings)


def _told(name: str, siblings: Sequence[Sibling]) -> Exchange:
    """Return what is kept of that which is shared with another case, as if that had been asked."""
    return Exchange(
        url=f"case:{quote(name)}",
        started=clock.now(),
        elapsed=0.0,
        whom="an earlier case on this machine",
        payload=msgspec.json.encode(siblings),
    )


def _stored(case: Case, record: str) -> Iterator[Sibling]:
    """Yield what a record keeps; in cases of before, that is one trait."""
    kept = case.kept(record).exchange.payload
    several = kept.startswith(b"[")
    for sibling in decoded(kept, tuple[Sibling, ...]) if several else (decoded(kept, Sibling),):
        yield _citing(sibling, record)


def _citing(sibling: Sibling, record: str) -> Sibling:
    words = f"{sibling.host}: {sibling.kind} {sibling.theirs}"
    return replace(sibling, cited=(Citation(record, words), *sibling.cited))
