"""Somebody was contacted: the message goes in, what happened is noted, and the offer is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Select, Static, TextArea

from tests.report.assessments import offered
from vetter.errors import AmbiguousError
from vetter.lab.offers import PEACEDATA
from vetter.model import Candidate, Found
from vetter.resolve.target import understand
from vetter.tui.app import VetterApp
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.candidates import CandidatesScreen
from vetter.tui.screens.contacted import ContactedScreen, MessageArea
from vetter.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from textual.pilot import Pilot

HIGH = (100, 60)


async def contacted(app: VetterApp, pilot: Pilot[None], until: Any) -> ContactedScreen:
    await until(pilot, lambda: app.screen.query("#target"))
    await pilot.press("f3")
    await until(
        pilot, lambda: isinstance(app.screen, ContactedScreen) and app.screen.query("#message")
    )
    assert isinstance(app.screen, ContactedScreen)
    return app.screen


async def test_a_message_alone_is_read(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        screen = await contacted(app, pilot, until)
        screen.query_one("#message", TextArea).text = "From: a@b.org\nSubject: x\n\nWe pay 200 USD."
        await pilot.click("#look")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
    kind, options = desk.asked[-1]
    assert kind == "offer"
    assert options.brought.message.startswith(b"From: a@b.org")
    assert options.brought.notes == b""


async def test_how_to_vet_the_outlet_of_an_offer_is_said_in_keys(desk: Any, until: Any) -> None:
    desk.result = replace(desk.result, summary="To vet that: vetter check b.org --offer FILE")
    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        screen = await contacted(app, pilot, until)
        screen.query_one("#message", TextArea).text = "From: a@b.org\n\nWe pay 200 USD."
        await pilot.click("#look")
        await until(
            pilot, lambda: isinstance(app.screen, AssessmentScreen) and app.screen.query(".lead")
        )
        lead = str(app.screen.query_one("#overview .lead", Static).content)
    assert lead.endswith("F3 on the first screen, with the message, and b.org below it")


async def test_with_an_outlet_and_notes_it_goes_along(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        screen = await contacted(app, pilot, until)
        screen.query_one("#message", TextArea).text = str(PEACEDATA)
        screen.query_one("#outlet", Input).value = "peacedata.example"
        screen.query_one("#rate-paid", Input).value = "100 USD"
        screen.query_one("#call", Select).value = "refused"
        await pilot.click("#published")
        await pilot.click("#look")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
    kind, text, options = desk.asked[-1]
    assert (kind, text) == ("vet", "peacedata.example")
    assert options.brought.message == PEACEDATA.read_bytes()
    assert b'call = "refused"' in options.brought.notes
    assert b'rate_paid = "100 USD"' in options.brought.notes
    assert b"published = true" in options.brought.notes


@pytest.mark.parametrize(
    ("message", "paid", "said"),
    [
        ("", "", "Paste the message first"),
        ("/nowhere/offer.eml", "", "no file"),
        ("We pay.", "a lot", "no sum of money"),
    ],
)
async def test_what_cannot_be_taken_in_is_said(
    desk: Any, until: Any, message: str, paid: str, said: str
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        screen = await contacted(app, pilot, until)
        screen.query_one("#message", TextArea).text = message
        screen.query_one("#rate-paid", Input).value = paid
        await pilot.click("#look")
        await until(pilot, lambda: said in str(screen.query_one("#said", Static).content))
        assert isinstance(app.screen, ContactedScreen)
    assert desk.asked == []


@pytest.mark.parametrize("place", ["#message", "#outlet"])
async def test_on_a_small_terminal_what_is_missing_is_said_in_sight(
    desk: Any, until: Any, place: str
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await contacted(app, pilot, until)
        screen.query_one(place).focus()
        await pilot.press("enter")
        said = screen.query_one("#said", Static)
        await until(pilot, lambda: "Paste the message first" in str(said.content))
        await pilot.wait_for_scheduled_animations()
        assert said.region.bottom < 24
        assert screen.query_one("#look").region.bottom < 24
        assert not screen.query_one(MessageArea).text
        screen.query_one(MessageArea).text = "We pay 200 USD."
        await until(pilot, lambda: not str(said.content))


async def test_a_message_typed_as_a_file_is_brought_along_whichever_of_its_sites_is_chosen(
    desk: Any, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "understand", understand)
    desk.error = AmbiguousError("Which?", "", (Candidate("", "peacedata.net", "a link in it", "", Found.GIVEN),))  # fmt: skip
    app = VetterApp(desk, initial=str(PEACEDATA))
    async with app.run_test(size=HIGH) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CandidatesScreen))
        desk.error = None
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AssessmentScreen))
    brought = [options.brought.message for kind, _, options in desk.asked if kind == "vet"]
    assert brought == [PEACEDATA.read_bytes()] * 2


async def test_a_message_that_is_not_there_is_said_before_anything_is_begun(
    desk: Any, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "understand", understand)
    app = VetterApp(desk, initial="/nowhere/offer.eml")
    async with app.run_test(size=HIGH) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert desk.asked == []


async def test_a_message_for_a_whole_list_is_refused_and_not_left_out(
    desk: Any, until: Any
) -> None:
    desk.lists = {"list.csv"}
    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        screen = await contacted(app, pilot, until)
        screen.query_one("#message", TextArea).text = "We pay 200 USD."
        screen.query_one("#outlet", Input).value = "list.csv"
        await pilot.click("#look")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        said = " ".join(str(one.content) for one in app.screen.query(".paragraph").results(Static))
        assert "a message belongs to one outlet" in said
        await pilot.press("escape")
        assert app.screen is screen
    assert desk.asked == []


LETTER = "From: Jake <jake@peacedata.net>\nSubject: Work\n\nDear Nadia,\nwe pay \x1b[31m200 USD.\n"


async def test_a_letter_that_is_pasted_for_an_outlet_is_taken_where_letters_are_read(
    desk: Any, until: Any
) -> None:
    from textual.events import Paste

    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.screen.query_one("#target", Input).post_message(Paste(LETTER))
        await until(pilot, lambda: isinstance(app.screen, ContactedScreen))
        area = app.screen.query_one(MessageArea)
        await until(pilot, lambda: "we pay" in area.text)
        assert area.text.startswith("From: Jake <jake@peacedata.net>\nSubject: Work\n\nDear Nadia")
        assert "\x1b" not in area.text


@pytest.mark.parametrize("key", ["f3", "enter"])
async def test_a_letter_in_one_line_is_said_to_be_one_and_is_not_looked_for(
    desk: Any, until: Any, key: str
) -> None:
    from textual.events import Paste

    told = "Dear Nadia, we would like you to write for us"
    app = VetterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        line = app.screen.query_one("#target", Input)
        line.post_message(Paste(told))
        hint = app.screen.query_one("#hint", Static)
        await until(pilot, lambda: "looks like a message: press F3" in str(hint.content))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, ContactedScreen))
        await until(pilot, lambda: app.screen.query_one(MessageArea).text == told)
        assert line.value == ""
        assert not desk.asked


async def test_what_is_pasted_cannot_repaint_the_screen(
    desk: Any, until: Any, hostile_text: str
) -> None:
    from textual.events import Paste

    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        screen = await contacted(app, pilot, until)
        screen.query_one(MessageArea).post_message(Paste(f"From: a@b.org\n{hostile_text}"))
        await until(pilot, lambda: "free money" in screen.query_one(MessageArea).text)
        text = screen.query_one(MessageArea).text
    assert text.startswith("From: a@b.org\n")
    assert "\x1b" not in text


@pytest.mark.parametrize("place", ["#message", "#target"])
async def test_a_message_that_is_longer_than_can_be_taken_is_not_cut_in_silence(
    desk: Any, until: Any, place: str
) -> None:
    from textual.events import Paste

    app = VetterApp(desk)
    letter = "Dear Nadia,\n" + "we pay 200 USD.\n" * 30_000
    async with app.run_test(size=HIGH) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        if place == "#message":
            await contacted(app, pilot, until)
        app.screen.query_one(place).post_message(Paste(letter))
        await until(pilot, lambda: app.screen.query("#said"))
        said = app.screen.query_one("#said", Static)
        await until(pilot, lambda: "first 400,000 characters" in str(said.content))
        app.screen.query_one(MessageArea).text = "short"
        await until(pilot, lambda: not str(said.content))


async def test_the_offer_has_a_part_of_its_own_where_there_is_one(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.show(replace(offered(), case=""))
        await until(pilot, lambda: app.screen.query("#offer"))
        await pilot.press("7")
        await until(pilot, lambda: app.screen.query_one("#parts").active == "offer")
        told = " ".join(
            str(one.content) for one in app.screen.query("#offer Static").results(Static)
        )
        await pilot.press("y")
        await until(pilot, lambda: "contract" in app.clipboard)
    assert "A reply you can send" in told


async def test_where_nothing_need_be_answered_no_reply_is_shown_or_copied(
    desk: Any, until: Any
) -> None:
    app = VetterApp(desk)
    found = offered()
    assert found.offer
    told = replace(found.offer, reply=(), unanswered="You need not answer: it is named.")
    async with app.run_test(size=HIGH) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.show(replace(found, case="", offer=told))
        await until(pilot, lambda: app.screen.query("#offer"))
        await pilot.press("7")
        await until(pilot, lambda: app.screen.query_one("#parts").active == "offer")
        shown = " ".join(
            str(one.content) for one in app.screen.query("#offer Static").results(Static)
        )
        await pilot.press("y")
        await until(pilot, lambda: any("no reply" in one.message for one in app._notifications))
        assert app.clipboard == ""
    assert "You need not answer" in shown
    assert "A reply you can send" not in shown


async def test_without_one_there_is_no_such_part(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=HIGH) as pilot:
        await until(pilot, lambda: app.screen.query("#target"))
        app.show(desk.result)
        await until(pilot, lambda: app.screen.query("#ledger"))
        await pilot.press("7")
        await pilot.pause()
        assert app.screen.query_one("#parts").active == "overview"
        assert not app.screen.query("#offer")
