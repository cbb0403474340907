"""Everything that can be pressed can be clicked."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.widgets import Input, Static, TabbedContent

from vetter.model import Candidate
from vetter.tui.app import VetterApp
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.candidates import CandidatesScreen
from vetter.tui.screens.dialog import Dialog
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.screens.finding import FindingScreen
from vetter.tui.screens.run import RunScreen
from vetter.tui.screens.start import StartScreen
from vetter.tui.widgets.target import first_line

SIZE = (120, 40)


async def test_from_the_button_to_the_bytes(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="peacedata.example")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click("#vet")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.click("#--content-tab-findings")
        await until(pilot, lambda: app.screen.query_one(TabbedContent).active == "findings")
        await pilot.click("#finding-list", offset=(10, 2))
        await until(pilot, lambda: isinstance(app.screen, FindingScreen))
        await pilot.click("#evidence", offset=(10, 1))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))


async def test_a_heading_is_no_button(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("2")
        await pilot.pause(0.1)
        await pilot.click("#finding-list", offset=(5, 1))
        await pilot.pause(0.1)
        assert isinstance(app.screen, AssessmentScreen)


async def test_stop_and_back_are_buttons(desk: Any, until: Any) -> None:
    desk.gate.clear()
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click("#vet")
        await until(pilot, lambda: isinstance(app.screen, RunScreen) and app.screen.running)
        await pilot.click("#stop")
        await until(pilot, lambda: desk.cancelled == 1)
        await until(pilot, lambda: app.screen.query_one("#back").display)
        await pilot.click("#back")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_a_candidate_is_clicked(desk: Any, until: Any) -> None:
    desk.found = (Candidate("Harbour", "h.example", "Wikidata"), Candidate("Har", "g.example", "x"))
    app = VetterApp(desk, initial="harbour")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click("#vet")
        await until(pilot, lambda: isinstance(app.screen, CandidatesScreen))
        desk.found = ()
        await pilot.click("#found", offset=(5, 2))
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        assert desk.asked[-1][1] == "g.example"


async def test_dialogs_have_buttons(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="!!!")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click("#vet")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.click("#no")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("  https://peacedata.net/about \n", "https://peacedata.net/about"),
        ("\n\nhxxps://peacedata[.]net\nmore", "hxxps://peacedata[.]net"),
        ("editor\u200b@peacedata.net", "editor@peacedata.net"),
        ("\x1b[31mpeacedata.net", "peacedata.net"),
        ("x" * 10_000_000, "x" * 1999 + "…"),
        ("\n \n", ""),
    ],
)
async def test_what_is_pasted_is_cleaned(desk: Any, pasted: str, taken: str) -> None:
    assert first_line(pasted) == taken
    app = VetterApp(desk, initial="old")
    async with app.run_test(size=SIZE) as pilot:
        target = app.screen.query_one("#target", Input)
        target.value = ""
        target.post_message(events.Paste(pasted))
        await pilot.pause()
        assert target.value == taken


async def test_lines_that_are_left_out_are_not_left_out_in_silence(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        target, hint = app.screen.query_one("#target", Input), app.screen.query_one("#hint", Static)
        target.post_message(events.Paste("peacedata.net\n\nspiegel.homes\nwhitbytide.co.uk\n"))
        await until(pilot, lambda: "first of 3 lines" in str(hint.content))
        assert len(str(hint.content)) < 78
        target.value = "peacedata.network"
        await until(pilot, lambda: str(hint.content).startswith("→ the site"))
        target.value = ""
        target.post_message(events.Paste("peacedata.net\n"))
        await until(pilot, lambda: str(hint.content).startswith("→ the site"))
