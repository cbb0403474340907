"""One network: who is in it, and what ties them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content

from vetter.model import Member
from vetter.phrases import count
from vetter.report.network.outline import SAYS_SO
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.tie import TieScreen
from vetter.tui.widgets.items import ItemList, heading
from vetter.tui.widgets.ties import member_line, row_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.visual import Visual
    from textual.widget import Widget

    from vetter.report.network.outline import Group, Row


class ClusterScreen(VetterScreen):
    """Outlets first, then the ties, then what else may explain them."""

    CSS_PATH = "network.tcss"
    PLACE = "network"
    GUIDE: ClassVar[str] = """
        Above, the outlets of one network: Enter opens the case of the one under the cursor. Below, what ties them, the strongest first:
        Enter shows all reasons of a tie, since when they have been seen, and the stored bytes that they rest on.

        ■ a strong sign, of which one is enough; ◆ a medium one, of which it takes two of different kinds; · a weak one, which joins
        nobody; ◇ nothing but their own word.
    """

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group

    def about(self) -> Content | None:
        """Return which network this is."""
        cluster = self._group.cluster
        said = f", {SAYS_SO}" if cluster.says_so else ""
        return Content(f"{cluster.number} · {count(len(cluster.members), 'outlet')}{said}")

    def body(self) -> Iterable[Widget]:
        """Return the list."""
        yield ItemList(id="cluster")

    def on_mount(self) -> None:
        """List outlets and ties."""
        items = self.query_one("#cluster", ItemList)
        items.fill(lines(self._group))
        items.focus()

    @on(ItemList.Chosen)
    def _open(self, event: ItemList.Chosen) -> None:
        thing = event.thing
        if isinstance(thing, Member):
            self.vetter.open_case(thing.case)
        else:
            cases = {member.domain: member.case for member in self._group.members}
            self.app.push_screen(TieScreen(thing, cases))


def lines(group: Group) -> Iterable[tuple[Visual, Member | Row | None]]:
    """Return the outlets, the ties and the innocent explanations."""
    yield heading("Outlets", "Enter opens the case"), None
    for member in group.members:
        yield member_line(member), member
    note = "" if group.cluster.complete else "each was compared with a few others, not with all"
    yield heading("What ties them", note), None
    for row in group.rows:
        yield row_line(row), row
    if group.innocent:
        yield heading("Innocent explanations"), None
    for label, words in group.innocent:
        body = Content.assemble(foreign(f"They {label}:", "bold"), foreign(f" {words}", "$success"))
        yield Hanging(Content.styled("·", "$quiet"), body), None
