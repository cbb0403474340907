"""A list in the app: typed, vetted, paused, stopped, and a result opened; what others wrote acts nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import DataTable

from tests.tui.conftest import FakeBatch
from vetter.settings import Settings
from vetter.tui.app import VetterApp
from vetter.tui.desk import Options
from vetter.tui.pipeline_desk import PipelineDesk
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.batch import BatchScreen
from vetter.tui.screens.start import StartScreen

if TYPE_CHECKING:
    from pathlib import Path


def shown(app: VetterApp) -> list[list[str]]:
    """Return the cells of the table."""
    table = app.screen.query_one(DataTable)
    return [[str(cell) for cell in table.get_row(key)] for key in table.rows]


async def test_a_list_is_vetted_and_a_result_opened(tmp_path: Path, home: Path, until: Any) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("site,who\npeacedata.net,Ann\nThe Times,Bo\n")
    app = VetterApp(PipelineDesk(Settings(), home), initial=str(listed))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.begin(str(listed), Options(offline=True))
        await until(pilot, lambda: isinstance(app.screen, BatchScreen))
        for _ in range(600):  # it starts processes, which a busy machine takes its time for
            await pilot.pause(0.1)
            if str(app.screen.query_one("#state").content).startswith("Done"):
                break
        assert [(row[0], row[1]) for row in shown(app)] == [
            ("peacedata.net", "■ Named"),
            ("The Times", "not vetted"),
        ]
        assert (tmp_path / "list-vetted" / "index.html").is_file()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))


async def test_it_can_be_paused_and_stopped(desk: Any, until: Any) -> None:
    batch = desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen))
        await until(pilot, lambda: len(shown(app)) == 3 and shown(app)[1][1] == "…")
        await pilot.press("p")
        assert batch.progress.paused
        await pilot.press("p")
        assert not batch.progress.paused
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.running)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_what_a_list_says_is_shown_and_never_acts(desk: Any, until: Any) -> None:
    desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and len(shown(app)) == 3)
        cells = " ".join(shown(app)[2])
        assert "[@click=app.quit]x[/]" in cells
        assert not {"\x1b", "\u202e", "\u200b"} & set(cells)
