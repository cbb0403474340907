"""Everything can be reached, done, and left again with the keyboard alone, on the smallest terminal."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Input, Static, TabbedContent

from tests.tui.conftest import record
from vetter import clock
from vetter.errors import CannotError
from vetter.lists.operations import about
from vetter.model import Candidate, Source
from vetter.tui.app import VetterApp
from vetter.tui.layout import Hanging
from vetter.tui.screens.assessment import TABS, AssessmentScreen
from vetter.tui.screens.candidates import CandidatesScreen
from vetter.tui.screens.dialog import Dialog
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.screens.export import ExportScreen
from vetter.tui.screens.finding import FindingScreen
from vetter.tui.screens.help import HelpScreen
from vetter.tui.screens.run import RunScreen
from vetter.tui.screens.start import StartScreen
from vetter.tui.widgets.board import OFF_BOARD, SourceBoard
from vetter.tui.widgets.body import BodyView
from vetter.tui.widgets.items import ItemList
from vetter.tui.widgets.tick import Tick

SMALL = (80, 24)
SHOWN = len(set(Source) - OFF_BOARD)  # sources


def words(app: VetterApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def test_from_a_typed_address_to_the_stored_bytes_and_back(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"peacedata.example", "enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        assert desk.asked[0][:2] == ("vet", "peacedata.example")
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, FindingScreen))
        await pilot.press("e", "e")
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
        await until(pilot, lambda: "1 of 1 match" in words(app, "#note"))
        for above in (FindingScreen, AssessmentScreen, StartScreen):
            await pilot.press("escape")
            await until(pilot, lambda kind=above: isinstance(app.screen, kind))


async def test_every_part_of_the_assessment_is_one_key_away(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        parts = app.screen.query_one(TabbedContent)
        for number, name in enumerate(TABS, 1):
            await pilot.press(str(number))
            await until(pilot, lambda name=name: parts.active == name)
        await pilot.press("right")
        await until(pilot, lambda: parts.active == "overview")
        await pilot.press("left")
        await until(pilot, lambda: parts.active == "ledger")


async def test_what_is_known_of_a_listed_operation_stands_in_the_overview(
    desk: Any, until: Any
) -> None:
    known = about("PeaceData")
    assert known
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(replace(desk.result, operations=(known,)))
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        visuals = [one.visual for one in app.screen.query(Static)]
        shown = "\n".join(str(one.body) for one in visuals if isinstance(one, Hanging))
        for text in (known.name, known.caution, known.how_sure, known.reports[0].link):
            assert text in shown


async def test_options_reach_the_work(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="peacedata.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.screen.query_one("#passive", Tick).value = True
        app.screen.query_one("#as-of", Input).value = "2020-07-08"
        app.screen.query_one("#pages", Input).value = "7"
        await pilot.press("enter")
        await until(pilot, lambda: desk.asked)
        options = desk.asked[0][2]
        assert options.passive
        assert not options.offline
        assert options.max_pages == 7
        assert options.as_of.isoformat() == "2020-07-08T23:59:59+00:00"


async def test_a_day_that_was_typed_holds_for_one_vetting(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="peacedata.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        day = app.screen.query_one("#as-of", Input)
        day.value = "2020-07-08"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        assert day.value == ""
        await pilot.press("enter")
        await until(pilot, lambda: len(desk.asked) == 2)
        assert desk.asked[1][2].as_of is None


async def test_a_day_stays_while_what_was_typed_is_no_outlet(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="!!!")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        day = app.screen.query_one("#as-of", Input)
        day.value = "2020-07-08"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert day.value == "2020-07-08"


@pytest.mark.parametrize("today", [True, False])
async def test_another_day_than_today_stands_beside_the_level(
    desk: Any, until: Any, today: bool
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(replace(desk.result, as_of=clock.now()) if today else desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        in_sight = words(app, "#band")[: SMALL[0] - 4]
        assert ("as of 8 July 2020" in in_sight) is not today
        assert ("as of" in in_sight) is not today


async def test_a_slip_that_was_put_right_is_said_no_more(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        day = app.screen.query_one("#as-of", Input)
        day.value = "8.7.2020"
        await pilot.press("enter")
        await until(pilot, lambda: "is no date" in words(app, "#hint"))
        day.value = "2020-07-08"
        await until(pilot, lambda: "the site x.example" in words(app, "#hint"))


async def test_what_will_happen_is_said_for_each_option(desk: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        assert "as any visitor would" in words(app, "#what")
        await pilot.press("tab", "tab", "space")
        assert "cannot notice" in words(app, "#what")
        await pilot.press("tab", "space")
        assert "Nobody is contacted" in words(app, "#what")


async def test_how_the_text_is_understood_is_shown_while_typing(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"x.example")
        await until(pilot, lambda: "the site x.example" in words(app, "#hint"))
        await pilot.press("!")
        await until(pilot, lambda: not words(app, "#hint"))
        await pilot.press("escape")
        await until(pilot, lambda: "the path of a list" in words(app, "#hint"))


@pytest.mark.parametrize(
    ("text", "as_of", "said"),
    [
        ("", "", "Type or paste something first"),
        ("x.example", "8.7.2020", "is no date"),
        ("x.example", "2999-01-01", "has not come yet"),
    ],
)
async def test_a_slip_is_said_on_the_spot(
    desk: Any, until: Any, text: str, as_of: str, said: str
) -> None:
    app = VetterApp(desk, initial=text)
    async with app.run_test(size=SMALL) as pilot:
        app.screen.query_one("#as-of", Input).value = as_of
        await pilot.press("enter")
        await until(pilot, lambda: said in words(app, "#hint"))
        assert not desk.asked


@pytest.mark.parametrize("pages", ["999", "0", "-5"])
async def test_more_pages_than_a_setting_takes_are_a_slip_as_well(
    desk: Any, until: Any, pages: str
) -> None:
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query("#pages"))
        line = app.screen.query_one("#pages", Input)
        line.value = pages
        await pilot.press("enter")
        await until(pilot, lambda: "Pages: it takes a whole number" in words(app, "#hint"))
        assert app.focused is line
        assert not desk.asked
        line.value = "7"
        await until(pilot, lambda: "the site x.example" in words(app, "#hint"))
        await pilot.press("enter")
        await until(pilot, lambda: desk.asked)
    assert desk.asked[-1][2].max_pages == 7


async def test_a_target_that_is_none_is_explained_in_a_dialog(desk: Any, until: Any) -> None:
    app = VetterApp(desk, initial="!!!")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        said = " ".join(str(p.content) for p in app.screen.query(".paragraph").results(Static))
        assert "no name" in said
        assert "Type the name" in said
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_an_ambiguous_name_is_a_choice(desk: Any, until: Any) -> None:
    desk.found = (
        Candidate("Harbour Post", "harbourpost.example", "a known outlet of this name", "GB"),
        Candidate("Harbour News", "harbour.example", "Wikidata"),
    )
    app = VetterApp(desk, initial="harbour")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CandidatesScreen))
        assert "may mean several outlets" in words(app, "#question")
        desk.found = ()
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        assert [asked[1] for asked in desk.asked] == ["harbour", "harbour.example"]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_what_cannot_be_done_is_said_and_leads_back(desk: Any, until: Any) -> None:
    desk.error = CannotError("The disk is full.", "Make room.")
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_a_fault_of_ours_does_not_end_the_app(desk: Any, until: Any) -> None:
    desk.error = ZeroDivisionError("[/] [@click=app.quit]x[/]")
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        said = " ".join(str(p.content) for p in app.screen.query(".paragraph").results(Static))
        assert "ZeroDivisionError" in said
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_where_cases_cannot_be_kept_that_is_said_and_no_fault(
    desk: Any, until: Any, home: Path
) -> None:
    desk.error = PermissionError(13, "Permission denied", str(home / "cases"))
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        said = " ".join(str(p.content) for p in app.screen.query(".paragraph").results(Static))
        assert f"Cases cannot be kept in {home}" in said
        assert "VETTER_HOME" in said
        assert "mistake of this program" not in said
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


# ----- stopping


@pytest.mark.parametrize("key", ["c", "escape", "enter"])
async def test_stopping_stops_and_says_what_was_kept(desk: Any, until: Any, key: str) -> None:
    desk.gate.clear()
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RunScreen) and app.screen.running)
        await until(pilot, lambda: f"5 of {SHOWN} sources" in words(app, "#said"))
        await pilot.press(key)
        await until(pilot, lambda: "is kept as the case" in words(app, "#said"))
        assert desk.cancelled == 1
        board = app.screen.query_one("#board", SourceBoard)
        drawn = "".join(line.plain for line in board.render().draw(70))
        assert drawn.count("stopped before it had answered") == SHOWN - 5
        desk.gate.set()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        assert desk.asked[-1] == ("rerun", desk.result.case)


async def test_stopping_before_anything_was_kept_says_so(desk: Any, until: Any) -> None:
    desk.gate.clear()
    desk.summaries = []
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RunScreen) and app.screen.running)
        await pilot.press("c")
        await until(pilot, lambda: "nothing is kept" in words(app, "#said"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_leaving_stops_the_work_first(desk: Any, until: Any) -> None:
    desk.gate.clear()
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RunScreen) and app.screen.running)
        # Whoever presses it as the others are pressed waits for the app to draw, which has left.
        app.simulate_key("ctrl+q")
        async with asyncio.timeout(30):
            while app.return_code is None:  # noqa: ASYNC110 - it has left when it says so
                await asyncio.sleep(0.02)
    assert desk.cancelled == 1
    assert app.return_code == 0


async def test_a_result_that_comes_while_help_is_open_waits_for_it(desk: Any, until: Any) -> None:
    desk.gate.clear()
    app = VetterApp(desk, initial="x.example")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RunScreen) and app.screen.running)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        desk.gate.set()
        await pilot.pause(0.2)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))


# ----- earlier cases


async def test_a_case_is_reopened_assessed_again_and_deleted(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        cases = app.screen.query_one("#cases", ItemList)
        await until(pilot, lambda: cases.option_count == 3)
        cases.focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        assert desk.asked == [("rerun", desk.result.case)]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        asked = " ".join(str(p.content) for p in app.screen.query(".paragraph").results(Static))
        assert "peacedata.example" in asked
        assert "\nvetted on 8 July 2020\n" in asked
        await pilot.press("enter")  # the cursor stands where it does no harm
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        assert len(desk.summaries) == 3
        await pilot.press("delete", "left", "enter")
        await until(pilot, lambda: cases.option_count == 2)
        assert desk.asked[-1] == ("delete", desk.result.case)


async def test_a_case_that_is_gone_or_cut_off_is_explained(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        cases = app.screen.query_one("#cases", ItemList)
        await until(pilot, lambda: cases.option_count == 3)
        cases.focus()
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        assert desk.asked == [("rerun", "20200528-101010-x.example")]


# ----- into the depth


async def test_findings_are_walked_one_by_one(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, FindingScreen))
        first = words(app, "#summary")
        await pilot.press("n")
        await until(pilot, lambda: words(app, "#summary") != first)
        await pilot.press("p")
        await until(pilot, lambda: words(app, "#summary") == first)


async def test_what_a_long_page_leaves_out_is_said_and_found_in_what_was_sent(
    desk: Any, until: Any
) -> None:
    record, _ = desk.bodies["r3"]
    body = b"<p>" + b"word " * 1_500 + b"Zebra</p>"
    desk.bodies["r3"] = (replace(record, media_type="text/html"), body)
    app = VetterApp(desk)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen(desk.result.case, (("r3", ""),)))
        await until(pilot, lambda: app.screen.query("#note") and "left out" in words(app, "#note"))
        await pilot.press("slash", *"Zebra", "enter")
        await until(pilot, lambda: "1 of 1 match" in words(app, "#note"))
        assert words(app, "#note").startswith("As it was sent")
        assert "left out" not in words(app, "#note")


async def test_a_record_is_searched_and_shown_as_hexadecimal(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen(desk.result.case, (("r3", ""), ("r4", ""))))
        await until(pilot, lambda: app.screen.query("#note") and "411 bytes" in words(app, "#note"))
        await pilot.press("slash", *"editor", "enter")
        await until(pilot, lambda: "1 of 2 matches" in words(app, "#note"))
        await pilot.press("n")
        await until(pilot, lambda: "match 2" in words(app, "#note"))
        await pilot.press("N")
        await until(pilot, lambda: "match 1" in words(app, "#note"))
        await pilot.press("slash", *"nowhere", "enter")
        await until(pilot, lambda: "not found" in words(app, "#note"))
        await pilot.press("slash", "escape", "x", "x")
        await until(pilot, lambda: words(app, "#note").startswith("In hexadecimal"))
        await pilot.press("slash", *"editor", "enter")
        await until(pilot, lambda: words(app, "#note").startswith("As a reader sees it"))
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "10,240 bytes" in words(app, "#note"))
        assert app.screen.query_one(BodyView).hexadecimal
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


def text(app: VetterApp) -> str:
    """Return the letters of the record that is shown."""
    view = app.screen.query_one(BodyView)
    return "\n".join(view.render_line(row).text.rstrip() for row in range(view.size.height)).strip()


async def test_a_page_is_shown_as_a_reader_sees_it_as_it_was_sent_and_as_its_bytes(
    desk: Any, until: Any
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen(desk.result.case, (("r3", ""), ("r5", ""))))
        await until(pilot, lambda: app.screen.query("#note") and "lines" in words(app, "#note"))
        assert words(app, "#note") == "As a reader sees it · 411 bytes, 5 lines"
        assert text(app).splitlines() == [
            "About us",
            "Peace Data is a global news organization that publishes in English and",
            "Arabic.",
            "Founded in 2008, our aim is to shed light on the global issues.",
            "Alex Lacusta, Associate Editor",
            "Jake Sullivan, Associate Editor",
        ]
        await pilot.press("x")
        assert words(app, "#note").startswith("As it was sent · 411 bytes")
        assert text(app).startswith("<!doctype html>")
        await pilot.press("x")
        assert words(app, "#note") == "In hexadecimal · 411 bytes"
        assert text(app).startswith("00000000  3c 21")
        await pilot.press("x")
        assert words(app, "#note").startswith("As a reader sees it")
        await pilot.press("right")
        await until(pilot, lambda: words(app, "#note").startswith("As it was sent · 29 bytes"))
        await pilot.press("x", "x")
        assert words(app, "#note").startswith("As it was sent")


async def test_of_the_ways_to_show_a_record_the_keys_name_the_next(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen(desk.result.case, (("r3", ""), ("r5", ""))))
        for following in ("As sent", "Bytes", "As a reader"):
            await until(
                pilot,
                lambda following=following: (
                    [key.description for key in app.screen.query("FooterKey") if key.key == "x"]
                    == [following]
                ),
            )
            keys = app.screen.query("FooterKey")
            assert sum(key.region.width for key in keys) <= SMALL[0]
            await pilot.press("x")


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        ("Founded in 2008, our aim", "As a reader sees it"),
        ('content="Alex Lacusta"', "As it was sent"),
        ("nowhere in it", "As a reader sees it"),
    ],
)
async def test_what_is_quoted_is_shown_where_it_stands(
    desk: Any, until: Any, quoted: str, shown: str
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen(desk.result.case, (("r3", quoted),)))
        await until(pilot, lambda: app.screen.query("#note") and "lines" in words(app, "#note"))
        assert words(app, "#note").startswith(shown)
        assert ("1 of 1 match" in words(app, "#note")) is (quoted != "nowhere in it")


async def test_a_record_that_is_missing_is_explained(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.push_screen(EvidenceScreen(desk.result.case, (("r99", ""),)))
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


@pytest.mark.parametrize(
    ("part", "moves", "leads_to"),
    [
        ("4", (), EvidenceScreen),
        ("6", (), EvidenceScreen),
        ("1", ("tab",), FindingScreen),
    ],
)
async def test_every_list_leads_on(
    desk: Any, until: Any, part: str, moves: tuple[str, ...], leads_to: type
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press(part)
        await pilot.pause(0.1)
        await pilot.press(*moves, "enter")
        await until(pilot, lambda: isinstance(app.screen, leads_to))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))


async def test_questions_and_links_are_copied(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("y")
        assert app.clipboard.splitlines() == [f"- {q}" for q in desk.result.questions]
        await pilot.press("3")
        await pilot.pause(0.1)
        await pilot.press("enter")
        await until(pilot, lambda: app.clipboard == desk.result.questions[0])
        await pilot.press("end", "enter")
        await until(pilot, lambda: app.clipboard == desk.result.links[-1].url)


# ----- export


async def test_exporting_shows_where_the_files_are(desk: Any, until: Any, tmp_path: Path) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one("#folder", Input).value = str(tmp_path / "reports")
        await pilot.press("enter")
        await until(pilot, lambda: desk.asked)
        assert desk.asked[-1][2:] == (tmp_path / "reports", frozenset({"html", "evidence"}))
        said = app.screen.query_one("#said", Static)
        await until(pilot, lambda: "report.html" in said.content.body.plain)
        app.screen.query_one("#folder", Input).value = str(tmp_path)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))


async def test_what_a_report_tells_of_other_cases_is_said_when_it_is_written(
    desk: Any, until: Any, tmp_path: Path
) -> None:
    desk.mind = "The report names weser-bote.example, which you vetted as well: mind that."
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.push_screen(ExportScreen(desk.result))
        await until(pilot, lambda: app.screen.query("#folder"))
        app.screen.query_one("#folder", Input).value = str(tmp_path / "reports")
        await pilot.press("enter")
        said = app.screen.query_one("#said", Static)
        await until(pilot, lambda: desk.mind in getattr(said.content, "body", Content()).plain)


async def test_exporting_into_a_folder_beside_says_where_that_is(
    desk: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.push_screen(ExportScreen(desk.result))
        await until(pilot, lambda: app.screen.query("#folder"))
        app.screen.query_one("#folder", Input).value = "zz"
        await pilot.press("enter")
        await until(pilot, lambda: desk.asked)
        assert desk.asked[-1][2] == tmp_path / "zz"


async def test_a_folder_of_nobody_s_and_one_that_is_gone_do_not_end_the_app(
    desk: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.push_screen(ExportScreen(desk.result))
        await until(pilot, lambda: app.screen.query("#folder"))
        app.screen.query_one("#folder", Input).value = "~nobody-of-this-name/reports"
        await pilot.press("enter")
        await until(pilot, lambda: desk.asked)
    assert desk.asked[-1][2] == Path.home() / "~nobody-of-this-name/reports"


async def test_exporting_nothing_or_nowhere_is_said(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one("#folder", Input).value = " "
        await pilot.press("enter")
        await until(pilot, lambda: "Name a folder" in words(app, "#said"))
        for kind in ("html", "evidence"):
            app.screen.query_one(f"#{kind}", Tick).value = False
        await pilot.press("enter")
        await until(pilot, lambda: "at least one" in words(app, "#said"))
        assert not desk.asked


# ----- everywhere


async def test_help_and_colours_everywhere(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        for screen in (None, AssessmentScreen(desk.result), ExportScreen(desk.result)):
            if screen is not None:
                app.push_screen(screen)
                await pilot.pause()
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(app.screen, HelpScreen))
            await pilot.press("f1")
            await until(pilot, lambda: not isinstance(app.screen, HelpScreen))
            before = app.theme
            await pilot.press("f2")
            assert app.theme != before


async def test_the_palette_offers_only_what_is_ours(desk: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.show(desk.result)
        await pilot.pause()
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert titles == [
            "Help",
            "Light or dark",
            "Settings",
            "Vet a list",
            "Network",
            "Back to the start",
            "Quit",
        ]
        await app.action_home()
        assert isinstance(app.screen, StartScreen)


async def test_leaving_from_the_start_is_asked_once(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("left", "enter")
        await pilot.pause(0.2)
    assert app.return_code == 0


@pytest.mark.parametrize("lost", ["", "Its cases are deleted."])
async def test_a_q_asks_wherever_it_is_typed_and_says_what_would_be_lost(
    desk: Any, until: Any, lost: str
) -> None:
    app = VetterApp(desk, lost=lost)
    async with app.run_test(size=SMALL) as pilot:
        app.show(desk.result)
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        said = [str(one.content) for one in app.screen.query(".paragraph").results(Static)]
        assert said == [lost] * bool(lost)
        await pilot.press("q", "enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        assert app.is_running
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("left", "enter")
        await pilot.pause(0.2)
    assert app.return_code == 0


async def test_what_is_quoted_is_in_sight_when_a_record_is_opened(desk: Any, until: Any) -> None:
    lines = [f"<p>Line {number} of a long page.</p>" for number in range(400)]
    desk.bodies["r7"] = (
        record("r7"),
        "\n".join([*lines, "We pay our writers well.", *lines]).encode(),
    )
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(EvidenceScreen(desk.result.case, (("r7", "We pay our writers well."),)))
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
        view = app.screen.query_one(BodyView)
        await until(
            pilot,
            lambda: 300 < view.scroll_offset.y <= 400 < view.scroll_offset.y + view.size.height,
        )


async def test_a_name_typed_beside_the_line_does_not_end_the_app(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query_one("#cases").option_count)
        app.screen.query_one("#cases").focus()
        await pilot.press(*"qatar")
        await pilot.pause()
        assert app.is_running
        assert isinstance(app.screen, Dialog)
        await pilot.press("escape")
        assert isinstance(app.screen, StartScreen)


async def test_what_is_typed_next_takes_the_place_of_the_last_address(
    desk: Any, until: Any
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        line = app.screen.query_one("#target")
        await pilot.press(*"peacedata.net", "enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await pilot.press(*"other.org")
        assert line.value == "other.org"
