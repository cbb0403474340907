"""Many outlets at work: a table that fills, with pause, stop, and each result a key away."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from vetter.batch.engine import Began, Ended
from vetter.batch.files import INDEX
from vetter.batch.progress import ended, state
from vetter.errors import VetterError
from vetter.report.line import Summary
from vetter.tui.foreign import foreign
from vetter.tui.layout import Brief
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.dialog import error_dialog
from vetter.tui.widgets.outlets import OutletLine, OutletTable, details
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from textual.widget import Widget

    from vetter.batch.engine import Told
    from vetter.batch.progress import Progress
    from vetter.batch.work import Outlet
    from vetter.tui.desk import Batching, Options

MOST: Final = 2_000  # rows; the index page has them all
DETAILS: Final = 5  # lines on the outlet under the cursor, as in the style sheet


class BatchScreen(VetterScreen):
    """Vets a list. What is done is kept at every moment, and the same list goes on from there."""

    CSS_PATH = "batch.tcss"
    PLACE = "many outlets"
    GUIDE = """
        Every outlet of the list is vetted like a single one, and outlets of one network are looked at once more at the end. p pauses: those
        in flight go on to their end, and no more are begun. c stops: what is done is kept, what is not is put back. p goes on from there,
        and so does opening the same list again.

        Enter opens a result. Below the table stands what is known of the outlet under the cursor.

        Once it has ended, n shows what the outlets of the list share, and y copies the path of the page that can be sorted, printed and
        passed on together with the reports beside it. The same folder holds the table for spreadsheets, summary.csv.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pause", "Pause"),
        Binding("p", "go_on", "Go on"),
        Binding("c", "stop", "Stop"),
        Binding("n", "network", "Network"),
        Binding("y", "copy", "Copy"),
        Binding("escape", "back", "Back"),
    ]

    class Heard(Message):
        """The batch told something."""

        def __init__(self, told: Told) -> None:
            super().__init__()
            self.told = told

    def __init__(self, source: str, options: Options) -> None:
        super().__init__()
        self._source = source
        self._options = options
        self._batch: Batching | None = None
        self._turn = (
            asyncio.Event()
        )  # set when the person leaves a batch that has ended, or goes on
        self._leaving = False
        self.running = False

    def about(self) -> Content | None:
        """Return which list it is."""
        return foreign(self._source, "", 60)

    def body(self) -> Iterable[Widget]:
        """Return how far it is, the table, and what is known of one outlet."""
        yield Static(Content.styled("Reading the list", "bold"), id="state")
        yield OutletTable(id="outlets")
        yield Static(id="details")
        yield Static(id="where")

    def on_mount(self) -> None:
        """Begin."""
        self.table.focus()
        self.set_interval(0.5, self._count)
        self.go()

    def on_unmount(self) -> None:
        """Let go of the folder."""
        self._leaving = True
        self._turn.set()

    @property
    def table(self) -> OutletTable:
        """The table."""
        return self.query_one(OutletTable)

    # ----- the work

    @work(exclusive=True, group="batch", exit_on_error=False)
    async def go(self) -> None:
        """Vet the list to its end, or until it is stopped, and again if the person goes on."""
        try:
            while not self._leaving:
                with self.desk.batch(self._source, self._options) as batch:
                    await self._run(batch)
                    await self._turn.wait()  # until then, results are opened from the table
                    self._turn.clear()
        except VetterError as error:
            self.app.push_screen(error_dialog(error), lambda _: self.dismiss())

    async def _run(self, batch: Batching) -> None:
        self._batch = batch
        batch.watch = self._hear
        self.table.fill(_lines(batch.outlets()))
        self.running = True
        self._count()
        try:
            await batch.run()
        finally:
            self.running = False
        self.table.rest()
        self._detail()
        self._count()

    def _hear(self, told: Told) -> None:
        self.post_message(self.Heard(told))

    # ----- what is seen of it

    @on(Heard)
    def _heard(self, message: Heard) -> None:
        told = message.told
        if isinstance(told, Began):
            if self.running and (line := self.table.line(told.work.key)):
                self._put(told.work.key, replace(line, begun=True))
        elif isinstance(told, Ended):
            ending = told.ending
            found = decoded(ending.summary, Summary) if ending.summary else None
            line = OutletLine(told.work.target, found, ending.error)
            self._put(ending.key, line)
            self._count()

    def _put(self, key: str, line: OutletLine) -> None:
        self.table.put(key, line)
        self._detail()

    @on(DataTable.RowHighlighted)
    def _detail(self) -> None:
        told = Brief(details(self.table.current), DETAILS)
        self.query_one("#details", Static).update(told)
        self.refresh_bindings()

    def _count(self) -> None:
        if self._batch is not None:
            progress, folder = self._batch.progress, self._batch.folder
            told = state if self.running else ended
            self.query_one("#state", Static).update(foreign(told(progress), "bold"))
            self.query_one("#where", Static).update(_where(folder, running=self.running))
            self.refresh_bindings()

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        assessment = self._batch.assessment(event.row_key.value or "") if self._batch else None
        if assessment is not None:
            self.vetter.show(assessment)

    # ----- what can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the batch as it stands."""
        progress = self._batch.progress if self._batch else None
        if action in ("pause", "go_on", "stop", "network", "copy"):
            return progress is not None and _offered(action, progress, running=self.running)
        return super().check_action(action, parameters)

    def action_pause(self) -> None:
        """Pause."""
        if self._batch is not None:
            self._batch.pause()
            self._count()

    def action_go_on(self) -> None:
        """Go on after a pause, or take up what was stopped."""
        if self._batch is not None and self.running:
            self._batch.resume()
            self._count()
        else:
            self._turn.set()

    def action_stop(self) -> None:
        """Stop gently."""
        if self._batch is not None and self.running:
            self._batch.stop()

    def action_network(self) -> None:
        """Show what the outlets of the list share."""
        if self._batch is not None:
            self.vetter.show_network(self._batch.network)

    def action_copy(self) -> None:
        """Copy the path of the page, to open it in a browser."""
        if self._batch is not None:
            self.app.copy_to_clipboard(str(_index(self._batch.folder)))
            self.notify("The path is copied. Open it in a browser.", markup=False)

    async def stop_and_wait(self) -> None:
        """Stop, and return when everything is put away, or after five seconds."""
        self.action_stop()
        for _ in range(50):
            if not self.running:
                break
            await asyncio.sleep(0.1)

    def action_back(self) -> None:
        """Stop first; once stopped, go back."""
        if self.running:
            self.action_stop()
        else:
            self.dismiss()


def _offered(action: str, progress: Progress, *, running: bool) -> bool:
    """Return whether something can be done with a batch as it stands, and is of use."""
    match action:
        case "pause":
            return running and not progress.paused
        case "go_on":
            return progress.paused if running else not progress.finished
        case "stop":
            return running
        case "network":
            return not running and progress.done > 1
        case _:
            return not running


def _lines(outlets: Iterable[Outlet]) -> Iterator[tuple[str, OutletLine]]:
    for outlet, _ in zip(outlets, range(MOST), strict=False):
        yield outlet.key, OutletLine(outlet.target, outlet.summary, outlet.error)


def _index(folder: Path) -> Path:
    return folder.resolve() / INDEX


def _where(folder: Path, *, running: bool) -> Content:
    """Return where what comes of it lies, and once it has ended where to begin to read."""
    said = "Everything is kept in " if running else "To sort, print and pass on: "
    path = folder if running else _index(folder)
    return Content.assemble((said, "$quiet"), foreign(str(path), "", 1000))
