"""From the start to the stored bytes behind a tie, by keyboard; and nothing that outlets show acts on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.report import networks
from tests.tui.test_hostile_text import WatchedApp, hover_and_click, look, walk, well
from vetter.errors import CaseError
from vetter.report.network.outline import outline
from vetter.settings import Settings
from vetter.tui.app import VetterApp
from vetter.tui.pipeline_desk import PipelineDesk
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.cluster import ClusterScreen
from vetter.tui.screens.dialog import Dialog
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.screens.network import NetworkScreen, cases
from vetter.tui.screens.start import StartScreen
from vetter.tui.screens.tie import TieScreen

if TYPE_CHECKING:
    from pathlib import Path

SMALL = (80, 24)


async def arrive(pilot: Any, until: Any, kind: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))


async def test_from_the_start_to_the_bytes_behind_a_tie_and_back(desk: Any, until: Any) -> None:
    case = desk.shared.members[0].case
    desk.bodies["r1"] = desk.bodies["r3"]
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query_one("#cases").option_count)
        app.screen.query_one("#cases").focus()
        await pilot.press("n")
        await arrive(pilot, until, NetworkScreen)
        assert "2 networks with 4 of 20 outlets" in look(app)
        await pilot.press("enter")
        await arrive(pilot, until, ClusterScreen)
        assert "a.example" in look(app)
        await pilot.press("down", "down", "enter")  # past the two outlets, to their tie
        await arrive(pilot, until, TieScreen)
        await pilot.press("enter")
        await arrive(pilot, until, EvidenceScreen)
        assert case.startswith("case-")
        for above in (TieScreen, ClusterScreen, NetworkScreen, StartScreen):
            await pilot.press("escape")
            await arrive(pilot, until, above)


async def test_an_outlet_of_a_network_opens_as_its_case(desk: Any, until: Any) -> None:
    told = outline(desk.shared)
    desk.assessments[told.groups[0].members[0].case] = desk.result
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.push_screen(ClusterScreen(told.groups[0]))
        await arrive(pilot, until, ClusterScreen)
        await pilot.press("enter")
        await arrive(pilot, until, AssessmentScreen)


async def test_pairs_that_share_too_little_can_be_looked_at_too(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.push_screen(NetworkScreen(desk.shared))
        await arrive(pilot, until, NetworkScreen)
        await pilot.press("down", "down", "enter")
        await arrive(pilot, until, TieScreen)
        assert "8.8.4.4" in look(app)


async def test_why_there_is_no_network_is_said(desk: Any, until: Any) -> None:
    desk.error = CaseError("There is one outlet and nothing to hold it against.", "Vet another.")
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query_one("#cases").option_count)
        app.screen.query_one("#cases").focus()
        await pilot.press("n")
        await arrive(pilot, until, Dialog)
        assert "nothing to hold it against" in look(app)


async def test_an_n_that_is_typed_is_a_letter(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"nn")
        await until(pilot, lambda: app.screen.query_one("#target").value == "nn")
        assert isinstance(app.screen, StartScreen)


async def test_nothing_that_outlets_show_acts(desk: Any, until: Any) -> None:
    told = networks.hostile()
    app = WatchedApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        group = outline(told).groups[0]
        for screen in (
            NetworkScreen(told),
            ClusterScreen(group),
            TieScreen(group.rows[0], cases(outline(told))),
        ):
            app.push_screen(screen)
            await until(pilot, lambda screen=screen: app.screen is screen)
            assert "@click=app.pwn" in await walk(app, pilot)
            await hover_and_click(app, pilot)
            well(app)


def test_the_real_desk_tells_of_all_cases_and_says_when_there_are_none(home: Path) -> None:
    with pytest.raises(CaseError, match="There are no cases yet"):
        PipelineDesk(Settings(), home).network()
