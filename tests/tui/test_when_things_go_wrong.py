"""Nothing that goes wrong below ends the app: it is said in a window, and one goes on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from textual.widgets import OptionList, Static

from vetter.errors import CannotError, CaseError, DataError
from vetter.model import (
    AssessedOutlet,
    Assessment,
    Confidence,
    Coverage,
    Level,
    Likelihood,
)
from vetter.tui.app import VetterApp
from vetter.tui.desk import Options
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.batch import BatchScreen
from vetter.tui.screens.candidates import CandidatesScreen
from vetter.tui.screens.contacted import ContactedScreen
from vetter.tui.screens.dialog import Dialog
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.screens.export import ExportScreen
from vetter.tui.screens.finding import FindingScreen
from vetter.tui.screens.help import HelpScreen
from vetter.tui.screens.settings import SettingsScreen
from vetter.tui.screens.start import StartScreen
from vetter.tui.widgets.items import ItemList


def said(app: VetterApp) -> str:
    texts = [str(one.content) for one in app.screen.query("#title, .paragraph").results(Static)]
    return " ".join(texts)


def failing(error: Exception) -> Any:
    def fail(*_: Any) -> Any:
        raise error

    return fail


def bare() -> Assessment:
    """Return an assessment in which there is nothing."""
    return Assessment(
        tool="vetter/0.1.0",
        target="x.example",
        as_of=datetime(2026, 11, 24, tzinfo=UTC),
        outlet=AssessedOutlet(name="", domain="", url=""),
        level=Level.UNKNOWN,
        summary="",
        likelihood=Likelihood("cannot be judged", 0.0, 1.0, 0.02),
        confidence=Confidence.LOW,
        confidence_because="",
        readings={},
        coverage=Coverage(0, 0, ()),
        findings=(),
        listed=(),
        ledger=(),
        questions=(),
        links=(),
    )


@pytest.mark.parametrize("error", [CaseError("locked", "wait"), RuntimeError("unforeseen")])
@pytest.mark.parametrize("method", ["open", "delete", "understand"])
async def test_every_failure_of_the_desk_is_a_window(
    desk: Any, until: Any, method: str, error: Exception
) -> None:
    setattr(desk, method, failing(error))
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query_one("#cases", ItemList).option_count == 3)
        if method == "open":
            app.open_case("x")
        elif method == "delete":
            app.screen.delete("x")
        elif method == "understand":
            await pilot.press("x", "enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert str(error).split(":")[-1] in said(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen) or method == "understand")


async def test_cases_that_cannot_be_listed_do_not_stand_in_the_way(desk: Any, until: Any) -> None:
    desk.cases = failing(RuntimeError("[/] unforeseen"))
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=(80, 24)) as pilot:
        title = app.screen.query_one("#cases-title", Static)
        await until(pilot, lambda: "[/] unforeseen" in str(title.content))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))


async def test_evidence_and_export_that_fail(desk: Any, until: Any) -> None:
    desk.record = failing(DataError("[/] gone"))
    desk.export = failing(RuntimeError("[/] unforeseen"))
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen("case", (("r1", ""),)))
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        app.push_screen(ExportScreen(desk.result))
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert "[/] unforeseen" in said(app)


async def test_a_page_whose_text_cannot_be_read_is_shown_as_it_was_sent(
    desk: Any, until: Any
) -> None:
    desk.page_text = failing(CannotError("Its text cannot be shown: [/] too slow."))
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen("case", (("r3", "Founded in 2008"),)))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen) and app.screen._url)
        note = str(app.screen.query_one("#note", Static).content)
        assert note.startswith("As it was sent · 411 bytes")
        assert "Its text cannot be shown: [/] too slow." in note
        assert "1 of 1 match" in note


async def test_an_assessment_of_nothing_is_shown_in_all_its_parts(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(bare())
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        for part in "654321":
            await pilot.press(part, "enter")
            await pilot.pause(0.05)
        assert isinstance(app.screen, AssessmentScreen)
        assert not app.screen.query(".scale")
        for key, action in (("x", "export"), ("r", "rerun"), ("y", "copy")):
            assert not app.screen.check_action(action, ())
            await pilot.press(key)
        assert isinstance(app.screen, AssessmentScreen)


async def test_findings_without_evidence_and_lines_without_records(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("4", "end", "enter")
        await until(pilot, lambda: app._notifications)
        assert isinstance(app.screen, AssessmentScreen)
        finding = replace(desk.result.findings[0], evidence=())
        app.push_screen(FindingScreen("", (finding, desk.result.findings[1]), 0))
        await until(pilot, lambda: isinstance(app.screen, FindingScreen))
        await pilot.press("e")
        await until(pilot, lambda: len(app._notifications) > 1)
        await pilot.press("n")
        await pilot.pause(0.1)
        await pilot.press("e", "e")
        await until(pilot, lambda: len(app._notifications) > 2)
        assert isinstance(app.screen, FindingScreen)


async def test_a_damaged_case_is_not_opened_and_its_evidence_not_given_up(
    desk: Any, until: Any
) -> None:
    desk.summaries = [replace(desk.summaries[0], level="", state="damaged", name="")]
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        cases = app.screen.query_one("#cases", ItemList)
        await until(pilot, lambda: cases.option_count == 1)
        cases.focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert "damaged" in said(app)
        assert f"evidence.warc.gz in the folder {desk.summaries[0].id}" in said(app)
        await pilot.press("escape", "r")
        await pilot.pause(0.1)
        assert isinstance(app.screen, StartScreen)
        assert not desk.asked


async def test_a_record_with_trouble_says_so(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen("case", (("r5", ""),)))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen) and app.screen._url)
        known = str(app.screen.query_one("#known", Static).content)
        assert "! shown under an expired certificate" in known
        assert "! too many questions" in known
        await pilot.press("y")
        assert app.clipboard.startswith("https://rdap.verisign.com/")


async def test_above_the_first_line_stands_its_heading(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(80, 14)) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("2")
        await pilot.pause(0.1)
        listed = app.screen.query_one("#finding-list", OptionList)
        await pilot.press("end")
        await until(pilot, lambda: listed.scroll_y > 0)
        for _ in range(8):
            await pilot.press("up")
        await until(pilot, lambda: listed.scroll_y == 0)


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (200, 60)])
async def test_odd_terminals_do_no_harm(desk: Any, until: Any, size: tuple[int, int]) -> None:
    app = VetterApp(desk, banner="Demonstration")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        for part in "23456":
            await pilot.press(part)
            await pilot.pause(0.02)
        app.push_screen(EvidenceScreen("case", (("r3", "Founded"),)))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen) and app.screen._url)
        assert app._exception is None


SCREENS = [
    lambda desk: AssessmentScreen(desk.result),
    lambda _: CandidatesScreen("Which?", Options(), ()),
    lambda _: BatchScreen("list.csv", Options()),
    lambda _: ContactedScreen("Dear Nadia"),
    lambda desk: SettingsScreen(desk.settings()),
    lambda desk: ExportScreen(desk.result),
    lambda _: EvidenceScreen("case", (("r1", ""),)),
    lambda _: HelpScreen("Help", "words", []),
    lambda _: Dialog("Sure?", yes="Yes"),
    lambda desk: FindingScreen("case", desk.result.findings, 0),
]


@pytest.mark.parametrize("by_key", [True, False])
@pytest.mark.parametrize("screen", SCREENS)
async def test_leaving_just_when_a_screen_comes_ends_in_no_fault(desk: Any, until: Any, screen: Any, by_key: bool) -> None:  # fmt: skip
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.push_screen(screen(desk))
        if by_key:
            app.exit()
            await pilot.pause()
