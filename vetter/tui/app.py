"""The app: holds the desk, knows the ways between the screens, and nothing else."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerState

from vetter.errors import UsageError, VetterError
from vetter.model import TargetKind
from vetter.resolve.prose import is_letter
from vetter.tui.desk import Options
from vetter.tui.screens.assessment import AssessmentScreen
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.batch import BatchScreen
from vetter.tui.screens.candidates import CandidatesScreen
from vetter.tui.screens.dialog import Dialog, error_dialog, fault_dialog
from vetter.tui.screens.help import HelpScreen, keys_of
from vetter.tui.screens.network import NetworkScreen
from vetter.tui.screens.run import RunScreen
from vetter.tui.screens.settings import SettingsScreen, unsaved_dialog
from vetter.tui.screens.start import StartScreen
from vetter.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence

    from vetter.model import Assessment, Candidate, Network
    from vetter.tui.desk import Desk

HERE = Path(__file__).parent


class VetterApp(App[None]):
    """``initial`` is put into the line on the start screen, ``banner`` shown above it.

    ``lost`` says what leaving takes away, if it takes anything.
    """

    TITLE = "vetter"
    # The style sheet of the first screen is not read with it, because it is there before the others.
    CSS_PATH = [HERE / "app.tcss", HERE / "screens" / "start.tcss"]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help"),
        Binding("question_mark", "help", "Help", show=False),
        Binding("f2", "light_or_dark", "Light/dark"),
        Binding("ctrl+q", "quit", "Quit", priority=True),
        Binding("q", "leave", "Leave", show=False),
    ]

    def __init__(self, desk: Desk, *, initial: str = "", banner: str = "", lost: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._lost = lost
        self._initial = initial
        self._banner = banner
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def get_default_screen(self) -> Screen[Any]:
        """Return the screen that everything starts from."""
        return StartScreen(self._initial, self._banner)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own colours for themes that do not know them."""
        return dict(DARK.variables)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's signature
        """Return what the command palette offers."""
        yield SystemCommand("Help", "What can be done on this screen", self.action_help)
        yield SystemCommand("Light or dark", "Change the colours", self.action_light_or_dark)
        yield SystemCommand("Settings", "What can be set, and what it does", self.action_settings)
        yield SystemCommand(
            "Vet a list",
            "Many outlets at once, from a file: CSV, text, JSON lines",
            self.ask_for_list,
        )
        yield SystemCommand("Network", "What the outlets of all cases share", self.show_network)
        if len(self.screen_stack) > 1:
            yield SystemCommand("Back to the start", "Type another target", self.action_home)
        yield SystemCommand("Quit", "Stop what is running, and leave", self.action_quit)

    # ----- ways between the screens

    @work(exclusive=True, group="begin", exit_on_error=False)
    async def begin(self, text: str, options: Options) -> None:
        """Vet what was typed, if it can be understood at all: an outlet, or a list of them."""
        try:
            listed = await asyncio.to_thread(self.desk.is_list, text)
            if listed and options.brought:
                raise UsageError(
                    "That is the path of a list, and a message belongs to one outlet.",
                    "Name the outlet that it came from, or leave that line empty.",
                )
            target = None if listed else await asyncio.to_thread(self.desk.understand, text)
            if target and target.kind is TargetKind.MESSAGE and not options.brought.message:
                # Whichever site is chosen among those that it leads to, the message belongs to it.
                options = await asyncio.to_thread(self._with_message, text, options)
        except VetterError as error:
            if not self._took_letter(text, options):
                self.push_screen(error_dialog(error, "This could not be understood"))
            return
        if target and target.kind is TargetKind.NAME and self._took_letter(text, options):
            return
        if isinstance(start := self.screen_stack[0], StartScreen):
            start.forget_day()
        if listed:
            self.push_screen(BatchScreen(text, options))
        else:
            self.vet(text, options)

    def _with_message(self, path: str, options: Options) -> Options:
        message = self.desk.bring(path, {}, published=False).message
        return replace(options, brought=replace(options.brought, message=message))

    def _took_letter(self, text: str, options: Options) -> bool:
        """Go on with what was typed as a letter if it is one, and return whether it is: its words are no outlet's name."""
        start = self.screen
        if options.brought or not isinstance(start, StartScreen) or not is_letter(text):
            return False
        start.take_letter(text)
        return True

    async def ask_for_list(self) -> None:
        """Go back to the start, and say there how a list is given."""
        await self.action_home()
        if isinstance(self.screen, StartScreen):
            self.screen.ask_for_list()

    def begin_with(self, outlet: str, options: Options) -> None:
        """Vet what was typed together with the message that was brought along, or only read the message."""
        if outlet:
            self.begin(outlet, options)
            return
        screen = RunScreen(
            lambda tell: self.desk.read_offer(options, tell), "the message", options, live=False
        )
        self._go(screen, None)

    def choose(
        self,
        why: str,
        options: Options | None,
        found: Sequence[Candidate],
        *,
        instead: Screen[Any] | None = None,
    ) -> None:
        """Let the person choose among outlets; ``why`` says in words what is open."""
        self._go(CandidatesScreen(why, options or Options(), found), instead)

    def vet(self, text: str, options: Options, *, instead: Screen[Any] | None = None) -> None:
        """Vet an outlet and show it."""
        screen = RunScreen(
            lambda tell: self.desk.vet(text, options, tell), text, options, live=not options.offline
        )
        self._go(screen, instead)

    def rerun(self, case_id: str, label: str, *, instead: Screen[Any] | None = None) -> None:
        """Assess a stored case again."""
        screen = RunScreen(lambda tell: self.desk.rerun(case_id, tell), label, live=False)
        self._go(screen, instead)

    def show(self, assessment: Assessment, *, instead: Screen[Any] | None = None) -> None:
        """Show an assessment."""
        self._go(AssessmentScreen(assessment), instead)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def open_case(self, case_id: str) -> None:
        """Show the newest assessment of a stored case."""
        try:
            assessment = await asyncio.to_thread(self.desk.open, case_id)
        except VetterError as error:
            self.push_screen(error_dialog(error, "The case could not be opened"))
            return
        self.show(assessment)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def show_network(self, among: Callable[[], Network] | None = None) -> None:
        """Show what outlets share: those that ``among`` returns the network of, or else those of all cases."""
        try:
            network = await asyncio.to_thread(among or self.desk.network)
        except VetterError as error:
            self.push_screen(error_dialog(error, "There is no network to show"))
            return
        self.push_screen(NetworkScreen(network))

    async def action_settings(self) -> None:
        """Show what can be set; where that is under way already, go back to it."""
        if any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, SettingsScreen):
                await self.pop_screen()
            return
        self.show_settings()

    @work(exclusive=True, group="open", exit_on_error=False)
    async def show_settings(self) -> None:
        """Read the settings and show them."""
        try:
            kept = await asyncio.to_thread(self.desk.settings)
        except VetterError as error:
            self.push_screen(error_dialog(error, "The settings could not be read"))
            return
        self.push_screen(SettingsScreen(kept))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when work in the background failed in a way that nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.push_screen(fault_dialog(event.worker.error))

    def _go(self, screen: Screen[Any], instead: Screen[Any] | None) -> None:
        if instead is not None and self.screen is instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    # ----- keys

    def action_help(self) -> None:
        """Show help for the screen at hand."""
        screen = self.screen
        if isinstance(screen, VetterScreen):
            bindings = [binding for _, binding in screen._bindings]  # noqa: SLF001 - has no other name
            self.push_screen(HelpScreen(screen.PLACE.capitalize(), screen.GUIDE, keys_of(bindings)))

    def action_light_or_dark(self) -> None:
        """Change between paper and ink."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_home(self) -> None:
        """Go back to the start, stopping what is running."""
        if not self._ask_first(self._go_home):
            await self._go_home()

    def action_leave(self) -> None:
        """Offer to leave: a letter typed beside a line must not end the app at once."""
        if self._ask_first(self._leave):
            return

        def answer(yes: bool | None) -> None:
            if yes:
                self.run_worker(self._leave(), group="leave", exit_on_error=False)

        lost = Content(self._lost)
        self.push_screen(Dialog("Leave vetter?", lost, yes="Leave", no="Stay", wary=True), answer)

    async def action_quit(self) -> None:
        """Stop what is running, wait until it has put its things away, and leave."""
        if not self._ask_first(self._leave):
            await self._leave()

    def _ask_first(self, then: Callable[[], Coroutine[Any, Any, None]]) -> bool:
        """Ask whether unsaved settings are to be given up, and return whether there are any to ask about.

        Whoever gives the command once more while being asked has answered.
        """
        found = (one.changes for one in self.screen_stack if isinstance(one, SettingsScreen))
        changes = next(found, [])
        if not changes or isinstance(self.screen, Dialog):
            return False

        def answer(yes: bool | None) -> None:
            if yes:
                self.run_worker(then(), group="leave", exit_on_error=False)

        self.push_screen(unsaved_dialog(changes), answer)
        return True

    async def _go_home(self) -> None:
        await self._stop_work()
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    async def _leave(self) -> None:
        await self._stop_work()
        self.exit()

    async def _stop_work(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, RunScreen | BatchScreen):
                await screen.stop_and_wait()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer help only where there is some."""
        if action == "help":
            return not isinstance(self.screen, ModalScreen)
        return super().check_action(action, parameters)
