"""What all screens share: the line at the top, the keys at the bottom, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.widgets import Footer
from textual.worker import Worker, WorkerState

from vetter.tui.screens.dialog import fault_dialog
from vetter.tui.screens.whole import WholeScreen
from vetter.tui.widgets.bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.screen import Screen
    from textual.widget import Widget

    from vetter.tui.app import VetterApp
    from vetter.tui.desk import Desk

Result = TypeVar("Result")


def vetter_app(screen: Screen[Any]) -> VetterApp:
    """Return the app as what it is."""
    return cast("VetterApp", screen.app)


class VetterScreen(WholeScreen[None]):
    """A screen with a name, words of help, and a way back."""

    PLACE: ClassVar[str] = ""
    GUIDE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Yield the frame with the screen's own body in it."""
        yield TopBar(self.PLACE, self.about())
        yield from self.body()
        yield Footer(show_command_palette=False)

    def body(self) -> Iterable[Widget]:
        """Return what stands between the top line and the keys."""
        return ()

    def about(self) -> Content | None:
        """Return what the screen is about, for the top line."""
        return None

    @property
    def vetter(self) -> VetterApp:
        """The app."""
        return vetter_app(self)

    @property
    def desk(self) -> Desk:
        """What answers for the rest of the program."""
        return self.vetter.desk

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when work in the background failed in a way that nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.app.push_screen(fault_dialog(event.worker.error))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()
