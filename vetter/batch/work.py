"""What goes through a batch: rows of the list, outlets to be vetted, and what came of each."""

from __future__ import annotations

from enum import StrEnum

from isal import isal_zlib
from msgspec import Struct

from vetter.report.json import spelt
from vetter.report.line import Summary


class State(StrEnum):
    """How far an outlet has got."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"  # it could not be vetted, and the reason is known


class RowKind(StrEnum):
    """What a row of the list is."""

    OUTLET = "outlet"
    REPEATED = "repeated"  # names the same outlet as a row before
    JUNK = "junk"  # names none
    COMMENT = "comment"


class Row(Struct, frozen=True):
    """One row of the list. ``key`` names its outlet, or is "" for a row that names none.

    ``told`` is why it names none, or what else has to be said of it: which row before it names the
    same outlet, or what is wrong with how it is written.
    """

    line: int
    text: str
    cells: dict[str, str]
    kind: RowKind
    key: str = ""
    told: str = ""


class Work(Struct, frozen=True):
    """One outlet to be vetted: what stands in the list for it, and its number there."""

    number: int
    key: str
    target: str


class Ending(Struct, frozen=True, kw_only=True):
    """What came of one outlet: an assessment (packed) with its line (as JSON), or why there is none.

    ``kind`` says in a few words of which kind that reason is.
    """

    key: str
    made: str
    assessment: bytes = b""
    summary: bytes = b""
    case: str = ""
    error: str = ""
    kind: str = ""
    changes: tuple[str, ...] | None = None


class Outlet(Struct, frozen=True, kw_only=True):
    """One outlet of the batch as the table has it; see `Ending`.

    ``summary`` is of the newest assessment, if there is one; ``opened`` is the case that is being written, ``case`` that of the newest result.
    """

    number: int
    key: str
    target: str
    state: State
    opened: str
    case: str
    summary: Summary | None
    made: str
    error: str
    kind: str
    changes: tuple[str, ...]


def pack(assessment: str) -> bytes:
    """Return an assessment (as JSON) as it lies in the table: fit to be printed, and small, as much is the same in each."""
    return isal_zlib.compress(spelt(assessment).encode(), 1)


def unpack(packed: bytes) -> bytes:
    """Return an assessment as JSON, one line of it."""
    return isal_zlib.decompress(packed)
