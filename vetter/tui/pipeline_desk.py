"""The app's desk over the real pipeline, and the person's own cases and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vetter import store
from vetter.check import catalogue
from vetter.errors import CannotError, CaseError
from vetter.inflate import body
from vetter.pipeline import Options as PipelineOptions
from vetter.pipeline import rerun, vet
from vetter.resolve.target import understand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.model import Assessment, Event, Record, Target
    from vetter.settings import Settings
    from vetter.tui.desk import Options

NAMES = {"html": "report.html", "markdown": "report.md", "json": "assessment.json"}
EVIDENCE = "evidence.zip"


class PipelineDesk:
    """Vets through `vetter.pipeline`; cases lie below ``home``."""

    def __init__(self, settings: Settings, home: Path) -> None:
        self._settings = settings
        self._home = home

    def understand(self, text: str) -> Target:
        """See `vetter.tui.desk.Desk`."""
        return understand(text)

    async def vet(self, text: str, options: Options, tell: Callable[[Event], None]) -> Assessment:
        """See `vetter.tui.desk.Desk`."""
        settings = self._settings
        if options.max_pages:
            crawl = replace(settings.crawl, max_pages=options.max_pages)
            settings = replace(settings, crawl=crawl)
        chosen = PipelineOptions(
            passive=options.passive, offline=options.offline, as_of=options.as_of
        )
        return await vet(text, chosen, settings, self._home, tell)

    def cases(self) -> tuple[store.CaseSummary, ...]:
        """See `vetter.tui.desk.Desk`."""
        return store.cases(self._home)

    def open(self, case_id: str) -> Assessment:
        """See `vetter.tui.desk.Desk`."""
        with store.Case.open(self._home, case_id) as case:
            results = case.assessments()
        if not results:
            raise CaseError(
                f"The case {case_id} was cut off before it was assessed.",
                "Judge what it holds: choose “judge again” for it.",
            )
        return results[-1]

    def record(self, case_id: str, record_id: str) -> tuple[Record, bytes]:
        """See `vetter.tui.desk.Desk`."""
        with store.Case.open(self._home, case_id) as case:
            kept = case.kept(record_id)
        return kept.record, body(kept.exchange)

    async def rerun(self, case_id: str, tell: Callable[[Event], None]) -> Assessment:
        """See `vetter.tui.desk.Desk`."""
        return await rerun(case_id, self._settings, self._home, tell)

    def delete(self, case_id: str) -> None:
        """See `vetter.tui.desk.Desk`."""
        store.delete(self._home, case_id)

    def export(self, case_id: str, folder: Path, formats: frozenset[str]) -> tuple[Path, ...]:
        """See `vetter.tui.desk.Desk`."""
        from vetter.report import files

        if not folder.is_dir():
            raise CannotError(f"There is no folder {folder}.", "Make it first, or choose another.")
        reports = files(self.open(case_id))
        written = []
        for name in (NAMES[one] for one in sorted(formats & NAMES.keys())):
            path = folder / f"{case_id}-{name}"
            _write_new(path, reports[name])
            written.append(path)
        if "evidence" in formats:
            path = folder / f"{case_id}-{EVIDENCE}"
            written.append(store.copy_out(self._home, case_id, path, reports))
        return tuple(written)

    def question(self, check: str) -> str:
        """See `vetter.tui.desk.Desk`."""
        return next((card.question for card, _ in catalogue() if card.id == check), "")


def _write_new(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise CannotError(f"{path} exists already.", "Choose another folder.") from error
    except OSError as error:
        raise CannotError(f"{path} cannot be written: {error.strerror}.") from error
