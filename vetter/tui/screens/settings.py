"""What can be set: every setting with what it does, to be changed in its place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from vetter.errors import SettingsError, VetterError
from vetter.phrases import count
from vetter.settings import ChosenBy
from vetter.settings.cards import default_of, groups, shown, value_of
from vetter.tui.foreign import foreign
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.dialog import Dialog
from vetter.tui.widgets.setting import SettingField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from vetter.settings.cards import Card, Group, Value
    from vetter.tui.desk import Kept

DEMONSTRATION = (
    "These are the settings of the demonstration; what you change holds until it ends. How the network is "
    "reached is fixed, because that way leads to the small internet on this machine and nowhere else."
)


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Goes from setting to setting with the arrows, and from group to group with the keys for pages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]


class SettingsScreen(VetterScreen):
    """Change settings, and save them."""

    CSS_PATH = "settings.tcss"
    PLACE = "settings"
    GUIDE: ClassVar[str] = """
        Every setting stands with what it does and its default. An empty line means the default. Where somebody may be
        asked, untick "ask" to leave them out; what they would have told is then listed as open.

        Nothing holds before it is saved. The next vetting goes by what was saved; one that is under way keeps
        what it began with, and so do the batches of other windows.

        Settings are kept in the file that is named at the top; vetter writes it so that only you can read it. You may edit it
        yourself: your comments stay.
        In a terminal, "vetter settings" shows and changes the same.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save"),
        Binding("ctrl+r", "default", "Default"),
        Binding("pagedown", "group(1)", "Next group"),
        Binding("pageup", "group(-1)", "Group before", show=False),
        Binding("q", "back", show=False),
    ]

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self._kept = kept
        self._reminds = False

    def body(self) -> Iterable[Widget]:
        """Return the settings in their groups, and below them what became of them."""
        place = self._kept.place
        with Form(id="form"):
            yield Static(self._where(), id="where")
            for group in groups():
                yield Static(_heading(group), classes="group")
                for card in group.setting:
                    fixed = bool(place.fixed) and card.key.startswith(f"{place.fixed}.")
                    yield SettingField(card, value_of(self._kept.settings, card.key), fixed=fixed)
        with Horizontal(id="bar"):
            yield Static(id="said")
            yield Button("Save", variant="primary", id="save")

    def on_mount(self) -> None:
        """Put the cursor on the first setting."""
        self.query(SettingField).first().begin()

    @property
    def changes(self) -> list[str]:
        """The names of what was changed and not saved."""
        return [field.card.name for field in self.query(SettingField) if field.changed]

    def _where(self) -> Content:
        place = self._kept.place
        if place.chosen_by is ChosenBy.DEMONSTRATION:
            return Content.styled(DEMONSTRATION, "$warning")
        words = "Kept in " if place.is_there else "With the first change a file is made: "
        return Content.assemble((words, "$quiet"), foreign(str(place.path), "$quiet", 400))

    # ----- saving

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Save what was changed, if all of it fits."""
        changed = [field for field in self.query(SettingField) if field.changed]
        bad = [field for field in changed if not field.look_again()]
        if bad:
            bad[0].begin()
            self._say(f"Nothing was saved: {count(len(bad), 'setting')} to put right.", "$error")
        elif changed:
            self._say("Saving …", "$quiet")
            self.save({field.card.key: field.value() for field in changed})
        else:
            self._say("Nothing was changed that could be saved.", "$quiet")

    @work(exclusive=True, group="save", exit_on_error=False)
    async def save(self, wanted: dict[str, Value]) -> None:
        """Have the changes written without holding anything up, and say how it went."""
        try:
            if not await self._are_still_to_be_saved(wanted):
                return
            settings = await asyncio.to_thread(self.desk.change_settings, wanted)
        except VetterError as error:
            words = f"{error.message} {error.hint}".strip()
            field = self._field(error.setting) if isinstance(error, SettingsError) else None
            if field is None:
                self._say(f"Nothing was saved. {words}", "$error")
            else:
                field.complain(words)
                field.begin()
                self._say("Nothing was saved: one setting to put right.", "$error")
            return
        for one in self.query(SettingField):
            one.keep(value_of(settings, one.card.key), wanted.get(one.card.key))
        self.query_one("#where", Static).update(self._where())
        since = len(self.changes)
        self._reminds = bool(since)
        more = f" {count(since, 'change')} (*) since then not saved yet." if since else ""
        self._say(f"✓ Saved. The next vetting goes by it.{more}", "$success")

    async def _are_still_to_be_saved(self, wanted: dict[str, Value]) -> bool:
        """Ask about settings that something else changed in the file meanwhile; what it says is shown from then on."""
        now = (await asyncio.to_thread(self.desk.settings)).settings
        fields = list(self.query(SettingField))
        others = [one for one in fields if one.card.key in wanted and one.differs(now, wanted)]
        if not others:
            return True
        told = [(one.card, value_of(now, one.card.key), wanted[one.card.key]) for one in others]
        if await self.app.push_screen_wait(meanwhile_dialog(told)):
            return True
        for one in fields:
            one.keep(value_of(now, one.card.key), None)
        names = ", ".join(one.card.name for one in others)
        self._say(f"Nothing was saved. Changed in the file meanwhile: {names}.", "$warning")
        return False

    def _field(self, key: str) -> SettingField | None:
        return next((field for field in self.query(SettingField) if field.card.key == key), None)

    def _say(self, words: str, style: str) -> None:
        self.query_one("#said", Static).update(foreign(words, style))

    @on(SettingField.Changed)
    def _on_changed(self) -> None:
        changes = len(self.changes)
        if changes:
            self._say(f"{count(changes, 'change')} (*) not saved yet. Ctrl+S saves.", "$accent")
        elif self._reminds:
            self._say("", "")
        self._reminds = bool(changes)

    # ----- going about

    @on(Input.Submitted)
    def _on_submitted(self) -> None:
        self.focus_next()

    def _current(self) -> SettingField | None:
        focused = self.focused
        if focused is None:
            return None
        return next((one for one in focused.ancestors if isinstance(one, SettingField)), None)

    def action_default(self) -> None:
        """Let the default of the setting under the cursor stand there."""
        if (field := self._current()) is not None:
            field.put(default_of(field.card.key))

    def action_group(self, step: int) -> None:
        """Go to the first setting of the next group, or of the one before."""
        form = self.query_one(Form)
        children = list(form.children)
        field = self._current()
        at = children.index(field) if field is not None else 0
        headings = [place for place, one in enumerate(children) if one.has_class("group")]
        here = max((number for number, place in enumerate(headings) if place <= at), default=0)
        there = headings[min(max(here + step, 0), len(headings) - 1)]
        first = children[there + 1]
        if isinstance(first, SettingField) and not first.disabled:
            first.begin(in_sight=True)
        form.scroll_to_widget(children[there], top=True, animate=False)

    def action_back(self) -> None:
        """Go back; what was changed and not saved is asked about."""
        changes = self.changes
        if not changes:
            self.dismiss()
            return

        def answer(yes: bool | None) -> None:
            if yes:
                self.dismiss()

        self.app.push_screen(unsaved_dialog(changes), answer)


def _heading(group: Group) -> Content:
    about = f"\n{group.about}" if group.about else ""
    return Content.assemble((group.title, "bold $primary"), (about, "$quiet"))


def meanwhile_dialog(told: Iterable[tuple[Card, Value, Value]]) -> Dialog:
    """Return the question whether to write over what something else put into the file: each setting, its value and ours."""
    paragraphs = [
        Content.assemble(
            (card.name, "bold"),
            foreign(f": {shown(card, theirs)} in the file, {shown(card, ours)} here.", "", 400),
        )
        for card, theirs, ours in told
    ]
    words = "The file was changed since these settings were opened, by another window or an editor."
    return Dialog(
        "Save all the same?", Content(words), *paragraphs, yes="Save mine", no="Go back", wary=True
    )


def unsaved_dialog(changes: list[str]) -> Dialog:
    """Return the question whether changes are to be given up."""
    words = Content.assemble("Changed and not saved: ", (", ".join(changes), "bold"), ".")
    after = Content.styled("To keep them, go back and press Ctrl+S.", "$quiet")
    return Dialog(
        "Leave without saving?", words, after, yes="Give them up", no="Go back", grave=True
    )
