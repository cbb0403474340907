"""Small windows: something happened, or something has to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from vetter.settings import unkept
from vetter.tui.foreign import foreign
from vetter.tui.screens.whole import WholeScreen
from vetter.tui.words import in_the_app

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from vetter.errors import VetterError


class Dialog(WholeScreen[bool], ModalScreen[bool]):
    """A window that says something and asks at most one thing. Escape always means no, and Enter where it is ``grave`` or ``wary``."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", "Back"),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    def __init__(
        self,
        title: str,
        *paragraphs: Content,
        yes: str = "",
        no: str = "Close",
        grave: bool = False,
        wary: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs
        self._yes = yes
        self._no = no
        self._grave = grave
        self._wary = grave or wary

    def compose(self) -> ComposeResult:
        """Yield the window."""
        with Vertical(id="window"):
            yield Static(Content.styled(self._title, "bold"), id="title")
            with VerticalScroll(id="said", can_focus=False):
                for paragraph in self._paragraphs:
                    if paragraph:
                        yield Static(paragraph, classes="paragraph")
            with Horizontal(id="buttons"):
                if self._yes:
                    yield Button(self._yes, variant="error" if self._grave else "primary", id="yes")
                yield Button(self._no, id="no")

    def on_mount(self) -> None:
        """Put the cursor where Enter does no harm."""
        self.query_one("#yes" if self._yes and not self._wary else "#no").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer from the keyboard."""
        self.dismiss(answer)


def error_dialog(error: VetterError, title: str = "This could not be done") -> Dialog:
    """Return a window that says what happened, why, and what to do."""
    return Dialog(title, foreign(error.message), foreign(in_the_app(error.hint), "$quiet"))


def fault_dialog(error: BaseException) -> Dialog:
    """Return a window about a fault of our own, or about the folder for cases where that is in the way."""
    if (known := unkept(error)) is not None:
        return error_dialog(known)
    words = foreign(f"{type(error).__name__}: {error}", "$quiet", 300)
    return Dialog(
        "A fault in vetter",
        Content("This is a mistake of this program, not of yours, and nothing you had is lost."),
        Content.assemble("If you report it, quote this: ", words),
    )
