"""Everything that can be set is found, changed and saved in the app, by keyboard and by mouse."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Static

from tests.tui.test_hostile_text import WatchedApp, walk, well
from vetter.errors import CannotError, SettingsError
from vetter.lab import Lab
from vetter.net.usable import unusable
from vetter.settings import ChosenBy, Place, Settings, load, place
from vetter.settings.cards import cards, default_of
from vetter.settings.file import as_written, change
from vetter.tui import pipeline_desk
from vetter.tui.app import VetterApp
from vetter.tui.desk import Kept, Options
from vetter.tui.pipeline_desk import PipelineDesk
from vetter.tui.screens.dialog import Dialog
from vetter.tui.screens.help import HelpScreen
from vetter.tui.screens.settings import SettingsScreen
from vetter.tui.screens.start import StartScreen
from vetter.tui.widgets.setting import Choice, Line, SettingField
from vetter.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SMALL = (80, 24)


def words(app: VetterApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def field(app: VetterApp, key: str) -> SettingField:
    return app.screen.query_one(f"#{key.replace('.', '-')}", SettingField)


async def opened(app: VetterApp, pilot: Pilot[None], until: Callable[..., Any]) -> None:
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
    await until(pilot, lambda: app.screen.query("Line:focus"))


async def cleared(app: VetterApp, pilot: Pilot[None], key: str) -> None:
    """Put the cursor into the line of a setting, and empty it."""
    line = field(app, key).query_one(Line)
    line.focus()
    line.value = ""
    await pilot.pause()


async def test_a_setting_is_changed_saved_and_in_force_for_the_next_vetting(
    home: Path, desk: Any, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Settings] = []

    async def vet(text: str, options: Any, settings: Settings, *_: Any) -> Any:
        seen.append(settings)
        return desk.result

    monkeypatch.setattr(pipeline_desk, "vet", vet)
    real = PipelineDesk(load(), home)
    app = VetterApp(real)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await pilot.press("backspace", "backspace", *"40")
        assert "not saved yet" in words(app, "#said")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert str(place().path) in words(app, "#where")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        assert app.screen.query_one("#pages", Input).placeholder == "40"
    await real.vet("x", Options(), print)
    assert [one.crawl.max_pages for one in seen] == [40]
    assert load().crawl.max_pages == 40


async def test_every_setting_stands_there_with_what_it_does_and_its_default(
    desk: Any, until: Any
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        fields = {one.card.key: one for one in app.screen.query(SettingField)}
        assert set(fields) == set(cards())
        for key, one in fields.items():
            said = str(one.query_one(".does", Static).content)
            assert cards()[key].does in said
            assert "Default: " in said
            assert not one.changed
            assert one.value() == default_of(key)
        assert not app.screen.changes


async def test_each_kind_is_changed_in_its_own_way(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        field(app, "crawl.identity").query_one(Choice).focus()
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        field(app, "sources.gdelt").query_one(Tick).focus()
        await pilot.press("space")
        await cleared(app, pilot, "assess.prior")
        await pilot.press(*"5 %")
        await cleared(app, pilot, "network.nameservers")
        await pilot.press(*"9.9.9.9:53,1.1.1.1:53")
        await cleared(app, pilot, "keys.brave")
        await pilot.press(*"a-key")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert desk.asked[-1][1] == {
            "crawl.identity": "honest",
            "sources.gdelt": "",
            "assess.prior": 0.05,
            "network.nameservers": ("9.9.9.9:53", "1.1.1.1:53"),
            "keys.brave": "a-key",
        }
        assert field(app, "sources.gdelt").query_one(Line).disabled
        assert not app.screen.changes


async def test_a_service_that_is_off_is_put_on_again_with_its_address(
    desk: Any, until: Any
) -> None:
    app = VetterApp(desk)
    desk.change_settings({"sources.gdelt": ""})
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        field(app, "sources.gdelt").begin()
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert desk.asked[-1][1] == {"sources.gdelt": default_of("sources.gdelt")}
        field(app, "sources.searxng").begin()
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: "Nothing was saved" in words(app, "#said"))
        assert "SearXNG" in str(field(app, "sources.searxng").query_one(".wrong", Static).content)


async def test_the_default_is_one_key_or_an_empty_line_away(desk: Any, until: Any) -> None:
    desk.change_settings({"crawl.max_pages": 40, "crawl.delay": 2.0, "crawl.identity": "honest"})
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await pilot.press("ctrl+r")
        assert field(app, "crawl.max_pages").query_one(Line).value == "25"
        await cleared(app, pilot, "crawl.delay")
        field(app, "crawl.identity").begin()
        await pilot.press("ctrl+r", "ctrl+s")
        await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert desk.kept.settings == Settings()
        assert field(app, "crawl.delay").query_one(Line).value == "0.25"


async def test_a_slip_is_said_beside_the_setting_and_nothing_saved(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await cleared(app, pilot, "crawl.max_pages")
        await pilot.press(*"many", "down")
        wrong = field(app, "crawl.max_pages").query_one(".wrong", Static)
        await until(pilot, lambda: "a whole number from 1 to 500" in str(wrong.content))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "1 setting to put right" in words(app, "#said"))
        assert not desk.asked
        await until(pilot, lambda: app.focused is field(app, "crawl.max_pages").query_one(Line))
        await pilot.press(*["backspace"] * 4, "7")
        await until(pilot, lambda: not wrong.display)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: desk.asked)
        assert desk.asked[-1][1]["crawl.max_pages"] == 7


@pytest.mark.parametrize("setting", ["network.proxy", ""])
async def test_what_the_rest_of_the_program_refuses_is_said_where_it_belongs(
    desk: Any, until: Any, setting: str
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        desk.error = (
            SettingsError("“x” is no proxy.", "Write it so.", setting=setting)
            if setting
            else CannotError("The disk is full.", "Make room.")
        )
        await cleared(app, pilot, "network.proxy")
        await pilot.press("x", "ctrl+s")
        await until(pilot, lambda: "Nothing was saved" in words(app, "#said"))
        said = words(app, "#said") + str(field(app, "network.proxy").query_one(".wrong").content)
        assert ("is no proxy. Write it so." if setting else "The disk is full. Make room.") in said
        assert app.screen.changes == ["Proxy"]


@pytest.mark.parametrize("answer", ["go back", "give up"])
async def test_leaving_asks_about_what_is_not_saved(desk: Any, until: Any, answer: str) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await pilot.press("5", "escape")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert "Pages" in str(app.screen.query(".paragraph").first(Static).content)
        if answer == "give up":
            await pilot.press("left", "enter")
            await until(pilot, lambda: isinstance(app.screen, StartScreen))
        else:
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
            assert field(app, "crawl.max_pages").query_one(Line).value == "5"
        assert not desk.asked


@pytest.mark.parametrize("way", ["quit", "home"])
async def test_leaving_the_app_or_going_home_asks_as_well(desk: Any, until: Any, way: str) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await pilot.press("5")
        leave = app.action_quit if way == "quit" else app.action_home
        await leave()
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert app.is_running
        await pilot.press("left", "enter")
        if way == "quit":
            await until(pilot, lambda: not app.is_running or app._exit)
        else:
            await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_without_changes_one_simply_leaves(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await pilot.press("5", "backspace", "escape")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_arrows_go_from_setting_to_setting_and_pages_from_group_to_group(
    desk: Any, until: Any
) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        for key in ("crawl.deadline", "crawl.per_host", "crawl.delay", "crawl.tied_sites"):
            await pilot.press("down")
            assert field(app, key).query("*:focus")
        await pilot.press("down", "up", "up")
        assert field(app, "crawl.delay").query("*:focus")
        for key in ("crawl.identity", "assess.prior", "sources.rdap", "keys.brave", "network.nameservers", "network.nameservers"):  # fmt: skip
            await pilot.press("pagedown")
            assert field(app, key).query("*:focus")
            assert app.screen.region.contains_region(app.focused.region)
        await pilot.press("pageup")
        assert field(app, "keys.brave").query("*:focus")


async def test_the_palette_and_the_mouse_lead_there_and_back(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        titles = {one.title: one.callback for one in app.get_system_commands(app.screen)}
        await titles["Settings"]()
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await until(pilot, lambda: app.screen.query("Line:focus"))
        await pilot.click("#crawl-max_pages Line")
        await pilot.press("end", "0")
        await pilot.click("#save")
        await until(pilot, lambda: desk.asked)
        assert desk.asked[-1][1] == {"crawl.max_pages": 250}
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await app.action_settings()
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        assert sum(isinstance(one, SettingsScreen) for one in app.screen_stack) == 1
        await pilot.click("FooterKey")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        key = next(one for one in app.screen.query("FooterKey") if one.key == "f4")
        await pilot.click(key)
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))


async def test_a_file_that_cannot_be_read_is_a_window(desk: Any, until: Any) -> None:
    desk.error = SettingsError("The settings file s.toml is not valid TOML.", "Mend it.")
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_a_key_is_not_readable_on_the_screen(desk: Any, until: Any) -> None:
    desk.change_settings({"keys.brave": "very-secret-key"})
    app = WatchedApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        field(app, "keys.brave").begin()
        await pilot.pause()
        seen = await walk(app, pilot)
        assert "•••" in seen
        assert "very-secret" not in seen


PROXY = "http://u:secretpw@proxy.example:8080"


async def test_the_password_of_a_proxy_is_not_readable_on_the_screen_and_stays(
    desk: Any, until: Any
) -> None:
    desk.change_settings({"network.proxy": PROXY})
    app = WatchedApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        line = field(app, "network.proxy").query_one(Line)
        line.focus()
        await pilot.pause()
        seen = await walk(app, pilot)
        assert "http://…@proxy.example:8080" in seen
        assert "secretpw" not in seen
        assert not app.screen.changes
        await pilot.press("end", "backspace", "1", "ctrl+s")
        await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert desk.asked[-1][1] == {"network.proxy": PROXY.replace("8080", "8081")}
        assert line.value == "http://…@proxy.example:8081"
        await cleared(app, pilot, "network.proxy")
        await pilot.press(*"http://v:otherpw@h:80", "ctrl+s")
        await until(pilot, lambda: line.value == "http://…@h:80")
        assert desk.asked[-1][1] == {"network.proxy": "http://v:otherpw@h:80"}


async def test_what_is_typed_while_it_is_being_saved_stays(desk: Any, until: Any) -> None:
    goes_on, real = threading.Event(), desk.change_settings

    def slowly(wanted: Any) -> Settings:
        goes_on.wait(20)
        return real(wanted)  # type: ignore[no-any-return]

    desk.change_settings = slowly
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await cleared(app, pilot, "crawl.max_pages")
        await pilot.press(*"79", "ctrl+s")
        await until(pilot, lambda: "Saving" in words(app, "#said"))
        await pilot.press("8", "down", "end", "5")
        goes_on.set()
        await until(pilot, lambda: desk.asked and "Saving" not in words(app, "#said"))
        await until(pilot, lambda: "2 changes (*)" in words(app, "#said"))
        assert desk.asked[-1][1] == {"crawl.max_pages": 79}
        assert field(app, "crawl.max_pages").query_one(Line).value == "798"
        assert field(app, "crawl.deadline").query_one(Line).value == "1205"
        assert app.screen.changes == ["Pages", "Time for the site"]


async def test_what_somebody_else_changed_is_shown_when_it_comes_into_force(
    home: Path, until: Any
) -> None:
    real = PipelineDesk(load(), home)
    app = VetterApp(real)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await cleared(app, pilot, "crawl.per_host")
        await pilot.press("7")
        change(place(), {"crawl.delay": 2.0, "crawl.per_host": 5}, unusable)
        await cleared(app, pilot, "crawl.max_pages")
        await pilot.press(*"40")
        app.screen.save({"crawl.max_pages": 40})
        await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert real._settings == load()
        assert load().crawl.delay == 2.0
        assert field(app, "crawl.delay").query_one(Line).value == "2"
        assert field(app, "crawl.per_host").query_one(Line).value == "7"
        assert app.screen.changes == ["Requests at once"]


@pytest.mark.parametrize("mine", [True, False])
async def test_what_somebody_else_put_there_meanwhile_is_asked_about_before_it_is_written_over(
    home: Path, until: Any, mine: bool
) -> None:
    app = VetterApp(PipelineDesk(load(), home))
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await cleared(app, pilot, "crawl.max_pages")
        await pilot.press(*"40")
        change(place(), {"crawl.max_pages": 30, "crawl.delay": 2.0}, unusable)
        for answered in (False, mine):  # whoever goes back is asked again
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(app.screen, Dialog))
            said = [str(one.content) for one in app.screen.query(".paragraph").results(Static)]
            assert said[1:] == ["Pages: 30 pages in the file, 40 pages here."]
            await pilot.press(*(["left", "enter"] if answered else ["enter"]))
            await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        wanted = "✓ Saved" if mine else "Nothing was saved. Changed in the file meanwhile: Pages."
        await until(pilot, lambda: words(app, "#said").startswith(wanted))
        assert load().crawl.max_pages == (40 if mine else 30)
        assert field(app, "crawl.max_pages").query_one(Line).value == "40"
        assert field(app, "crawl.delay").query_one(Line).value == "2"
        assert app.screen.changes == ([] if mine else ["Pages"])
        change(place(), {"crawl.max_pages": 40}, unusable)  # the same is nothing to ask about
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Nothing was changed" in words(app, "#said") or "✓" in words(app, "#said"))  # fmt: skip


async def test_a_list_that_no_line_holds_is_seen_and_left_alone(desk: Any, until: Any) -> None:
    entries = tuple(f"*:{number}=127.0.0.1:8443" for number in range(1, 200))
    desk.change_settings({"network.connect_to": entries})
    desk.asked.clear()
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        detours = field(app, "network.connect_to")
        assert detours.disabled
        said = str(detours.query_one(".does", Static).content)
        assert "vetter settings set network.connect_to" in said
        await pilot.press("backspace", "7", "ctrl+s")
        await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert desk.asked == [("settings", {"crawl.max_pages": 7})]
        assert desk.kept.settings.network.connect_to == entries
        assert not app.screen.changes


async def test_a_login_where_none_may_be_is_said_to_be_the_reason(desk: Any, until: Any) -> None:
    app = VetterApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        await cleared(app, pilot, "sources.wayback")
        await pilot.press(*"https://u:p@h", "tab")
        wrong = field(app, "sources.wayback").query_one(".wrong", Static)
        await until(pilot, lambda: "cases keep the addresses" in str(wrong.content))


async def test_what_stands_in_the_file_is_letters(desk: Any, until: Any, hostile_text: str) -> None:
    network = Settings().network
    seen_whole = "\u202egnp\x1b[2J\u200b.pem"
    hostile = replace(network, ca_file=seen_whole, nameservers=(hostile_text,))
    settings = replace(Settings(), network=hostile)
    named = Path("/[@click=app.pwn]free money[/]\x1b[2J")
    desk.kept = Kept(Place(named, ChosenBy.OPTION), settings)
    app = WatchedApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await opened(app, pilot, until)
        assert "[@click=app.pwn]free money" in await walk(app, pilot)
        field(app, "network.nameservers").begin()
        await pilot.press("home")
        await pilot.pause()
        assert "[@click=app.quit]x[/]" in await walk(app, pilot)
        assert not app.screen.changes
        await pilot.press("x", "tab")
        await walk(app, pilot)
        desk.error = CannotError(hostile_text, hostile_text)
        await pilot.press("ctrl+s")
        await pilot.pause(0.2)
        await walk(app, pilot)
        well(app)


async def test_the_demonstration_shows_its_way_and_does_not_let_it_be_changed(
    home: Path, tmp_path: Path, until: Any
) -> None:
    async with Lab(tmp_path / "lab", []) as lab:
        shown = Place(lab.settings_file, ChosenBy.DEMONSTRATION)
        app = VetterApp(PipelineDesk(lab.settings, home, shown))
        before = lab.settings.network
        async with app.run_test(size=SMALL) as pilot:
            await opened(app, pilot, until)
            assert "small internet on this machine" in words(app, "#where")
            for key in cards():
                assert field(app, key).disabled == key.startswith("network.")
            await pilot.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
            await pilot.press("ctrl+r", "pageup", "pageup", "pageup", "pageup", "pageup", "3")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "✓ Saved" in words(app, "#said"))
        assert as_written(shown).crawl.max_pages == 3
        assert lab.settings.network == before
        assert not place().path.exists()
