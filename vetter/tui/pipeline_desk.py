"""The app's desk over the real pipeline, and the person's own cases and settings."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from vetter import store, worker
from vetter.check import catalogue
from vetter.errors import CannotError, CaseError, UsageError
from vetter.inflate import body
from vetter.named import file_named, is_file
from vetter.offer_alone import vet_offer
from vetter.offered import typed
from vetter.phrases import listing
from vetter.pipeline import Options as PipelineOptions
from vetter.pipeline import rerun, vet
from vetter.resolve.target import understand
from vetter.settings import brief, in_force, place
from vetter.shared import OFFER, newest, to_mind, without_offer
from vetter.store.private import cited_own_lists, named_other_cases
from vetter.tui.desk import Kept
from vetter.whole import write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from vetter.extract.readable import Readable
    from vetter.model import Assessment, Event, Network, Record, Target
    from vetter.offered import Brought
    from vetter.settings import Place, Settings
    from vetter.settings.cards import Value
    from vetter.tui.desk import Batching, Options

NAMES = {
    "html": "report.html",
    "markdown": "report.md",
    "json": "assessment.json",
    "evidence": "evidence.zip",
}


LISTS = frozenset({".csv", ".tsv", ".txt", ".jsonl", ".ndjson"})
PAGE_TEXT = 5.0  # seconds for the text of a page, for which a person waits


class PipelineDesk:
    """Vets through `vetter.pipeline`; cases lie below ``home``.

    ``kept_in`` is where the settings came from, if not from the usual place.
    """

    def __init__(self, settings: Settings, home: Path, kept_in: Place | None = None) -> None:
        self._settings = settings
        self._home = home
        self._place = kept_in or place()

    def understand(self, text: str) -> Target:
        """See `vetter.tui.desk.Desk`."""
        return understand(text)

    async def vet(self, text: str, options: Options, tell: Callable[[Event], None]) -> Assessment:
        """See `vetter.tui.desk.Desk`."""
        return await vet(
            text,
            _chosen(options, brought=options.brought),
            self._adjusted(options),
            self._home,
            tell,
        )

    def is_list(self, text: str) -> bool:
        """See `vetter.tui.desk.Desk`."""
        path = file_named(text)
        if path.suffix.lower() not in LISTS or "://" in text:
            return False
        if not is_file(path):
            raise UsageError(
                f"There is no file {path}.",
                "Type the path of the list as it is, or drag the file onto this window.",
            )
        return True

    @contextmanager
    def batch(self, source: str, options: Options) -> Iterator[Batching]:
        """See `vetter.tui.desk.Desk`."""
        from vetter.batch.begin import folder_for, take_in
        from vetter.batch.job import held
        from vetter.batch.machine import at_once, engine
        from vetter.batch.one import Task
        from vetter.batch.run import Batch

        path = file_named(source)
        task = Task(_chosen(options, keep=False), self._adjusted(options), self._home)
        with held(folder_for(path)) as job:
            take_in(job, str(path), "")
            yield Batch(job, engine(task, at_once(), job.left()), self._home, task.settings)

    def _adjusted(self, options: Options) -> Settings:
        if not options.max_pages:
            return self._settings
        crawl = replace(self._settings.crawl, max_pages=options.max_pages)
        return replace(self._settings, crawl=crawl)

    def bring(self, message: str, noted: Mapping[str, str], *, published: bool) -> Brought:
        """See `vetter.tui.desk.Desk`."""
        return typed(message, noted, published=published)

    async def read_offer(self, options: Options, tell: Callable[[Event], None]) -> Assessment:
        """See `vetter.tui.desk.Desk`."""
        chosen = PipelineOptions(offline=options.offline, brought=options.brought)
        return await vet_offer("a pasted message", chosen, self._settings, self._home, tell)

    def cases(self) -> tuple[store.CaseSummary, ...]:
        """See `vetter.tui.desk.Desk`."""
        return store.cases(self._home)

    def network(self) -> Network:
        """See `vetter.tui.desk.Desk`."""
        from vetter.networks import network_of

        return network_of(self._home)

    def open(self, case_id: str) -> Assessment:
        """See `vetter.tui.desk.Desk`."""
        self._insist(case_id)
        return newest(self._home, case_id)

    def record(self, case_id: str, record_id: str) -> tuple[Record, bytes]:
        """See `vetter.tui.desk.Desk`."""
        self._insist(case_id)
        with store.Case.open(self._home, case_id) as case:
            kept = case.kept(record_id)
        return kept.record, body(kept.exchange)

    async def page_text(self, record: Record, body: bytes) -> Readable | None:
        """See `vetter.tui.desk.Desk`. Foreign bytes are parsed in a process that can be ended."""
        from vetter.extract.markup import is_page
        from vetter.extract.readable import readable

        if not is_page(body, record.media_type):
            return None
        try:
            return await worker.run(
                readable, body, record.media_type, seconds=PAGE_TEXT, light=True
            )
        except worker.WorkerError as error:
            raise CannotError(f"Its text cannot be shown: {error}.") from error

    async def rerun(self, case_id: str, tell: Callable[[Event], None]) -> Assessment:
        """See `vetter.tui.desk.Desk`."""
        self._insist(case_id)
        return await rerun(case_id, self._settings, self._home, tell)

    def _insist(self, case_id: str) -> None:
        """Raise `CaseError` where a result is shown whose case is not here, as one of a list may be."""
        if not store.is_there(self._home, case_id):
            from vetter.batch.run import VET_ANEW

            raise CaseError(
                f"The case {case_id} is not on this machine: the result comes from an earlier run, and its case was "
                "deleted since or is on another machine.",
                f"To vet the outlet anew, type its address on the first screen. {VET_ANEW}",
            )

    def delete(self, case_id: str) -> None:
        """See `vetter.tui.desk.Desk`."""
        store.delete(self._home, case_id)

    def export(self, case_id: str, folder: Path, formats: frozenset[str]) -> tuple[Path, ...]:
        """See `vetter.tui.desk.Desk`."""
        from vetter.report import files

        self._insist(case_id)
        paths = {kind: folder / f"{case_id}-{NAMES[kind]}" for kind in NAMES if kind in formats}
        reports = files(without_offer(self._home, case_id))
        if "evidence" in paths:
            _refuse_private(self._home, case_id)
        _make_room(folder, paths.values())
        written: list[Path] = []
        try:
            for kind, path in paths.items():
                if kind == "evidence":
                    store.copy_out(self._home, case_id, path, reports, OFFER)
                else:
                    _write_new(path, reports[NAMES[kind]])
                written.append(path)
        except CannotError:
            for path in written:  # all of it, or nothing
                path.unlink(missing_ok=True)
            raise
        return tuple(written)

    def to_mind(self, case_id: str) -> str:
        """See `vetter.tui.desk.Desk`."""
        return to_mind(self._home, case_id)

    @property
    def pages(self) -> int:
        """See `vetter.tui.desk.Desk`."""
        return self._settings.crawl.max_pages

    def settings(self) -> Kept:
        """See `vetter.tui.desk.Desk`."""
        from vetter.settings.file import as_written

        return Kept(self._place, as_written(self._place))

    def change_settings(self, wanted: Mapping[str, Value]) -> Settings:
        """See `vetter.tui.desk.Desk`."""
        from vetter.net.usable import unusable
        from vetter.settings.file import change

        written = change(self._place, wanted, unusable)
        self._settings = in_force(written, self._place.path)
        return written

    def question(self, check: str) -> str:
        """See `vetter.tui.desk.Desk`."""
        return next((card.question for card, _ in catalogue() if card.id == check), "")


def _chosen(options: Options, **more: Any) -> PipelineOptions:
    return PipelineOptions(
        passive=options.passive, offline=options.offline, as_of=options.as_of, **more
    )


def _refuse_private(home: Path, case_id: str) -> None:
    """Keep what is the person's own on this machine. Raises `CannotError`."""
    own, others = cited_own_lists(home, case_id), named_other_cases(home, case_id)
    if own or others:
        meant = " --with-own-lists" * bool(own) + " --with-other-cases" * bool(others)
        raise CannotError(
            f"The evidence names {listing((*own, *others))}, which is your own business.",
            f"To give it away all the same, in a terminal: vetter cases export {case_id} {case_id}.zip{meant}",
        )


def _make_room(folder: Path, paths: Iterable[Path]) -> None:
    """Make a folder, unless something stands where files are to go. Raises `CannotError`."""
    try:
        for path in paths:
            if path.exists():
                raise _taken(path)
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:  # the latter: no path at all
        why = error.strerror if isinstance(error, OSError) else error
        words = f"Nothing can be written into the folder {brief(folder)}: {why}."
        raise CannotError(words, "Choose another.") from error


def _taken(path: Path) -> CannotError:
    return CannotError(
        f"{path} exists already, and nothing is overwritten.",
        "Choose another folder, or move that file away first.",
    )


def _write_new(path: Path, content: bytes) -> None:
    try:
        write_new(path, content)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise CannotError(f"{path} cannot be written: {error.strerror}.") from error
