"""One finding, with everything that speaks for it, everything that explains it away, and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vetter.model import Evidence, Finding, Verdict
from vetter.report.outline import graded
from vetter.report.words import READINGS
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.widgets.items import ItemList
from vetter.tui.words import timestamp, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.visual import Visual
    from textual.widget import Widget

LABEL = 18  # cells
ANSWERED = frozenset({Verdict.FIRED, Verdict.CLEAR})


class FindingScreen(VetterScreen):
    """Walks through findings one by one."""

    CSS_PATH = "finding.tcss"
    PLACE = "finding"
    GUIDE = """
        A finding is the answer to one question. "Why it matters" says what known operations did; "Innocent
        reasons" says how an honest outlet comes to the same; "To ask" is what would settle it.

        Tab goes to the evidence, Enter opens the stored bytes. n and p go to the next and the previous
        finding.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "evidence", "Evidence"),
        Binding("n,right", "turn(1)", "Next"),
        Binding("p,left", "turn(-1)", "Previous"),
    ]

    def __init__(self, case: str, findings: Sequence[Finding], at: int) -> None:
        super().__init__()
        self._case = case
        self._findings = findings
        self._at = at

    @property
    def finding(self) -> Finding:
        """The finding on the screen."""
        return self._findings[self._at]

    def about(self) -> Content | None:
        """Return which one of how many this is."""
        return Content(f"{self._at + 1} of {len(self._findings)}")

    def body(self) -> Iterable[Widget]:
        """Return the document, filled when it is there."""
        yield VerticalScroll(id="document")

    async def on_mount(self) -> None:
        """Show the finding."""
        await self._fill()

    async def _fill(self) -> None:
        document = self.query_one("#document", VerticalScroll)
        async with self.batch():
            await document.remove_children()
            await document.mount_all(self._blocks())
        items = self.query_one("#evidence", ItemList)
        items.fill((line(piece), piece) for piece in self.finding.evidence)
        document.scroll_home(animate=False)
        document.focus()
        self.query_one("TopBar").tell(self.about() or Content(""))  # type: ignore[attr-defined]

    def _blocks(self) -> Iterable[Widget]:
        finding = self.finding
        question = foreign(self.desk.question(finding.check))
        asked = Content.assemble(question, f"  {answer(finding.outcome)}") if question else question
        yield Static(foreign(finding.summary, "bold"), id="summary")
        for label, content in (
            ("Question", asked),
            ("Because", foreign(finding.because)),
            ("Why it matters", foreign(finding.why)),
            ("Innocent reasons", foreign(finding.innocent, "$success")),
            ("To ask", foreign(finding.ask, "bold")),
            ("Weight", Content.assemble(weighed(finding.weight))),
            ("Where from", foreign(finding.basis, "$quiet")),
            ("How good", Content(graded(finding) if finding.outcome in ANSWERED else "")),
            ("Reading", Content(READINGS[finding.reading])),
            ("Technique", foreign(", ".join(finding.disarm))),
            *(("Reference", foreign(reference, "$quiet", 500)) for reference in finding.references),
            ("Check", foreign(f"{finding.family}/{finding.check}", "$quiet")),
        ):
            if content:
                label_shown = Content.styled(label, "$primary")
                yield Static(Hanging(label_shown, content, LABEL), classes="row")
        words = "Evidence" if finding.evidence else "No single record stands behind this."
        yield Static(Content.styled(words, "bold $primary"), id="evidence-title")
        yield ItemList(id="evidence")

    @on(ItemList.Chosen)
    def _open(self, event: ItemList.Chosen) -> None:
        pieces = self.finding.evidence
        at = pieces.index(event.thing)
        records = tuple((piece.record, piece.excerpt) for piece in pieces)
        if self._case:
            self.app.push_screen(EvidenceScreen(self._case, records, at))
        else:
            self.notify("This assessment belongs to no case on this machine.", markup=False)

    def action_evidence(self) -> None:
        """Go to the evidence; a second time opens what is under the cursor."""
        items = self.query_one("#evidence", ItemList)
        if not self.finding.evidence:
            self.notify("No single record stands behind this finding.", markup=False)
        elif items.has_focus:
            items.action_select()
        else:
            items.focus()

    async def action_turn(self, step: int) -> None:
        """Go to the next or previous finding."""
        self._at = (self._at + step) % len(self._findings)
        await self._fill()


def answer(outcome: Verdict) -> str:
    """Return a verdict as the answer to a question."""
    words = {Verdict.FIRED: "Yes.", Verdict.CLEAR: "No; it was looked at."}
    return words.get(outcome, "It could not be looked at.")


def line(piece: Evidence) -> Visual:
    """Return one piece of evidence: where it is from, and the words that matter."""
    lines = [
        foreign(piece.url, "", 300),
        foreign(f"“{piece.excerpt}”" if piece.excerpt else "", "$accent", 400),
        foreign(f"{piece.record} · {timestamp(piece.time)} · {piece.sha256[:16]}…", "$quiet"),
    ]
    body = Content("\n").join([part for part in lines if part])
    return Hanging(Content.styled("▸", "$primary"), body)
