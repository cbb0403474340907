"""How the screens look, dark and light, on a small and a larger terminal; drawn by one Python only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from textual.color import Color
from textual.widgets import Input, TextArea

from tests.tui.conftest import FakeBatch
from vetter.model import Candidate, Found
from vetter.report.network.outline import outline
from vetter.settings import ChosenBy, Place
from vetter.tui.app import VetterApp
from vetter.tui.desk import Options
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.batch import BatchScreen
from vetter.tui.screens.candidates import CandidatesScreen
from vetter.tui.screens.cluster import ClusterScreen
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.screens.finding import FindingScreen
from vetter.tui.screens.network import NetworkScreen
from vetter.tui.screens.tie import TieScreen
from vetter.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot
    from textual.theme import Theme

one_python = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="drawings differ slightly between versions of Python"
)
looks = pytest.mark.parametrize(
    ("theme", "size"),
    [(DARK, (80, 24)), (LIGHT, (120, 40))],
    ids=["dark-80", "light-120"],
)


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock and the blinking."""
    monkeypatch.setattr("vetter.clock.ticks", lambda: 1000.0)
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture
def seen(snap_compare: Any, desk: Any, until: Any) -> Callable[..., bool]:
    """Return a function that compares a screen, once it is ready, with how it looked before."""

    def compare(theme: Theme, size: tuple[int, int], arrive: Any) -> bool:
        app = VetterApp(desk, initial="peacedata.example")
        app.theme = theme.name

        async def before(pilot: Pilot[None]) -> None:
            await pilot.pause()
            await arrive(app, pilot)
            await until(pilot, lambda: app.screen.query("FooterKey"))
            await pilot.wait_for_scheduled_animations()

        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


@one_python
@looks
def test_start(seen: Any, until: Any, theme: Theme, size: tuple[int, int]) -> None:
    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.screen.query_one("#cases").option_count == 3)
        await until(pilot, lambda: app.screen.query_one("#hint").content)

    assert seen(theme, size, arrive)


@one_python
@looks
def test_start_with_nothing_typed(
    seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int]
) -> None:
    desk.summaries = []

    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.screen.query_one("#target", Input).value = ""
        await until(pilot, lambda: "list" in str(app.screen.query_one("#hint").content))
        await until(pilot, lambda: app.screen.query_one("#cases-title").content)

    assert seen(theme, size, arrive)


@one_python
@looks
def test_contacted(seen: Any, until: Any, theme: Theme, size: tuple[int, int]) -> None:
    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await until(pilot, lambda: app.screen.query("#message:focus"))

    assert seen(theme, size, arrive)


@one_python
@looks
@pytest.mark.parametrize("place", ["as-it-is", "with-slips", "demonstration"])
def test_settings(
    seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int], place: str
) -> None:
    if place == "demonstration":
        shown = Place(desk.kept.place.path, ChosenBy.DEMONSTRATION)
        desk.kept = replace(desk.kept, place=shown)

    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        await pilot.press("f4")
        await until(pilot, lambda: app.screen.query("#crawl-max_pages Line:focus"))
        if place == "with-slips":
            await pilot.press("0", "pagedown", "enter", "down", "enter", "ctrl+s")
            await until(pilot, lambda: "put right" in str(app.screen.query_one("#said").content))

    assert seen(theme, size, arrive)


@one_python
@looks
def test_candidates(seen: Any, until: Any, theme: Theme, size: tuple[int, int]) -> None:
    found = (
        Candidate("Harbour Post", "harbourpost.example", "a known outlet of this name", "GB"),
        Candidate("", "harbour-post.example", "an address of this name exists; nobody vouches that it is theirs", found=Found.ADDRESS),
        Candidate("", "harbourpost.test", "same name as a site that is on a list: An operation (A report, 2024-02-07)", found=Found.LISTED),
    )  # fmt: skip

    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.push_screen(CandidatesScreen("“Harbour Post” may mean 3 outlets:", Options(), found))
        await until(pilot, lambda: isinstance(app.screen, CandidatesScreen))

    assert seen(theme, size, arrive)


@one_python
@looks
def test_run(seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int]) -> None:
    desk.gate.clear()

    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until(
            pilot, lambda: app.screen.query("#board") and app.screen.query_one("#board").ended == 5
        )

    assert seen(theme, size, arrive)


@one_python
@looks
@pytest.mark.parametrize("part", range(1, 7))
def test_assessment(
    seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int], part: int
) -> None:
    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press(str(part))
        await pilot.pause(0.1)

    assert seen(theme, size, arrive)


@one_python
@looks
def test_finding(seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int]) -> None:
    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.push_screen(FindingScreen(desk.result.case, desk.result.findings, 0))
        await until(pilot, lambda: app.screen.query("#evidence"))

    assert seen(theme, size, arrive)


@one_python
@looks
@pytest.mark.parametrize("place", ["network", "cluster", "tie"])
def test_network(
    seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int], place: str
) -> None:
    told = outline(desk.shared)
    screens = {
        "network": NetworkScreen(desk.shared),
        "cluster": ClusterScreen(told.groups[1]),
        "tie": TieScreen(told.groups[1].rows[0], {}),
    }

    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.push_screen(screens[place])
        await until(pilot, lambda: app.screen is screens[place])

    assert seen(theme, size, arrive)


@one_python
@looks
def test_evidence(seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int]) -> None:
    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.push_screen(EvidenceScreen(desk.result.case, (("r3", "Founded in 2008"),)))
        await until(pilot, lambda: app.screen.query("#body") and app.screen._url)

    assert seen(theme, size, arrive)


def brightness(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_every_text_stands_out_from_what_is_behind_it(theme: Theme) -> None:
    colours = {**theme.variables, "foreground": theme.foreground, "primary": theme.primary}
    colours |= {"success": theme.success, "warning": theme.warning, "accent": theme.accent}
    behind = {"background": theme.background, "surface": theme.surface}
    letters = ["foreground", "quiet", "primary", "success", "warning", "accent"]
    letters += [name for name in colours if name.startswith("level-")]
    pairs = [(colours[name], ground) for name in letters for ground in behind.values()]
    pairs += [
        (colours["band-text"], colours[n])
        for n in colours
        if n.startswith("band-") and n != "band-text"
    ]
    pairs += [(colours["block-cursor-foreground"], colours["block-cursor-background"])]
    pairs += [
        (colours["match-now-text"], colours["match-now"]),
        (theme.foreground, colours["match"]),
    ]
    pairs += [(colours["quiet"], colours["block-cursor-background"])]
    for letter, ground in pairs:
        light, dark = sorted((brightness(letter), brightness(ground)), reverse=True)
        contrast = (light + 0.05) / (dark + 0.05)
        assert contrast >= 4.5, (letter, ground, contrast)  # WCAG 2.2 §1.4.3, level AA


@one_python
@looks
def test_many_outlets(
    seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int]
) -> None:
    desk.lists["syndicated.csv"] = FakeBatch()

    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.begin("syndicated.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen))
        table = app.screen.query_one("#outlets")
        await until(pilot, lambda: table.row_count == 3)
        await until(pilot, lambda: str(table.get_row("harbourpost.example")[1]) == "…")
        await until(pilot, lambda: "of 3" in str(app.screen.query_one("#state").content))

    assert seen(theme, size, arrive)


@one_python
@looks
def test_many_outlets_at_the_end(
    seen: Any, desk: Any, until: Any, theme: Theme, size: tuple[int, int]
) -> None:
    batch = desk.lists["syndicated.csv"] = FakeBatch()
    batch.folder = Path("/home/ann/syndicated-vetted")

    async def arrive(app: VetterApp, pilot: Pilot[None]) -> None:
        app.begin("syndicated.csv", Options())
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and app.screen.running)
        batch.finish()
        await until(pilot, lambda: str(app.screen.query_one("#state").content).startswith("Done"))
        await until(pilot, lambda: len(app.screen.query("FooterKey")) == 7)

    assert seen(theme, size, arrive)
