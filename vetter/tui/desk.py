"""What the app asks of the rest of the program, and nothing more."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from vetter.offered import Brought
from vetter.settings import Place, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from vetter.batch.engine import Told
    from vetter.batch.progress import Progress
    from vetter.batch.work import Outlet
    from vetter.extract.readable import Readable
    from vetter.model import Assessment, Event, Network, Record, Target
    from vetter.settings.cards import Value
    from vetter.store import CaseSummary


class Options(Struct, frozen=True, kw_only=True):
    """How one vetting is to be done, as the start screen offers it.

    ``passive``: never contact the outlet's own servers. ``offline``: no network at all. ``as_of``:
    judge as if it were that moment. ``max_pages``: 0 leaves it to the settings. ``brought``: the
    messages in which work was offered, and notes on how it went on.
    """

    passive: bool = False
    offline: bool = False
    as_of: datetime | None = None
    max_pages: int = 0
    brought: Brought = Brought()


class Kept(Struct, frozen=True):
    """The settings as their file has them, and where that is."""

    place: Place
    settings: Settings


class Batching(Protocol):
    """A batch that was begun; see `vetter.batch.run.Batch`, which is one."""

    watch: Callable[[Told], None]

    @property
    def progress(self) -> Progress:
        """How far it is."""
        ...

    @property
    def folder(self) -> Path:
        """Where all that comes of it lies."""
        ...

    def outlets(self) -> Iterator[Outlet]:
        """Yield the outlets of the list as they stand."""
        ...

    def assessment(self, key: str) -> Assessment | None:
        """Return the newest assessment of an outlet, if there is one."""
        ...

    def network(self) -> Network:
        """Return what the outlets of the list share; it may block. Raises `CaseError` where there are not two."""
        ...

    async def run(self) -> bool:
        """Vet what waits, and return whether nothing is left."""
        ...

    def pause(self) -> None:
        """Begin no more outlets."""
        ...

    def resume(self) -> None:
        """Go on."""
        ...

    def stop(self) -> None:
        """End soon; what is in flight is put back."""
        ...


class Desk(Protocol):
    """Everything raises `vetter.errors.VetterError` with words for the person, and only that.

    What is not ``async`` may block, and is called from a thread.
    """

    def understand(self, text: str) -> Target:
        """Return what was typed as a target. Raises `TargetError`. No network."""
        ...

    async def vet(self, text: str, options: Options, tell: Callable[[Event], None]) -> Assessment:
        """Vet an outlet; cancelling keeps what was collected.

        Raises `AmbiguousError`, with what to choose from, where a name leaves that open.
        """
        ...

    def bring(self, message: str, noted: Mapping[str, str], *, published: bool) -> Brought:
        """Return what was pasted, or what the file holds that was named, and the notes. Raises `UsageError`."""
        ...

    async def read_offer(self, options: Options, tell: Callable[[Event], None]) -> Assessment:
        """Read only the messages that were brought along."""
        ...

    def is_list(self, text: str) -> bool:
        """Return whether what was typed is the path of a list of outlets. Raises `UsageError` if no file is there."""
        ...

    def batch(self, source: str, options: Options) -> AbstractContextManager[Batching]:
        """Begin to vet a list, or take it up again, in the thread that asks."""
        ...

    def cases(self) -> tuple[CaseSummary, ...]:
        """Return the cases of this person, newest first."""
        ...

    def network(self) -> Network:
        """Return what the outlets of all cases share. Raises `CaseError` where there are not two."""
        ...

    def open(self, case_id: str) -> Assessment:
        """Return the newest assessment of a case."""
        ...

    def record(self, case_id: str, record_id: str) -> tuple[Record, bytes]:
        """Return a record and its body, without content coding."""
        ...

    async def page_text(self, record: Record, body: bytes) -> Readable | None:
        """Return the text of a page as a reader sees it, None for what is no page. Raises `CannotError` where it cannot be read."""
        ...

    async def rerun(self, case_id: str, tell: Callable[[Event], None]) -> Assessment:
        """Read, check and assess a case again from what it holds. No network."""
        ...

    def delete(self, case_id: str) -> None:
        """Delete a case with all its evidence."""
        ...

    def export(self, case_id: str, folder: Path, formats: frozenset[str]) -> tuple[Path, ...]:
        """Write a case's reports and evidence into ``folder``; never overwrites a file.

        ``formats``: any of html, markdown, json, evidence.
        """
        ...

    def to_mind(self, case_id: str) -> str:
        """Return what a report on a case tells of the person's own lists and cases, "" for nothing."""
        ...

    @property
    def pages(self) -> int:
        """How many pages of a site are read if nobody says otherwise."""
        ...

    def settings(self) -> Kept:
        """Return the settings to be shown and changed. Raises `SettingsError` where the file is no such thing."""
        ...

    def change_settings(self, wanted: Mapping[str, Value]) -> Settings:
        """Write changed settings, by their keys, and return all as the file has them now.

        Whatever is begun afterwards goes by them, also by what somebody else changed in the file.

        Raises `SettingsError`, which names the one that cannot be used if it is one, and `CannotError`.
        """
        ...

    def question(self, check: str) -> str:
        """Return the question that a check asks, or "" if there is no such check."""
        ...
