"""What a batch leaves on request: bundles for those who exchange indicators, and the evidence itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from vetter import lists
from vetter.batch import files
from vetter.batch.work import unpack
from vetter.errors import CaseError
from vetter.model import Assessment
from vetter.phrases import listing
from vetter.report import misp, stix
from vetter.shared import OFFER
from vetter.store import Case
from vetter.store.private import cited_own_lists
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from vetter.batch.job import Job

Export = Literal["stix", "misp", "evidence"]
BUNDLES: Final[dict[str, Callable[[Iterable[Assessment]], Iterator[str]]]] = {
    "stix": stix.bundle,
    "misp": misp.events,
}


def export(job: Job, home: Path, wanted: Iterable[Export]) -> Iterator[str]:
    """Write what is wanted, and yield what has to be said of it. Raises `CannotError` where it cannot be written.

    What rests on entries of the person's own lists goes into none of it.
    """
    for kind in wanted:
        if kind == "evidence":
            yield from _evidence(job, home)
            continue
        private: list[str] = []
        with files.written(job.folder / f"{kind}.json") as stream:
            for piece in BUNDLES[kind](_of_public_lists(job, private)):
                stream.write(piece.encode())
        if private:
            yield f"Not in {kind}.json, as it rests on your own lists: {listing(private)}."


def own_lists_named(job: Job) -> tuple[str, ...]:
    """Return the person's own lists that the index and the reports name, before somebody passes those on."""
    own = [source.publisher for source in lists.load().sources() if source.private]
    named = {
        publisher
        for outlet in (job.outlets() if own else ())
        for entry in (outlet.summary.listed if outlet.summary else ())
        for publisher in own
        if publisher in entry
    }
    return tuple(sorted(named))


def _of_public_lists(job: Job, private: list[str]) -> Iterator[Assessment]:
    """Yield the assessments that may leave this machine, and add to ``private`` the outlets of the others."""
    own = {source.publisher for source in lists.load().sources() if source.private}
    for outlet in job.outlets():
        if outlet.summary:
            assessment = decoded(unpack(job.assessment(outlet.key)), Assessment)
            if any(entry.source in own for entry in assessment.listed):
                private.append(outlet.target)
            else:
                yield assessment


def _evidence(job: Job, home: Path) -> Iterator[str]:
    for outlet in job.outlets():
        path = job.folder / files.EVIDENCE / f"{files.stem(outlet)}.warc.gz"
        if not outlet.case:
            continue
        try:
            if cited_own_lists(home, outlet.case):
                yield f"{outlet.target}: its evidence holds entries of your own lists and was not copied."
                continue
            files.put(path, _evidence_of(home, outlet.case))
        except CaseError as error:
            yield f"{outlet.target}: its evidence could not be copied: {error.message}"


def _evidence_of(home: Path, name: str) -> bytes:
    try:
        with Case.open(home, name) as case:
            return case.evidence(OFFER)
    except OSError as error:
        raise CaseError(f"{name} cannot be read: {error.strerror}.") from error
