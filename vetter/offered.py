"""What a person brings along: the messages in which work was offered, and their notes. Kept in the case, then read.

Nothing of it leaves this machine. The one thing asked of others is the key of a signature, by its name in DNS.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter import clock, worker
from vetter.errors import CannotError, TargetError
from vetter.extract.offer.conduct import amount, conduct_of, written
from vetter.extract.offer.form import MAX_OFFER, form_of
from vetter.extract.offer.signed import Key
from vetter.model import (
    Citation,
    Conduct,
    DnsReading,
    Exchange,
    Outcome,
    Outlet,
    Purpose,
    Source,
    SourceState,
)
from vetter.named import file_named, is_file
from vetter.resolve.prose import is_letter
from vetter.resolve.target import KEPT
from vetter.settings import brief
from vetter.store.warc import sha256

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vetter.model import Kept, OfferReading, Reading, Record, Sought
    from vetter.store import Case

SECONDS: Final = 10.0
LONGEST_PATH: Final = 4_096  # characters; no system takes more
HINT: Final = (
    "Name the file with the message (.eml, .msg, .mbox or text), or paste it: vetter offer -"
)
THEMSELVES: Final = "the person themselves"
ADDRESSES: Final = {Purpose.OFFER: "offer:message", Purpose.CONDUCT: "offer:notes"}


class Brought(Struct, frozen=True):
    """The bytes of the messages and of the notes (TOML); empty where there are none."""

    message: bytes = b""
    notes: bytes = b""

    def __bool__(self) -> bool:
        return bool(self.message or self.notes)


def contents(named: Path | str) -> bytes:
    """Return what the file holds that was named, up to what is read of an offer. Raises `TargetError`."""
    path = file_named(str(named))
    called = brief(path)
    try:
        if path.is_dir():
            raise TargetError(f"{called} is a folder.", HINT)
        if not path.is_file():
            raise TargetError(f"There is no file {called}.", HINT)
        with path.open("rb") as stream:
            found = stream.read(MAX_OFFER + 1)
    except OSError as error:
        raise TargetError(f"The file {called} cannot be read: {error.strerror}.", HINT) from error
    if not found.strip():
        raise TargetError(f"The file {called} is empty.", HINT)
    return found


def typed(message: str, noted: Mapping[str, str], *, published: bool) -> Brought:
    """Return what was typed or pasted, or what a file holds whose path it is, and the notes.

    Raises `UsageError` for a file that is none, and for notes that cannot be read.
    """
    line = message.strip()
    given = contents(line) if _is_path(line) else message.encode("utf-8", "replace")
    kept = {name: value for name, value in noted.items() if value}
    notes = Conduct(
        rate_offered=amount(kept.pop("rate_offered", "")),
        rate_paid=amount(kept.pop("rate_paid", "")),
        published=published,
        **kept,  # type: ignore[arg-type]
    )
    return Brought(given if line else b"", written(notes))


def _is_path(line: str) -> bool:
    """Return whether one line is the path of a file and no message: there is one, or it is written like one."""
    if "\n" in line or len(line) > LONGEST_PATH:
        return False
    path = file_named(line)
    if is_file(path) or str(path).lower().endswith(KEPT):
        return True
    return line.startswith(("/", "~/")) and not is_letter(line)


async def examine(brought: Brought) -> Sought:
    """Return the sites that the messages lead to, having made sure that all of it can be read.

    Raises `UsageError` for what is no message or no notes, and `CannotError` where reading has no end.
    """
    from vetter.resolve.letter import sites_of

    if brought.notes:
        conduct_of(brought.notes)
    form_of(brought.message or b"-")
    try:
        return await worker.run(sites_of, brought.message, seconds=SECONDS)
    except worker.WorkerError as error:
        raise CannotError(
            f"The message cannot be read: {error}. It may have been made so that it cannot.",
            "Copy its text and paste it: vetter offer -",
        ) from error


def first_of(sought: Sought) -> Outlet:
    """Return the first outlet that messages speak for; one without a name or an address where there is none."""
    if not sought.candidates:
        return Outlet(host="", domain="", url="")
    domain = sought.candidates[0].domain
    return Outlet(
        host=domain, domain=domain, url=f"https://{domain}/", candidates=sought.candidates
    )


def keep(case: Case, brought: Brought) -> tuple[Kept, ...]:
    """Store what was brought along in the case, unless it has it already, and return what was stored."""
    had = {(record.purpose, record.sha256) for record in case.records()}
    given = ((Purpose.OFFER, brought.message), (Purpose.CONDUCT, brought.notes))
    kept = [
        _kept(case, purpose, content)
        for purpose, content in given
        if content and (purpose, sha256(content)) not in had
    ]
    if brought:
        case.about(offer="yes")
        case.settle(Source.OFFER, SourceState(Outcome.ANSWERED))
    return tuple(kept)


def _kept(case: Case, purpose: Purpose, content: bytes) -> Kept:
    from vetter.model import Kept

    exchange = Exchange(
        url=ADDRESSES[purpose],
        started=clock.now(),
        elapsed=0.0,
        whom=THEMSELVES,
        payload=content,
    )
    return Kept(case.keep(exchange, Source.OFFER, purpose), exchange)


def keys(records: tuple[Record, ...], done: Mapping[str, Reading | None]) -> dict[str, Key]:
    """Return the keys that were asked for, by their names."""
    from vetter.extract.dns import asked

    found = {}
    for record in records:
        if record.purpose is Purpose.DKIM_KEY:
            reading = done.get(record.id)
            told = reading.values if isinstance(reading, DnsReading) else None
            found[asked(record.url)[0]] = Key(told, (Citation(record.id),))
    return found


async def with_keys(case: Case, done: Mapping[str, Reading | None]) -> dict[str, OfferReading]:
    """Return the readings of the messages once more, with their signatures held against the keys."""
    records = await asyncio.to_thread(case.records)
    found = keys(records, done)
    if not found:
        return {}
    from vetter.extract.offer.messages import read_with_keys

    again: dict[str, OfferReading] = {}
    for record in records:
        if record.purpose is Purpose.OFFER and done.get(record.id) is not None:
            kept = await asyncio.to_thread(case.kept, record.id)
            again[record.id] = await worker.run(read_with_keys, kept, found)
    return again
