"""Text from outside is letters on every screen: it runs no action, breaks nothing, and controls nothing."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.widgets import TabbedContent

from vetter.errors import AmbiguousError, CannotError
from vetter.model import (
    Candidate,
    CaseOpened,
    Outcome,
    Source,
    SourceBegan,
    SourceEnded,
    SourceProgress,
    StageBegan,
)
from vetter.tui.app import VetterApp
from vetter.tui.desk import Options
from vetter.tui.foreign import foreign
from vetter.tui.screens.assessment import TABS, AssessmentScreen
from vetter.tui.screens.candidates import CandidatesScreen
from vetter.tui.screens.dialog import error_dialog, fault_dialog
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.screens.export import ExportScreen
from vetter.tui.screens.finding import FindingScreen
from vetter.tui.screens.run import RunScreen
from vetter.tui.screens.start import StartScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

BIDI = set("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class WatchedApp(VetterApp):
    """Remembers every action that ran, and offers one that nobody may reach."""

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.ran: list[str] = []

    async def run_action(self, action: Any, *arguments: Any, **values: Any) -> bool:
        self.ran.append(str(action))
        return await super().run_action(action, *arguments, **values)

    def action_pwn(self) -> None:
        raise AssertionError("text from outside ran an action")


def look(app: VetterApp) -> str:
    """Return all letters on the screen, after making sure that they are only letters."""
    seen = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            controls = [c for c in segment.text if unicodedata.category(c) in {"Cc", "Cs"}]
            assert not controls, ascii(segment.text)
            assert not BIDI & set(segment.text), ascii(segment.text)
            meta = segment.style.meta if segment.style else {}
            assert "pwn" not in str(meta)
            assert "quit" not in str(meta.get("@click", ""))
            assert segment.style is None or segment.style.link is None
            seen.append(segment.text)
        seen.append("\n")
    return "".join(seen)


async def walk(app: WatchedApp, pilot: Pilot[None]) -> str:
    """Scroll through every widget of the screen, look at all of it, and click on what is seen."""
    seen = look(app)
    for widget in app.screen.query("*"):
        if not widget.is_scrollable or not widget.max_scroll_y or not widget.display:
            continue
        for _ in range(8):
            widget.scroll_page_down(animate=False)
            await pilot.pause()
            seen += look(app)
    return seen


async def hover_and_click(app: WatchedApp, pilot: Pilot[None]) -> None:
    """Point at and click on places all over the screen, for as long as it stays."""
    screen = app.screen
    for y in range(2, 22, 4):
        for x in range(4, 76, 24):
            if app.screen is not screen:
                return
            await pilot.hover(offset=(x, y))
            await pilot.click(offset=(x, y))


def well(app: WatchedApp) -> None:
    assert app._exception is None
    assert app.is_running
    assert not [action for action in app.ran if "pwn" in action or "quit" in action]


@pytest.mark.parametrize("part", range(1, 8))
async def test_every_part_of_an_assessment(desk: Any, soiled: Any, until: Any, part: int) -> None:
    app = WatchedApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(soiled)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press(str(part))
        parts = app.screen.query_one(TabbedContent)
        await until(pilot, lambda: parts.active == (*TABS, "offer")[part - 1])
        seen = await walk(app, pilot)
        assert "[@click=app.pwn]free money" in seen or part == 5
        await hover_and_click(app, pilot)
        well(app)


async def test_every_finding_and_its_evidence(
    desk: Any, soiled: Any, until: Any, hostile_text: str
) -> None:
    body = (hostile_text * 50 + "\n" + hostile_text).encode("utf-8", "replace")
    kept, _ = desk.bodies["r3"]
    soiled_record = replace(
        kept, url=hostile_text, peer=hostile_text, media_type=hostile_text, location=hostile_text
    )
    desk.bodies["r3"] = (soiled_record, body)
    desk.question = lambda check: hostile_text
    app = WatchedApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(FindingScreen("case", soiled.findings, 0))
        await until(pilot, lambda: isinstance(app.screen, FindingScreen))
        assert "free money" in await walk(app, pilot)
        well(app)
        app.push_screen(EvidenceScreen("case", (("r3", "free money"),)))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen) and app.screen._url)
        assert "free money" in await walk(app, pilot)
        await pilot.press("slash", *"money", "enter")
        await pilot.pause()
        look(app)
        await hover_and_click(app, pilot)
        well(app)


async def test_the_text_of_a_page_is_letters_too(desk: Any, until: Any, hostile_text: str) -> None:
    told = hostile_text.replace("\x00", "").encode("utf-8", "replace")
    kept, _ = desk.bodies["r3"]
    desk.bodies["r3"] = (kept, b"<html><body><script>pwn()</script>" + b"<p>" + told + b"</p>" * 50)
    app = WatchedApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen("case", (("r3", "free money"),)))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen) and app.screen._url)
        seen = await walk(app, pilot)
        assert "As a reader sees it" in seen
        assert "[@click=app.pwn]free money" in seen
        assert "pwn()" not in seen
        await hover_and_click(app, pilot)
        well(app)


@pytest.mark.parametrize(
    "body", [b"\x00\x1b[2J" * 5000, b"\x1b]0;x\x07" * 5000, b"\xff\xfe" * 999, b""]
)
async def test_bytes_that_are_no_text(desk: Any, until: Any, body: bytes) -> None:
    kept, _ = desk.bodies["r3"]
    desk.bodies["r3"] = (kept, body)
    app = WatchedApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen("case", (("r3", ""),)))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen) and app.screen._url)
        await walk(app, pilot)
        await pilot.press("x")
        await walk(app, pilot)
        well(app)


async def test_the_start_and_the_list_of_cases(desk: Any, until: Any, hostile_text: str) -> None:
    desk.summaries = [
        replace(case, target=hostile_text, name=hostile_text, host=hostile_text, as_of=hostile_text)
        for case in desk.summaries
    ]
    app = WatchedApp(desk, initial=hostile_text)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await pilot.pause(0.3)
        assert "free money" in await walk(app, pilot)
        app.screen.query_one("#cases").focus()
        await pilot.press("delete")
        await pilot.pause()
        look(app)
        well(app)


async def test_candidates_and_the_words_of_errors(desk: Any, until: Any, hostile_text: str) -> None:
    found = (Candidate(hostile_text, hostile_text, hostile_text, hostile_text),) * 3
    app = WatchedApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screens = (
            CandidatesScreen(hostile_text, Options(), found),
            error_dialog(CannotError(hostile_text, hostile_text)),
            error_dialog(AmbiguousError(hostile_text, hostile_text, found)),
            fault_dialog(ValueError(hostile_text)),
            ExportScreen(desk.result),
        )
        for screen in screens:
            app.push_screen(screen)
            await until(pilot, lambda screen=screen: app.screen is screen)
            await walk(app, pilot)
            well(app)


async def test_a_run_that_tells_hostile_things(desk: Any, until: Any, hostile_text: str) -> None:
    async def work(tell: Any) -> Any:
        tell(CaseOpened(hostile_text))
        tell(StageBegan(hostile_text))
        for source in Source:
            tell(SourceBegan(source))
            tell(SourceProgress(source, 3, 0, hostile_text))
        for outcome, source in zip(Outcome, Source, strict=False):
            tell(SourceEnded(source, outcome, hostile_text, 1.0))
        await desk.gate.wait()

    desk.gate.clear()
    app = WatchedApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(RunScreen(work, hostile_text))
        await until(pilot, lambda: "free money" in look(app))
        await walk(app, pilot)
        await hover_and_click(app, pilot)
        well(app)


def test_foreign_text_is_content_and_nothing_else(hostile_text: str) -> None:
    shown = foreign(hostile_text, "$quiet", 100)
    assert isinstance(shown, Content)
    assert len(shown) == 100
    assert {span.style for span in shown.spans} == {"$quiet"}
