"""The desk over the real pipeline, store and reports. Heavy imports happen when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vetter.errors import CannotError, CaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.model import Assessment, Candidate, Event, Record, Target
    from vetter.settings import Settings
    from vetter.store import CaseSummary
    from vetter.tui.desk import Options


class PipelineDesk:
    """Answers the app from ``settings`` and the cases below ``home``. See `vetter.tui.desk.Desk`."""

    def __init__(self, settings: Settings, home: Path) -> None:
        self._settings = settings
        self._home = home

    def understand(self, text: str) -> Target:
        """Return what was typed as a target."""
        from vetter.resolve.target import understand

        return understand(text)

    async def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Return the outlets of that name that the bundled lists know."""
        import asyncio

        from vetter.lists.names import find

        return tuple(await asyncio.to_thread(find, text))

    async def vet(self, text: str, options: Options, tell: Callable[[Event], None]) -> Assessment:
        """Run the pipeline."""
        from vetter import pipeline

        settings = self._settings
        if options.max_pages:
            crawl = replace(settings.crawl, max_pages=options.max_pages)
            settings = replace(settings, crawl=crawl)
        how = pipeline.Options(
            passive=options.passive, offline=options.offline, as_of=options.as_of
        )
        return await pipeline.vet(text, how, settings, self._home, tell)

    def cases(self) -> tuple[CaseSummary, ...]:
        """Return all cases, newest first."""
        from vetter.store import cases

        return cases(self._home)

    def open(self, case_id: str) -> Assessment:
        """Return the newest assessment of a case."""
        from vetter.store import Case

        with Case.open(self._home, case_id) as case:
            results = case.assessments()
        if not results:
            raise CaseError(
                f"The case {case_id} was cut off before it was assessed.",
                "Assess what it holds: r on the start screen.",
            )
        return replace(results[-1], case=case_id)

    def record(self, case_id: str, record_id: str) -> tuple[Record, bytes]:
        """Return a record and its decoded body."""
        from vetter import inflate
        from vetter.store import Case

        with Case.open(self._home, case_id) as case:
            kept = case.kept(record_id)
        return kept.record, inflate.body(kept.exchange)

    async def rerun(self, case_id: str, tell: Callable[[Event], None]) -> Assessment:
        """Assess a case again from what it holds."""
        from vetter import pipeline

        return await pipeline.rerun(case_id, self._settings, self._home, tell)

    def delete(self, case_id: str) -> None:
        """Delete a case."""
        from vetter.store import delete

        delete(self._home, case_id)

    def export(self, case_id: str, folder: Path, formats: frozenset[str]) -> tuple[Path, ...]:
        """Write reports and evidence; nothing at all if one of the files exists."""
        from vetter.store import copy_out

        paths = {kind: folder / f"{case_id}{ENDINGS[kind]}" for kind in ENDINGS if kind in formats}
        taken = [path for path in paths.values() if path.exists()]
        if taken:
            raise CannotError(
                f"{taken[0]} exists already, and nothing is overwritten.",
                "Choose another folder, or move that file away first.",
            )
        assessment = self.open(case_id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for kind, path in paths.items():
                if kind == "evidence":
                    copy_out(self._home, case_id, path, {})
                else:
                    with path.open("x", encoding="utf-8") as file:
                        file.write(_report(kind, assessment))
        except OSError as error:
            raise CannotError(
                f"{folder} cannot be written to: {error.strerror or error}.",
                "Choose another folder.",
            ) from error
        return tuple(paths.values())

    def question(self, check: str) -> str:
        """Return the question that a check asks."""
        from vetter.check.cards import cards

        card = cards().get(check)
        return card.question if card else ""


ENDINGS = {"html": ".html", "markdown": ".md", "json": ".json", "evidence": ".evidence.zip"}


def _report(kind: str, assessment: Assessment) -> str:
    if kind == "html":
        from vetter.report.html import render

        return render(assessment)
    if kind == "markdown":
        from vetter.report.markdown import render as render_markdown

        return render_markdown(assessment)
    from vetter.report.json import dumps

    return dumps(assessment).decode()
