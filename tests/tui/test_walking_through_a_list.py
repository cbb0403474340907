"""A list in the app: typed, vetted, paused, stopped, and a result opened; what others wrote acts nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.command import CommandPalette
from textual.widgets import DataTable, Input, Static

from tests.tui.conftest import FakeBatch
from vetter.settings import Settings
from vetter.tui.app import VetterApp
from vetter.tui.desk import Options
from vetter.tui.pipeline_desk import PipelineDesk
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.batch import BatchScreen
from vetter.tui.screens.dialog import Dialog
from vetter.tui.screens.network import NetworkScreen
from vetter.tui.screens.start import StartScreen
from vetter.tui.widgets.outlets import columns


def hint(app: VetterApp) -> str:
    """Return what is said below the line."""
    return str(app.screen.query_one("#hint").content)


def state_line(app: VetterApp) -> str:
    """Return what is said of the whole."""
    return str(app.screen.query_one("#state").content)


def below_the_table(app: VetterApp) -> str:
    """Return what is told of the outlet under the cursor."""
    return str(app.screen.query_one("#details").visual.text)


def offered(app: VetterApp) -> set[str]:
    """Return what the keys at the bottom say can be done."""
    return {key.description for key in app.screen.query("FooterKey")}


def shown(app: VetterApp) -> list[list[str]]:
    """Return the cells of the table."""
    tables = app.screen.query(DataTable)  # none, while the screen is made
    return [[str(cell) for cell in table.get_row(key)] for table in tables for key in table.rows]


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


async def test_the_first_screen_says_that_it_takes_lists_and_what_it_takes_for_one(
    tmp_path: Path, home: Path, until: Any
) -> None:
    listed = tmp_path / "my list.csv"
    listed.write_text("site\npeacedata.net\n")
    app = VetterApp(PipelineDesk(Settings(), home))
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.screen.query_one("#target", Input)
        assert "list" in line.placeholder
        assert len(line.placeholder) <= line.content_size.width
        await until(pilot, lambda: "the path of a list" in hint(app))
        for typed in (str(listed), f"'{listed}' ", str(listed).replace(" ", "\\ ")):
            line.value = typed
            await until(pilot, lambda: hint(app).startswith("→ a list"))
            line.value = ""
            await until(pilot, lambda: "the path of a list" in hint(app))
        line.value = str(tmp_path / "other.csv")
        await until(pilot, lambda: hint(app).startswith("→ There is no file"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        said = [str(part.content) for part in app.screen.query("#said Static").results(Static)]
        assert any("There is no file" in part for part in said)
        await pilot.press("escape")
        line.value = "/half/a/pa"
        await until(pilot, lambda: not hint(app))


async def test_the_command_palette_leads_to_a_list(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="peacedata.example")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press(*"vet a list")
        await until(pilot, lambda: app.screen.query("OptionList").first().option_count == 1)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await until(pilot, lambda: "the path of a list" in hint(app))
        assert not app.screen.query_one("#target", Input).value
        assert app.screen.query_one("#target", Input).has_focus


async def test_it_can_be_paused_and_stopped(desk: Any, until: Any) -> None:
    batch = desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen))
        await until(pilot, lambda: len(shown(app)) == 3 and shown(app)[1][1] == "…")
        assert offered(app) >= {"Pause", "Stop"}
        assert not offered(app) & {"Go on", "Network", "Copy"}
        await pilot.press("p")
        assert batch.progress.paused
        await until(pilot, lambda: "Go on" in offered(app) and "Pause" not in offered(app))
        await pilot.press("p")
        assert not batch.progress.paused
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.running)
        assert state_line(app).startswith("Stopped: 2 of 3")
        assert "1 outlet still to be vetted" in state_line(app)
        await until(pilot, lambda: "Go on" in offered(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_what_was_stopped_goes_on_where_it_is(desk: Any, until: Any) -> None:
    batch = desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and app.screen.running)
        await until(pilot, lambda: shown(app)[1][1] == "…")
        await pilot.press("down")
        await until(pilot, lambda: "It is being vetted." in below_the_table(app))
        await pilot.press("c")
        await until(pilot, lambda: not app.screen.running)
        await until(pilot, lambda: shown(app)[1][1] == "")
        assert "It waits for its turn." in below_the_table(app)
        await pilot.press("p")
        await until(pilot, lambda: app.screen.running and batch.runs == 2)
        assert len(shown(app)) == 3
        assert offered(app) >= {"Pause", "Stop"}


async def test_once_done_only_what_is_of_use_then_is_offered(desk: Any, until: Any) -> None:
    batch = desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and app.screen.running)
        batch.finish()
        await until(pilot, lambda: state_line(app) == "Done: 3 of 3 · 1 not vetted")
        await until(pilot, lambda: "Copy" in offered(app))
        assert offered(app) >= {"Open", "Back", "Network", "Copy"}
        assert not offered(app) & {"Pause", "Go on", "Stop"}
        await pilot.press("p", "c")
        assert not batch.progress.paused
        await pilot.press("y")
        index = str(Path.cwd() / "syndicated-vetted" / "index.html")
        assert app.clipboard == index
        assert index in str(app.screen.query_one("#where").content)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NetworkScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BatchScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))


async def test_a_second_look_that_was_stopped_is_told_and_can_go_on(desk: Any, until: Any) -> None:
    batch = desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and app.screen.running)
        batch.progress.due, batch.progress.again = True, 2
        batch.finish()
        told = "2 outlets of networks still to be looked at again"
        await until(pilot, lambda: told in state_line(app))
        assert state_line(app).startswith("Stopped: ")
        await until(pilot, lambda: "Go on" in offered(app))


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 40)])
async def test_no_column_is_cut_and_what_has_no_room_is_told_below(
    desk: Any, until: Any, size: tuple[int, int]
) -> None:
    desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=size) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and len(shown(app)) == 3)
        table = app.screen.query_one(DataTable)
        assert table.virtual_size.width <= table.scrollable_content_region.width
        assert table.max_scroll_x == 0
        below = below_the_table(app)
        for words in ("◆ Some signs", "roughly even chance", "41 of 47", "twelve years older"):
            assert words in below
        await pilot.press("down", "down")
        await until(pilot, lambda: "Not vetted: It may mean 12" in below_the_table(app))
        assert "Open" not in offered(app)


async def test_another_width_brings_other_columns_and_keeps_the_place(
    desk: Any, until: Any
) -> None:
    desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and len(shown(app)) == 3)
        table = app.screen.query_one(DataTable)
        await pilot.press("down")
        await pilot.resize_terminal(140, 40)
        await until(pilot, lambda: len(table.columns) == 5)
        assert table.cursor_row == 1
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: len(table.columns) == 3)
        assert table.cursor_row == 1


@given(st.integers(0, 400))
def test_columns_never_take_more_than_there_is(room: int) -> None:
    widths = columns(room)
    assert {"Outlet", "Level"} <= set(widths)
    assert room < 30 or sum(width + 2 for width in widths.values()) <= room


async def test_what_a_list_says_is_shown_and_never_acts(desk: Any, until: Any) -> None:
    desk.lists["list.csv"] = FakeBatch()
    app = VetterApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        app.begin("list.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and len(shown(app)) == 3)
        cells = " ".join(shown(app)[2])
        assert "[@click=app.quit]x[/]" in cells
        assert not {"\x1b", "\u202e", "\u200b"} & set(cells)
