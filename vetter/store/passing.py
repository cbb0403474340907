"""A case that lies on no disk: for what is only held against the lists, thousands at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from vetter import clock
from vetter.errors import CaseError
from vetter.model import Kept
from vetter.store.case import Case, record_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from vetter.model import (
        Assessment,
        Dossier,
        LedgerEntry,
        Record,
        Source,
        SourceState,
    )
    from vetter.store.case import Sheet


class PassingCase(Case):
    """Holds what a case holds while one outlet is judged, and is forgotten. It has no name."""

    def __init__(self, home: Path, target: str, host: str, as_of: datetime) -> None:
        self._home = home
        self._kept: list[Kept] = []
        self._ledger: list[LedgerEntry] = []
        self._states: dict[str, SourceState] = {}
        self._results: list[tuple[Dossier, Assessment]] = []
        self._about = {"target": target, "host": host, "as_of": as_of.isoformat()}
        self._about |= {"made": clock.now().isoformat(), "state": "collecting"}

    @property
    def id(self) -> str:
        """Nothing: it has no name."""
        return ""

    @property
    def beside(self) -> Path:
        """A folder that is not there: nothing is looked at for the sake of a case that is forgotten."""
        return self._home / "beside"

    @property
    def home(self) -> Path:
        """The folder below which the other cases lie."""
        return self._home

    def __enter__(self) -> Self:
        return self

    def close(self) -> None:
        """Do nothing: there is nothing to close."""

    def keep_all(self, sheets: Sequence[Sheet]) -> tuple[Record, ...]:
        """Hold several exchanges and return their records."""
        records = tuple(
            record_of(number, sheet.exchange, sheet.source, sheet.purpose)
            for number, sheet in enumerate(sheets, len(self._kept) + 1)
        )
        self._kept += [
            Kept(record, sheet.exchange) for record, sheet in zip(records, sheets, strict=True)
        ]
        return records

    def records(self) -> tuple[Record, ...]:
        """Return all records in the order in which they were kept."""
        return tuple(kept.record for kept in self._kept)

    def kept(self, record_id: str) -> Kept:
        """Return one record with the exchange it was made from. Raises `CaseError`."""
        for kept in self._kept:
            if kept.record.id == record_id:
                return kept
        raise CaseError(f"There is no record {record_id[:20]}.")

    def note(self, entry: LedgerEntry) -> None:
        """Add one line to the ledger."""
        self._ledger.append(entry)

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the ledger in its order."""
        return tuple(self._ledger)

    def settle(self, source: Source, state: SourceState) -> None:
        """Remember how a source as a whole answered."""
        self._states[source.value] = state

    def states(self) -> dict[str, SourceState]:
        """Return how each source answered."""
        return dict(self._states)

    def about(self, **values: str) -> dict[str, str]:
        """Set the given values, and return everything that is known about the case itself."""
        self._about |= values
        return dict(self._about)

    def save(self, dossier: Dossier, assessment: Assessment) -> None:
        """Add a result."""
        self._results.append((dossier, assessment))

    def assessments(self) -> tuple[Assessment, ...]:
        """Return all results, oldest first."""
        return tuple(assessment for _, assessment in self._results)

    def dossier(self) -> Dossier | None:
        """Return the newest dossier, if there is one."""
        return self._results[-1][0] if self._results else None

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return the dossier behind every result, oldest first."""
        return tuple(dossier for dossier, _ in self._results)
