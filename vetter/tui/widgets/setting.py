"""One setting: its name, the line or choice in which it is changed, what it does, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Checkbox, Input, Select, Static

from vetter.errors import SettingsError
from vetter.report.safe import safe_text
from vetter.settings.address import masked, unmasked
from vetter.settings.cards import Form, as_text, default_of, shown, typed, value_of
from vetter.tui.foreign import foreign
from vetter.tui.widgets.target import LONGEST, first_line
from vetter.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from vetter.settings import Settings
    from vetter.settings.cards import Card, Value


class Choice(Select[str], inherit_bindings=False):
    """A choice that opens with Enter or the space bar; the arrows go on to the next setting."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "show_overlay", show=False)]


class Line(Input):
    """A line that takes what is pasted without what could not be seen in it."""

    # Lines have a use of their own for these keys, which here is none.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "screen.group(1)", "Next group"),
        Binding("pageup", "screen.group(-1)", show=False),
    ]

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(first_line(event.text), *self.selection)


class SettingField(Vertical):
    """``value`` is what the file says. A ``fixed`` setting can be seen, but not changed, nor can one that no line holds."""

    class Changed(Message):
        """The person changed something."""

    def __init__(self, card: Card, value: Value, *, fixed: bool = False) -> None:
        super().__init__(id=card.key.replace(".", "-"))
        self.card = card
        self._value = value
        self._fixed = fixed
        self.disabled = fixed or self._is_too_long

    def compose(self) -> ComposeResult:
        """Yield the name, what changes it, the words about it, and room for what is wrong."""
        with Horizontal(classes="pair"):
            yield Static(self._label(), classes="label")
            yield from self._editors()
        yield Static(self._words(), classes="does")
        wrong = Static(classes="wrong")
        wrong.display = False
        yield wrong

    def _editors(self) -> Iterator[Widget]:
        card = self.card
        if card.form is Form.CHOICE:
            choices = [(words, name) for name, words in card.choices.items()]
            value = str(self._value)
            yield Choice(choices, value=value, allow_blank=False, compact=True, classes="editor")
            return
        if card.form is Form.ADDRESS:
            yield Tick("ask", bool(self._value))
        yield Line(
            self._text(self._value),
            placeholder=self._text(default_of(card.key)) or "none",
            password=card.form is Form.SECRET,
            compact=True,
            max_length=LONGEST,
            classes="editor",
        )
        if card.unit:
            yield Static(Content.styled(f"{card.unit}s", "$quiet"), classes="unit")

    # ----- what stands there

    @property
    def changed(self) -> bool:
        """Whether something else stands there than in the file, or something that does not fit."""
        if not self.is_mounted:
            return False
        try:
            return self.value() != self._value
        except SettingsError:
            return True

    def value(self) -> Value:
        """Return what stands there; an empty line means the default. Raises `SettingsError`."""
        if self.card.form is Form.CHOICE:
            return str(self.query_one(Choice).value)
        if self.card.form is Form.ADDRESS and not self.query_one(Tick).value:
            return ""
        line = self.query_one(Line).value
        is_on_again = self.card.form is Form.ADDRESS and not self._value
        if line == self._text(self._value) and not is_on_again:
            return self._value
        if self.card.form is Form.TEXT:
            line = unmasked(line, as_text(self.card, self._value))
        found = typed(self.card, line) if line.strip() else default_of(self.card.key)
        if self.card.form is Form.ADDRESS and not found:
            raise SettingsError(f"{self.card.key} takes {self.card.takes}.", setting=self.card.key)
        return found

    def differs(self, now: Settings, wanted: Mapping[str, Value]) -> bool:
        """Return whether the file says something else by ``now`` than when it was shown here, and than is wanted."""
        value = value_of(now, self.card.key)
        return value not in (self._value, wanted[self.card.key])

    def put(self, value: Value) -> None:
        """Let a value stand there."""
        if self.card.form is Form.CHOICE:
            self.query_one(Choice).value = str(value)
            return
        if self.card.form is Form.ADDRESS:
            self.query_one(Tick).value = bool(value)
        self.query_one(Line).value = self._text(value)

    def keep(self, value: Value, saved: Value | None) -> None:
        """Take a value for what the file says now; ``saved`` is what was to be saved, None if this was not changed.

        It is put there, unless something else was written there meanwhile; that is held against the file when it is saved.
        """
        before = self._value if saved is None else saved
        stands = self._stands(before)
        if saved is None and not stands:
            return
        follows = stands and (saved is not None or value != before)
        self._value = value
        self.disabled = self._fixed or self._is_too_long
        if follows:
            self.put(value)
            self.query_one(".does", Static).update(self._words())
        self._mark()

    def _stands(self, value: Value) -> bool:
        try:
            return self.value() == value
        except SettingsError:
            return False

    def begin(self, *, in_sight: bool = False) -> None:
        """Put the cursor where the setting is changed; ``in_sight``: nothing need be scrolled for that."""
        line = self.query(".editor").first()
        (self.query_one(Tick) if line.disabled else line).focus(scroll_visible=not in_sight)

    # ----- what is said of it

    def complain(self, words: str) -> None:
        """Say beside the setting what is wrong; nothing for nothing."""
        wrong = self.query_one(".wrong", Static)
        if not words and not wrong.display:
            return  # arranging the whole form anew for nothing would be felt
        wrong.update(foreign(f"▲ {words}", "$error") if words else Content(""))
        wrong.display = bool(words)

    def look_again(self) -> bool:
        """Say what is wrong with what stands there, and return whether it fits."""
        try:
            self.value()
        except SettingsError as error:
            self.complain(error.hint or f"It takes {self.card.takes}.")
            return False
        self.complain("")
        return True

    def on_mount(self) -> None:
        """Mark what cannot be written in."""
        self._mark()

    @on(Checkbox.Changed)
    @on(Select.Changed)
    @on(Input.Changed)
    def _on_changed(self, event: Message) -> None:
        event.stop()
        self._mark()
        if self.query_one(".wrong").display:
            self.look_again()
        self.post_message(self.Changed())

    @on(Input.Blurred)
    def _on_left(self) -> None:
        self.look_again()

    def _mark(self) -> None:
        self.query_one(".label", Static).update(self._label(), layout=False)
        if self.card.form is Form.ADDRESS:
            self.query_one(Line).disabled = not self.query_one(Tick).value

    def _label(self) -> Content:
        sign = ("* ", "bold $accent") if self.changed else "  "
        return Content.assemble(sign, (self.card.name, "bold"))

    def _words(self) -> Content:
        default = shown(self.card, default_of(self.card.key))
        if self._fixed:
            told = "Fixed in the demonstration."
        elif self._is_too_long:
            told = (
                f"Too long to be changed here. In a terminal: vetter settings set {self.card.key}"
            )
        else:
            told = f"Default: {default}."
        return Content.assemble((f"{self.card.does} ", "$quiet"), told)

    @property
    def _is_too_long(self) -> bool:
        return len(as_text(self.card, self._value)) > LONGEST

    def _text(self, value: Value) -> str:
        """Return a value as it stands in the line; what could not be seen there is left out, and so is a login."""
        text = as_text(self.card, value)
        return safe_text(masked(text) if self.card.form is Form.TEXT else text, LONGEST)
