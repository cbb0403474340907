"""Somebody was contacted: the message, for which outlet it speaks, and what happened since."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Checkbox, Input, Select, Static, TextArea

from vetter.errors import VetterError
from vetter.model import Call, Contract, Edits
from vetter.report.safe import safe_text
from vetter.tui.desk import Options
from vetter.tui.foreign import foreign
from vetter.tui.screens.base import VetterScreen
from vetter.tui.widgets.target import LONGEST_LETTER
from vetter.tui.widgets.tick import Tick
from vetter.tui.words import in_the_app

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from textual import events
    from textual.widget import Widget

CUT = f"Only the first {LONGEST_LETTER:,} characters were taken. Save it as a file, and type its path."
SAID = {
    "rate_offered": ("Pay that was offered", "e.g. 200 USD a piece"),
    "rate_paid": ("Pay that came", "e.g. 120 USD"),
    "payer": ("Name on the payment", "several apart by ;"),
    "paid_by": ("Way of payment", "e.g. bank transfer, PayPal"),
    "entity": ("Name in the contract", "the company or person"),
}
CHOICES: dict[str, tuple[str, type[StrEnum]]] = {
    "call": ("A call", Call),
    "contract": ("A contract", Contract),
    "edits": ("Edits", Edits),
}


class MessageArea(TextArea):
    """Takes a pasted message without what could repaint the screen."""

    class Cut(Message):
        """More was pasted than is taken from the clipboard."""

    class Wanted(Message):
        """Enter was pressed where there is nothing that a new line could be added to."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, show_line_numbers=False, soft_wrap=True, tab_behavior="focus")

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.take(event.text)

    def take(self, text: str) -> None:
        """Put a text in the place of what is selected, and say if it is not all of it."""
        self.replace(safe_text(text, LONGEST_LETTER, lines=True), *self.selection)
        if len(text) > LONGEST_LETTER:
            self.post_message(self.Cut())

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.text.strip():
            event.prevent_default()
            event.stop()
            self.post_message(self.Wanted())
            return
        await super()._on_key(event)


class ContactedScreen(VetterScreen):
    """Paste or open a message, and note what happened since. ``message`` is one that was pasted elsewhere."""

    CSS_PATH = "contacted.tcss"
    PLACE = "contacted"
    GUIDE: ClassVar[str] = """
        Paste the message, with its header if your program shows one, or type the path of a file with it:
        .eml, .msg, .mbox or text. A file says more than a copy: who sent it, and which way it came.

        Name the outlet to have it vetted as well; leave that line empty to have only the message read.
        What happened since can all stay empty.

        Nothing of the message leaves this machine. No link is followed, no picture is fetched, no attachment
        opened. Only the key of a signature is asked for by its name in DNS, unless you tick Offline.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__()
        self._message = message

    def body(self) -> Iterable[Widget]:
        """Return the message, the outlet, the notes, and the button."""
        with VerticalScroll(id="form"):
            yield Static(Content.styled("What did they write?", "bold"))
            yield MessageArea(id="message")
            words = "Paste it, or type the path of the file: .eml, .msg, .mbox or text"
            yield Static(Content.styled(words, "$quiet"), classes="under")
            with Horizontal(classes="pair"):
                yield Static(Content.styled("For which outlet?", "bold"), classes="label")
                yield Input(
                    placeholder="a name or address; empty: only the message",
                    id="outlet",
                    compact=True,
                )
            yield Static(
                Content.styled("What happened since? All of it may stay empty.", "bold"),
                classes="title",
            )
            for name, (label, example) in SAID.items():
                with Horizontal(classes="pair"):
                    yield Static(label, classes="label")
                    yield Input(placeholder=example, id=name.replace("_", "-"), compact=True)
            for name, (label, words_of) in CHOICES.items():
                with Horizontal(classes="pair"):
                    yield Static(label, classes="label")
                    yield _choice(name, words_of)
            with Horizontal(id="last"):
                yield Tick("Something of mine appeared there", id="published")
                yield Tick("Offline", id="offline")
        with Horizontal(id="bar"):
            yield Static(id="said")
            yield Button("Look", variant="primary", id="look")

    def on_mount(self) -> None:
        """Put the cursor where the message goes."""
        area = self.query_one(MessageArea)
        area.take(self._message)
        area.move_cursor((0, 0))
        area.focus()

    @on(MessageArea.Cut)
    def _tell_cut(self) -> None:
        self.call_after_refresh(self._say, CUT)  # not to be taken back for what was just pasted

    @on(TextArea.Changed)
    def _take_back(self) -> None:
        self._say("")

    @on(MessageArea.Wanted)
    @on(Input.Submitted)
    @on(Button.Pressed, "#look")
    def _begin(self) -> None:
        message = self.query_one("#message", TextArea).text
        noted = {
            name: self.query_one(f"#{name.replace('_', '-')}", Input).value.strip() for name in SAID
        }
        for name in CHOICES:
            chosen = self.query_one(f"#{name}", Select).value
            noted[name] = chosen if isinstance(chosen, str) else ""
        if not message.strip() and not any(noted.values()):
            self._say("Paste the message first, or name the file with it.")
            self.query_one("#message").focus()
            return
        published = self.query_one("#published", Checkbox).value
        offline = self.query_one("#offline", Checkbox).value
        self.bring(message, noted, published=published, offline=offline)

    @work(exclusive=True, group="bring", exit_on_error=False)
    async def bring(
        self, message: str, noted: dict[str, str], *, published: bool, offline: bool
    ) -> None:
        """Have it taken in without holding anything up, and go on."""
        try:
            brought = await asyncio.to_thread(self.desk.bring, message, noted, published=published)
        except VetterError as error:
            self._say(f"{error.message} {in_the_app(error.hint)}")
            return
        outlet = self.query_one("#outlet", Input).value.strip()
        self._say("")
        self.vetter.begin_with(outlet, Options(offline=offline, brought=brought))

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(foreign(words, "$warning"))


def _choice(name: str, words_of: type[StrEnum]) -> Select[str]:
    words = [(one.value.replace("-", " "), one.value) for one in words_of if one.value]
    return Select(words, prompt="not noted", id=name, compact=True)
