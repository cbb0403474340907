"""The visits that were made once more, from their records: where each began and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.model import Citation, Mark, PageReading, Purpose, Visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Reading, Record


def visits(
    records: Sequence[Record], readings: Sequence[tuple[Record, Reading]]
) -> tuple[Visit, ...]:
    """Return the visits in the order in which they were made.

    They are made one after the other, so that every record up to one that redirects nowhere is a hop
    of the same visit.
    """
    read = {record.id: reading for record, reading in readings}
    found = []
    hops: list[Record] = []
    for record in records:
        if record.purpose is not Purpose.PAGE_AGAIN:
            continue
        hops.append(record)
        if not record.location or record.trouble is not None:
            found.append(_visit(hops, read.get(record.id)))
            hops = []
    return tuple(found)


def _visit(hops: list[Record], reading: Reading | None) -> Visit:
    return Visit(
        url=hops[0].url,
        end=hops[-1].url,
        other_reader=Mark.OTHER_READER in hops[0].marks,
        page=reading.page if isinstance(reading, PageReading) else None,
        cited=tuple(Citation(hop.id, hop.location) for hop in hops),
    )
