"""The assessment: the level first, then everything that it rests on, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane

from vetter import clock
from vetter.model import Finding, LedgerEntry, PreparedLink, TimelineEvent
from vetter.phrases import day
from vetter.report.outline import outline
from vetter.report.safe import safe_text
from vetter.tui.foreign import foreign
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.screens.export import ExportScreen
from vetter.tui.screens.finding import FindingScreen
from vetter.tui.widgets import account, offer, overview
from vetter.tui.widgets.items import ItemList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from vetter.model import Assessment

TABS = ("overview", "findings", "ask", "timeline", "coverage", "ledger")

NO_REPLY: Final = "You need not answer: there is no reply to copy."


class AssessmentScreen(VetterScreen):
    """One assessment in six parts."""

    CSS_PATH = "assessment.tcss"
    PLACE = "assessment"
    AUTO_FOCUS = ""
    GUIDE = """
        The band says the level. "Named" means that the outlet's own site is on a public list of
        operations or hidden networks; "strong signs" and "some signs" are our own weighing; "nothing found" means that enough
        could be looked at; "unknown" that it could not.

        How likely it is, and how good the evidence is, are two things and are said apart.

        Findings: Enter opens one, with its reasons, its innocent explanation, and the evidence behind it. Ask:
        questions to put to the outlet; y copies them. Timeline: hollow signs are the outlet's own word.
        Coverage: what could not be looked at. Who learned what: every party that was asked. Offer, where a message
        was given: how it came, what it says, a reply to send where one is (y copies it), and whom to turn to.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Previous part", show=False, priority=True),
        Binding("right", "turn(1)", "Next part", show=False, priority=True),
        *[Binding(str(n), f"go({n})", f"To part {n}", show=False) for n in range(1, 8)],
        Binding("x", "export", "Export"),
        Binding("r", "rerun", "Assess again"),
        Binding("y", "copy", "Copy"),
    ]

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.assessment = assessment
        self._outline = outline(assessment)

    def about(self) -> Content | None:
        """Return the outlet's name and domain."""
        outlet = self.assessment.outlet
        parts = [foreign(outlet.domain or self.assessment.target, "bold", 60)]
        if outlet.name and outlet.name != outlet.domain:
            name = f"calls itself “{outlet.name}”" if outlet.borrowed else outlet.name
            parts.append(foreign(f"  {name}", "", 60))
        return Content.assemble(*parts)

    def body(self) -> Iterable[Widget]:
        """Return the band and the six parts."""
        told = self._outline
        yield Static(
            Content.assemble(
                (f"{told.sign} {told.word}", "bold"),
                _day_meant(self.assessment),
                f"  {told.meaning}",
            ),
            id="band",
            classes=f"-{self.assessment.level.value}",
        )
        with TabbedContent(id="parts"):
            with TabPane("Overview", id="overview"), VerticalScroll(classes="document"):
                yield from overview.blocks(self._outline)
            with TabPane("Findings", id="findings"):
                yield ItemList(id="finding-list")
            with TabPane("Ask", id="ask"):
                yield ItemList(id="question-list")
            with TabPane("Timeline", id="timeline"):
                yield from account.axis(self.assessment)
                yield ItemList(id="event-list")
            with TabPane("Coverage", id="coverage"):
                yield from account.coverage(self.assessment)
                yield ItemList(id="open-list")
            with TabPane("Who learned what", id="ledger"):
                yield ItemList(id="ledger-list")
            if told.assessment.offer is not None:
                with TabPane("Offer", id="offer"), VerticalScroll(classes="document"):
                    yield from offer.blocks(told.assessment)

    def on_mount(self) -> None:
        """Fill the lists."""
        lists = {
            "#finding-list": account.findings(self._outline),
            "#question-list": account.questions(self.assessment),
            "#event-list": account.events(self.assessment),
            "#open-list": account.open_questions(self._outline),
            "#ledger-list": account.ledger(self.assessment),
        }
        for name, lines in lists.items():
            self.query_one(name, ItemList).fill(lines)
        self.call_after_refresh(self._focus_part)

    # ----- between the parts

    def action_go(self, number: int) -> None:
        """Turn to a part by its number, from 1."""
        if number <= len(self._tabs()):
            self.query_one(TabbedContent).active = self._tabs()[number - 1]

    def action_turn(self, step: int) -> None:
        """Turn to the next or previous part."""
        tabs = self._tabs()
        here = tabs.index(self.query_one(TabbedContent).active)
        self.action_go((here + step) % len(tabs) + 1)

    def _tabs(self) -> tuple[str, ...]:
        return TABS if self.assessment.offer is None else (*TABS, "offer")

    @on(TabbedContent.TabActivated)
    def _focus_part(self) -> None:
        active = self.query_one(TabbedContent).active
        if active:
            self.query_one(f"#{active} > .document, #{active} > ItemList").focus()

    # ----- into the depth

    @on(ItemList.Chosen)
    def _open(self, event: ItemList.Chosen) -> None:
        thing = event.thing
        if isinstance(thing, Finding):
            self._open_finding(thing)
        elif isinstance(thing, TimelineEvent):
            self._open_records((thing.record,) if thing.record else ())
        elif isinstance(thing, LedgerEntry):
            self._open_records(thing.records)
        elif isinstance(thing, PreparedLink):
            self._copy(thing.url, "The address is copied. Open it in your browser.")
        else:
            self._copy(thing, "The question is copied.")

    def _open_finding(self, finding: Finding) -> None:
        told = self._outline
        row = (*told.caution, *told.trust, *told.noted, *told.quiet)
        self.app.push_screen(FindingScreen(self.assessment.case, row, row.index(finding)))

    def _open_records(self, records: tuple[str, ...]) -> None:
        if records and self.assessment.case:
            self.app.push_screen(
                EvidenceScreen(self.assessment.case, tuple((record, "") for record in records))
            )
        else:
            self.notify("There is no stored exchange behind this line.", markup=False)

    # ----- what can be done with the whole

    def action_copy(self) -> None:
        """Copy all questions, or the reply that stands under Offer, ready to be pasted into a message."""
        told = self.assessment.offer
        if told is not None and self.query_one(TabbedContent).active == "offer":
            if told.unanswered:
                self.notify(NO_REPLY, markup=False)
            else:
                self._copy("\n".join(map(safe_text, told.reply)), "The reply is copied.")
            return
        questions = "\n".join(f"- {safe_text(q)}" for q in self.assessment.questions)
        self._copy(questions, "All questions are copied.")

    def _copy(self, text: str, said: str) -> None:
        if text:
            self.app.copy_to_clipboard(safe_text(text, 20_000, lines=True))
            self.notify(said, markup=False)
        else:
            self.notify("There is nothing to copy.", markup=False)

    def action_export(self) -> None:
        """Write the reports and the evidence to files."""
        if self.assessment.case:
            self.app.push_screen(ExportScreen(self.assessment))
        else:
            self.notify(
                "This assessment belongs to no case, so it cannot be exported.", markup=False
            )

    def action_rerun(self) -> None:
        """Assess the case again from what it holds."""
        outlet = self.assessment.outlet
        self.vetter.rerun(self.assessment.case, outlet.domain or outlet.name, instead=self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this assessment has."""
        if action == "copy":
            return bool(self.assessment.questions)
        if action in {"export", "rerun"}:
            return bool(self.assessment.case)
        return super().check_action(action, parameters)


def _day_meant(assessment: Assessment) -> str:
    """Return as of which day it was judged where that is not today: what is known since is left out of it."""
    if assessment.as_of.date() == clock.now().date():
        return ""
    return f", as of {day(assessment.as_of)}:"
