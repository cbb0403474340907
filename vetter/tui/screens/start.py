"""The first screen: whom to look at, how, and what was looked at before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Checkbox, Input, Static

from vetter.clock import end_of_day
from vetter.errors import SettingsError, TargetError, UsageError, VetterError
from vetter.model import TargetKind
from vetter.resolve.prose import is_letter
from vetter.settings.cards import card_of, typed
from vetter.tui.desk import Options
from vetter.tui.foreign import foreign
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.contacted import ContactedScreen
from vetter.tui.screens.dialog import Dialog, error_dialog
from vetter.tui.widgets.cases import case_line, when
from vetter.tui.widgets.items import ItemList
from vetter.tui.widgets.target import TargetInput
from vetter.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from vetter.model import Target
    from vetter.store import CaseSummary

UNDERSTOOD = {
    TargetKind.NAME: "the name of an outlet; vetter looks up which site that is",
    TargetKind.DOMAIN: "the site ",
    TargetKind.URL: "a page on the site ",
    TargetKind.EMAIL: "an address at ",
    TargetKind.MESSAGE: "an e-mail kept as a file; vetter looks up which sites it leads to",
}
LIST = "Several at once: type the path of a list, or drag its file here."
FIRST = "→ Only the first of {lines} lines. For several: a file (.txt) with one a line."
LETTER = "→ This looks like a message: press F3 to have it read."
DAMAGED = (
    "Its index cannot be read, so here it can only be deleted (Del). The evidence in it may still be read before that, in a "
    "terminal: vetter check --from FILE, with the evidence.warc.gz in the folder {case}."
)
OFFLINE = (
    "Nobody is contacted. You get what vetter brings with it (lists of known operations) "
    "and what your earlier cases hold; the rest is listed as open."
)
PASSIVE = (
    "The outlet's own servers are not contacted, so it cannot notice. Registries, a web archive, "
    "certificate logs, Wikidata, Wikipedia and a news search learn that somebody asked about it."
)
OPEN = (
    "vetter reads some of the outlet's public pages, as any visitor would, and asks registries, name "
    "servers, a web archive, certificate logs, a reverse lookup, Wikidata, Wikipedia and a news search about it. Some sites "
    "to which it leads are read, too. That takes about a minute. The report lists who was asked what."
)


class StartScreen(VetterScreen):
    """Type or paste a target, or reopen an earlier case."""

    PLACE = "start"
    GUIDE = """
        Type the name of the outlet, or paste its address, a link to an article, the e-mail address
        that wrote to you, or the path of a message saved as .eml. Defanged forms such as
        hxxps://name[.]org are understood. Enter begins. F3 takes the message in which you were offered work;
        a whole message that is pasted here is taken there as well.

        For many outlets at once type the path of a list, or drag its file onto the window: CSV with a column of outlets, text with
        one a line, or JSON with one object a line (.csv, .tsv, .txt, .jsonl). All that comes of it goes into a folder beside the
        list, and the same list goes on where it stopped.

        Passive never contacts the outlet's own servers, so that it cannot notice. Offline contacts
        nobody. "As of" judges as if it were that day (2020-07-08), for looking back, and holds for one vetting. "Pages" is how many
        of its pages are read at most. F4 shows everything that can be set.

        Below are your earlier cases. Enter reopens one, r assesses it again from what it holds without
        any network, Del deletes it; n shows what the outlets of all cases share. All of it stays on this machine.

        vetter is an aid to judgement, not a verdict.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "contacted", "I was contacted"),
        Binding("f4", "app.settings", "Settings"),
        Binding("r", "rerun", "Assess again", show=False),
        Binding("delete", "delete", "Delete the case", show=False),
        Binding("n", "network", "What all cases share", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("escape", "back", "Leave", show=False),
    ]

    def __init__(self, initial: str = "", banner: str = "") -> None:
        super().__init__()
        self._initial = initial
        self._banner = banner

    def body(self) -> Iterable[Widget]:
        """Return the question, the options, and the list of cases."""
        if self._banner:
            yield Static(Content(self._banner), id="banner")
        with Vertical(id="ask"):
            yield Static(Content.styled("Who has offered you work?", "bold"), id="question")
            with Horizontal(id="line"):
                yield TargetInput(self._initial, id="target")
                yield Button("Vet", variant="primary", id="vet")
            yield Static(id="hint")
            with Horizontal(id="options"):
                yield Tick("Passive", id="passive")
                yield Tick("Offline", id="offline")
                yield Static("As of", classes="label")
                yield Input(placeholder="today", id="as-of", compact=True, max_length=10)
                yield Static("Pages", classes="label")
                yield Input(id="pages", compact=True, max_length=3, type="integer")
            yield Static(id="what")
        yield Static(id="cases-title")
        yield ItemList(id="cases")

    def on_mount(self) -> None:
        """Say what will happen, and fetch the list of cases."""
        self._explain()
        self.query_one("#target").focus()
        self.hint(self._initial)

    def on_screen_resume(self) -> None:
        """Show what has become of the cases in the meantime; what is typed next takes the place of what stands there."""
        target = self.query_one("#target", Input)
        if target.has_focus:
            target.select_all()
        self.query_one("#pages", Input).placeholder = str(self.desk.pages)
        self.list_cases()

    @work(exclusive=True, group="cases", exit_on_error=False)
    async def list_cases(self) -> None:
        """Fetch the list of cases without holding anything up."""
        title = self.query_one("#cases-title", Static)
        try:
            cases = await asyncio.to_thread(self.desk.cases)
        except Exception as error:  # noqa: BLE001 - a window would come again whenever it is closed
            why = f"Your cases could not be listed: {error}"
            title.update(foreign(why, "$warning", 400))
            return
        listed = self.query_one("#cases", ItemList)
        listed.fill((case_line(case), case) for case in cases)
        listed.display = bool(cases)
        words = (
            Content.assemble(
                ("Earlier cases", "bold $primary"),
                ("   Enter opens · r assesses again · Del deletes · n compares", "$quiet"),
            )
            if cases
            else Content.styled(
                "Your cases will be listed here. They stay on this machine.", "$quiet"
            )
        )
        title.update(words)

    # ----- what was typed

    @on(Input.Changed, "#target")
    def _on_typed(self, event: Input.Changed) -> None:
        self.hint(event.value)

    @work(exclusive=True, group="hint", exit_on_error=False)
    async def hint(self, text: str) -> None:
        """Say how the text is understood, once the person stops typing for a moment."""
        shown = self.query_one("#hint", Static)
        if not text.strip():
            shown.update(Content.styled(LIST, "$quiet"))
            return
        await asyncio.sleep(0.15)
        if more := self.query_one(TargetInput).left_out:
            shown.update(Content.styled(FIRST.format(lines=more + 1), "$warning"))
            return
        try:
            shown.update(await asyncio.to_thread(self._understood, text))
        except TargetError:
            shown.update(Content(""))  # what is half typed is no mistake
        except VetterError as error:
            shown.update(foreign(f"→ {error.message}", "$quiet"))

    def _understood(self, text: str) -> Content:
        if self.desk.is_list(text):
            words = "→ a list; all that comes of it goes into a folder beside it"
            return Content.styled(words, "$quiet")
        letter = is_letter(text)
        try:
            target = self.desk.understand(text)
        except TargetError:
            if letter:
                return Content.styled(LETTER, "$warning")
            raise
        if letter and target.kind is TargetKind.NAME:
            return Content.styled(LETTER, "$warning")
        return understood(target)

    def ask_for_list(self) -> None:
        """Take the path of a list next, and say so."""
        target = self.query_one("#target", Input)
        target.value = ""
        target.focus()
        self.call_after_refresh(self._warn, LIST)  # not to be undone by the emptied line

    @on(Checkbox.Changed)
    def _explain(self) -> None:
        offline = self.query_one("#offline", Checkbox).value
        passive = self.query_one("#passive", Checkbox).value
        words = OFFLINE if offline else PASSIVE if passive else OPEN
        self.query_one("#what", Static).update(Content.styled(words, "$quiet"))

    @on(Input.Submitted)
    @on(Button.Pressed, "#vet")
    def _begin(self) -> None:
        text = self.query_one("#target", Input).value.strip()
        if not text:
            self.query_one("#target").focus()
            self._warn("Type or paste something first: a name, an address, or a link.")
            return
        try:
            options = self._options()
        except UsageError as error:
            self.query_one("#pages" if isinstance(error, SettingsError) else "#as-of").focus()
            self._warn(f"{error.message} {error.hint}")
            return
        self.vetter.begin(text, options)

    @on(Input.Changed, "#as-of")
    @on(Input.Changed, "#pages")
    def _take_back(self) -> None:
        """Say again how the text is understood: a slip that was said of the day or the pages is put right now."""
        self.hint(self.query_one("#target", Input).value)

    def forget_day(self) -> None:
        """Judge the next outlet as of today: one that is listed since would look clean on a day that was meant for another."""
        self.query_one("#as-of", Input).value = ""

    def _warn(self, words: str) -> None:
        self.workers.cancel_group(self, "hint")
        self.query_one("#hint", Static).update(foreign(words, "$warning"))

    def _options(self) -> Options:
        day = self.query_one("#as-of", Input).value.strip()
        pages = self.query_one("#pages", Input).value.strip()
        return Options(
            passive=self.query_one("#passive", Checkbox).value,
            offline=self.query_one("#offline", Checkbox).value,
            as_of=end_of_day(day) if day else None,
            max_pages=_pages(pages) if pages else 0,
        )

    # ----- earlier cases

    @on(ItemList.Chosen, "#cases")
    def _open(self, event: ItemList.Chosen) -> None:
        case: CaseSummary = event.thing
        if case.level:
            self.vetter.open_case(case.id)
        elif case.state == "damaged":
            self.app.push_screen(
                Dialog("This case is damaged", foreign(DAMAGED.format(case=case.id)))
            )
        else:
            self._offer_to_assess(case)

    def _offer_to_assess(self, case: CaseSummary) -> None:
        words = Content(
            "This case was stopped before it was assessed. What it holds can be assessed now, "
            "without any network; what it had not asked is then listed as open."
        )

        def answer(yes: bool | None) -> None:
            if yes:
                self.vetter.rerun(case.id, case.name or case.target)

        self.app.push_screen(Dialog("No result yet", words, yes="Assess", no="Not now"), answer)

    def _current(self) -> CaseSummary | None:
        cases = self.query_one("#cases", ItemList)
        found: CaseSummary | None = cases.current if cases.has_focus else None
        return found

    def action_contacted(self) -> None:
        """Take in the message in which work was offered."""
        target = self.query_one("#target", Input)
        self.take_letter(target.value if is_letter(target.value) else "")

    @on(TargetInput.Letter)
    def _on_letter(self, event: TargetInput.Letter) -> None:
        self.take_letter(event.text)

    def take_letter(self, text: str) -> None:
        """Go on with a letter where letters are read; it is no outlet that could be looked for."""
        if text:
            self.query_one("#target", Input).value = ""
        self.app.push_screen(ContactedScreen(text))

    def action_rerun(self) -> None:
        """Assess the case under the cursor again."""
        if (case := self._current()) and case.state != "damaged":
            self.vetter.rerun(case.id, case.name or case.target)

    def action_network(self) -> None:
        """Show what the outlets of all cases share."""
        self.vetter.show_network()

    def action_delete(self) -> None:
        """Delete the case under the cursor, after asking."""
        case = self._current()
        if case is None:
            return
        name = case.name or case.target or case.id
        question = Content.assemble(
            foreign(name, "bold", 80),
            foreign(f"  {case.host}" if case.host not in ("", name) else "", "", 80),
            "\n" if when(case) else "",
            when(case),
            "\nThe case, its evidence and its assessment are removed from this machine for good.",
        )

        def answer(yes: bool | None) -> None:
            if yes:
                self.delete(case.id)

        dialog = Dialog("Delete this case?", question, yes="Delete", no="Keep", grave=True)
        self.app.push_screen(dialog, answer)

    @work(group="delete", exit_on_error=False)
    async def delete(self, case_id: str) -> None:
        """Delete a case without holding anything up."""
        try:
            await asyncio.to_thread(self.desk.delete, case_id)
        except VetterError as error:
            self.app.push_screen(error_dialog(error, "The case could not be deleted"))
        self.list_cases()

    def action_back(self) -> None:
        """Empty the line; with nothing in it, offer to leave."""
        target = self.query_one("#target", Input)
        if target.value or not target.has_focus:
            target.value = ""
            target.focus()
            return
        self.vetter.action_leave()


def _pages(text: str) -> int:
    """Return how many pages are to be read. Raises `SettingsError` for what the setting does not take either."""
    card = card_of("crawl.max_pages")
    try:
        value = typed(card, text)
    except SettingsError as error:
        raise SettingsError(f"{card.name}: it takes {card.takes}.") from error
    assert isinstance(value, int)  # as its setting is
    return value


def understood(target: Target) -> Content:
    """Return in words what a target was understood as."""
    words = f"→ {UNDERSTOOD[target.kind]}"
    within = f", within a link of {target.within}" if target.within else ""
    return Content.assemble(
        (words, "$quiet"), foreign(target.host, "$primary", 120), (within, "$quiet")
    )
