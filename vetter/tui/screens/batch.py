"""Many outlets at work: a table that fills, with pause, stop, and each result a key away."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from rich.text import Text
from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from vetter.batch.engine import Began, Ended
from vetter.batch.progress import ended, state
from vetter.errors import VetterError
from vetter.report.line import Summary
from vetter.report.safe import safe_text
from vetter.report.words import LEVELS
from vetter.tui.foreign import foreign
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.dialog import error_dialog
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from vetter.batch.engine import Told
    from vetter.batch.work import Outlet
    from vetter.tui.desk import Batching, Options

COLUMNS: Final = {"Outlet": 26, "Level": 14, "Likelihood": 20, "Seen": 8, "What stands out": 80}
MOST: Final = 2_000  # rows; the index page has them all
WIDEST: Final = 80


class BatchScreen(VetterScreen):
    """Vets a list. What is done is kept at every moment, and the same list goes on from there."""

    CSS_PATH = "batch.tcss"
    PLACE = "many outlets"
    GUIDE = """
        Every outlet of the list is vetted like a single one. p pauses: those in flight go on to their end, and no more are begun. c stops:
        what is done is kept, what is not is put back, and opening the same list again goes on from there.

        Enter opens a result. The table, the page that can be sorted and passed on, and all reports lie in the folder that is named below.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pause", "Pause"),
        Binding("c", "stop", "Stop"),
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
        self._leaving = asyncio.Event()
        self.running = False

    def about(self) -> Content | None:
        """Return which list it is."""
        return foreign(self._source, "", 60)

    def body(self) -> Iterable[Widget]:
        """Return how far it is, and the table."""
        yield Static(Content.styled("Reading the list", "bold"), id="state")
        yield DataTable(id="outlets", cursor_type="row", zebra_stripes=True)
        yield Static(id="where")

    def on_mount(self) -> None:
        """Begin."""
        for title, width in COLUMNS.items():
            self.table.add_column(title, width=width, key=title)
        self.table.focus()
        self.set_interval(0.5, self._count)
        self.go()

    def on_unmount(self) -> None:
        """Let go of the folder."""
        self._leaving.set()

    @property
    def table(self) -> DataTable[Text]:
        """The table."""
        return self.query_one("#outlets", DataTable)

    # ----- the work

    @work(exclusive=True, group="batch", exit_on_error=False)
    async def go(self) -> None:
        """Vet the list to its end, or until it is stopped."""
        try:
            with self.desk.batch(self._source, self._options) as batch:
                self._batch = batch
                batch.watch = self._hear
                self._fill(batch.outlets())
                words = Content.assemble(("Everything is kept in ", "$quiet"), str(batch.folder))
                self.query_one("#where", Static).update(words)
                self.running = True
                try:
                    await batch.run()
                finally:
                    self.running = False
                self._count()
                await self._leaving.wait()  # until then, results are opened from the table
        except VetterError as error:
            self.app.push_screen(error_dialog(error), lambda _: self.dismiss())

    def _hear(self, told: Told) -> None:
        self.post_message(self.Heard(told))

    def _fill(self, outlets: Iterable[Outlet]) -> None:
        for outlet, _ in zip(outlets, range(MOST), strict=False):
            self.table.add_row(*_cells(outlet), key=outlet.key)

    # ----- what is seen of it

    @on(Heard)
    def _heard(self, message: Heard) -> None:
        told = message.told
        if isinstance(told, Began):
            self._put(told.work.key, {"Level": Text("…")})
        elif isinstance(told, Ended):
            ending = told.ending
            line = decoded(ending.summary, Summary) if ending.summary else None
            shown = _told(line, ending.error)
            self._put(ending.key, dict(zip(list(COLUMNS)[1:], shown, strict=True)))
            self._count()

    def _put(self, key: str, cells: dict[str, Text]) -> None:
        if key in self.table.rows:
            for column, cell in cells.items():
                self.table.update_cell(key, column, cell)

    def _count(self) -> None:
        if self._batch is not None:
            told = state if self.running else ended
            self.query_one("#state", Static).update(foreign(told(self._batch.progress), "bold"))

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        assessment = self._batch.assessment(event.row_key.value or "") if self._batch else None
        if assessment is not None:
            self.vetter.show(assessment)

    # ----- pausing and stopping

    def action_pause(self) -> None:
        """Pause, or go on."""
        if self._batch is not None and self.running:
            if self._batch.progress.paused:
                self._batch.resume()
            else:
                self._batch.pause()
            self._count()

    def action_stop(self) -> None:
        """Stop gently."""
        if self._batch is not None and self.running:
            self._batch.stop()

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


def _cells(outlet: Outlet) -> tuple[Text, ...]:
    return Text(safe_text(outlet.target, WIDEST)), *_told(outlet.summary, outlet.error)


def _told(line: Summary | None, error: str) -> tuple[Text, ...]:
    """Return what the table says of an outlet behind its name."""
    if line is None:
        return Text("not vetted" if error else ""), Text(""), Text(""), Text(safe_text(error, 200))
    points = (*line.listed, *line.signs, *line.trust)
    return (
        Text(f"{LEVELS[line.level][0]} {line.word}", "bold"),
        Text(line.likelihood.partition(" (")[0]),
        Text(f"{line.answered} of {line.asked}"),
        Text(safe_text("; ".join(points), 200)),
    )
