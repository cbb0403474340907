"""A vetting at work: every source as it answers, and a way to stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static
from textual.worker import Worker, WorkerState

from vetter import clock
from vetter.errors import AmbiguousError, VetterError
from vetter.model import Assessment, Candidate, CaseOpened, StageBegan
from vetter.phrases import count
from vetter.tui.foreign import foreign
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.dialog import error_dialog, fault_dialog
from vetter.tui.widgets.board import SourceBoard
from vetter.tui.words import STAGES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.widget import Widget

    from vetter.model import Event
    from vetter.tui.desk import Options

    Job = Callable[[Callable[[Event], None]], Awaitable[Assessment]]


class RunScreen(VetterScreen):
    """Runs one job and shows it. ``live`` is False where no source is asked (assessing again)."""

    CSS_PATH = "run.tcss"
    PLACE = "at work"
    GUIDE = """
        Each line is one source. "Nothing there" means that it answered and has nothing; "failed",
        "turned away" and "too many questions" mean that it could not be looked at. The two are never
        confused, and what could not be looked at never counts against an outlet.

        c or Esc stops. What has been collected until then is kept as a case and can be assessed.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "stop", "Stop"),
        Binding("a", "assess", "Assess what is there"),
        Binding("escape", "back", "Back"),
    ]

    class Told(Message):
        """The work told something."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    def __init__(
        self, job: Job, text: str, options: Options | None = None, *, live: bool = True
    ) -> None:
        super().__init__()
        self._job = job
        self._text = text
        self._options = options
        self._live = live
        self._case = ""
        self._began = clock.ticks()
        self._work: Worker[None] | None = None
        self._next: Callable[[], object] | None = None
        self._stopped = False
        self._kept = False

    def about(self) -> Content | None:
        """Return what is being vetted."""
        return foreign(self._text, "", 60)

    def body(self) -> Iterable[Widget]:
        """Return the stage, the board, and what can be done."""
        with Horizontal(id="stage"):
            yield Static(Content.styled("Getting ready", "bold"), id="doing")
            yield Static(id="elapsed")
        with VerticalScroll(id="sources", can_focus=False):
            yield SourceBoard(id="board")
        with Vertical(id="below"):
            yield Static(id="said")
            with Horizontal(id="buttons"):
                yield Button("Stop", id="stop")
                yield Button("Assess what is there", id="assess", variant="primary")
                yield Button("Back", id="back")

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#board").display = self._live
        self.query_one("#assess").display = False
        self.query_one("#back").display = False
        self.query_one("#stop").focus()
        self._count()
        self._beat = self.set_interval(0.25, self._tick)
        self._work = self.go()

    @property
    def running(self) -> bool:
        """Whether work is in progress."""
        return self._work is not None and not self._work.is_finished

    # ----- the work

    @work(exclusive=True, group="vet", exit_on_error=False)
    async def go(self) -> None:
        """Do the job, and decide where it leads."""
        try:
            assessment = await self._job(self._tell)
        except AmbiguousError as error:
            why = error.message
            found = tuple(c for c in error.candidates if isinstance(c, Candidate))
            self._then(lambda: self.vetter.choose(why, self._options, found, instead=self))
        except VetterError as error:
            dialog = error_dialog(error)
            self._then(lambda: self.app.push_screen(dialog, lambda _: self.dismiss()))
        except Exception as error:  # noqa: BLE001 - the edge of the program
            fault = fault_dialog(error)
            self._then(lambda: self.app.push_screen(fault, lambda _: self.dismiss()))
        else:
            self._then(lambda: self.vetter.show(assessment, instead=self))

    def _tell(self, event: Event) -> None:
        self.post_message(self.Told(event))

    def _then(self, step: Callable[[], object]) -> None:
        """Take the next step, now or as soon as nothing lies over this screen."""
        self._beat.stop()
        self._next = step
        if self.app.screen is self:
            self._take_next()

    def on_screen_resume(self) -> None:
        """Take the step that had to wait."""
        self._take_next()

    def _take_next(self) -> None:
        step, self._next = self._next, None
        if step is not None:
            step()

    # ----- what is seen of it

    @on(Told)
    def _told(self, message: Told) -> None:
        event = message.event
        if isinstance(event, StageBegan):
            words = STAGES.get(event.stage, "Working")
            self.query_one("#doing", Static).update(Content.styled(words, "bold"))
        elif isinstance(event, CaseOpened):
            self._case = event.case
        else:
            self.query_one("#board", SourceBoard).take(event)
        self._count()

    def _tick(self) -> None:
        self.query_one("#board").refresh()
        self._count()

    def _count(self) -> None:
        if self._stopped:
            return
        seconds = int(clock.ticks() - self._began)
        elapsed = f"{seconds // 60}:{seconds % 60:02}"
        self.query_one("#elapsed", Static).update(Content.styled(elapsed, "$quiet"))
        board = self.query_one("#board", SourceBoard)
        words = "Everything that comes back is stored before it is read."
        if self._live:
            words = f"{board.ended} of {count(len(board.lines), 'source')} done. {words}"
        self.query_one("#said", Static).update(Content.styled(words, "$quiet"))

    # ----- stopping

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show only the keys that mean something now."""
        if action == "stop":
            return not self._stopped
        if action == "assess":
            return self._kept
        return super().check_action(action, parameters)

    @on(Button.Pressed, "#stop")
    def action_stop(self) -> None:
        """Stop the work; how it ended is said when it has."""
        if self._work is not None and self.running:
            self.query_one("#doing", Static).update(Content.styled("Stopping …", "bold"))
            self._work.cancel()

    async def stop_and_wait(self) -> None:
        """Stop the work and return when it has put everything away, or after five seconds."""
        if self._work is not None:
            self._work.cancel()
        for _ in range(50):
            if not self.running:
                break
            await asyncio.sleep(0.1)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what was kept once the work has stopped."""
        if event.worker is self._work and event.state is WorkerState.CANCELLED:
            self._beat.stop()
            self._stopped = True
            self.query_one("#board", SourceBoard).halt()
            self._say_what_was_kept()

    @work(group="kept", exit_on_error=False)
    async def _say_what_was_kept(self) -> None:
        try:
            cases = await asyncio.to_thread(self.desk.cases)
        except VetterError:
            cases = ()
        self._kept = any(case.id == self._case for case in cases)
        words = (
            Content.assemble(
                "What had been collected is kept as the case ",
                foreign(self._case, "bold", 130),
                ". It can be assessed now, without any network, or later from the start screen.",
            )
            if self._kept
            else Content("Nothing had been collected yet, so nothing is kept.")
        )
        self.query_one("#doing", Static).update(Content.styled("Stopped", "bold"))
        self.query_one("#said", Static).update(words)
        self.query_one("#stop").display = False
        self.query_one("#assess").display = self._kept
        self.query_one("#back").display = True
        self.query_one("#assess" if self._kept else "#back").focus()
        self.refresh_bindings()

    @on(Button.Pressed, "#assess")
    def action_assess(self) -> None:
        """Assess what the stopped case holds."""
        self.vetter.rerun(self._case, self._text, instead=self)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Stop first; once stopped, go back."""
        if self.running:
            self.action_stop()
        elif self._stopped:
            self.dismiss()
