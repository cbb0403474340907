"""What outlets vetted here share: the networks, what does not suffice for one, and the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Static

from vetter.phrases import listing
from vetter.report.network.outline import Group, outline
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.cluster import ClusterScreen
from vetter.tui.screens.tie import TieScreen
from vetter.tui.widgets.items import ItemList, heading
from vetter.tui.widgets.ties import group_line, row_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.visual import Visual
    from textual.widget import Widget

    from vetter.model import Network
    from vetter.report.network.outline import Outline, Row

SHOWN = 60  # names of outlets that are in no network


class NetworkScreen(VetterScreen):
    """A list of networks, each one key away from its outlets and the reasons."""

    CSS_PATH = "network.tcss"
    PLACE = "network"
    GUIDE = """
        Outlets that were vetted on this machine, all of them or those of one list, are held against each other by what they show: accounts,
        contacts, certificates, addresses, designs, texts, pictures, days of registration. What few show says more than what many show; what very many show
        joins nobody.

        A shared sign shows a common hand and no malice. Publishers own several titles, and agencies serve many customers:
        each tie comes with its innocent explanations.

        Enter opens a network, an outlet's case, or a tie with all its reasons. The same as a page with a drawing, in a terminal:
        vetter network --all --html FILE
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._outline = outline(network)

    def about(self) -> Content | None:
        """Return how many outlets hang together."""
        return Content(self._outline.headline)

    def body(self) -> Iterable[Widget]:
        """Return the caution and the list."""
        yield Static(foreign(self._outline.network.caution, "$quiet"), id="caution")
        yield ItemList(id="networks")

    def on_mount(self) -> None:
        """List the networks."""
        networks = self.query_one("#networks", ItemList)
        networks.fill(lines(self._outline))
        networks.focus()

    @on(ItemList.Chosen)
    def _open(self, event: ItemList.Chosen) -> None:
        thing = event.thing
        if isinstance(thing, Group):
            self.app.push_screen(ClusterScreen(thing))
        else:
            self.app.push_screen(TieScreen(thing, cases(self._outline)))


def cases(told: Outline) -> dict[str, str]:
    """Return the case of each outlet."""
    return {member.domain: member.case for member in told.network.members}


def lines(told: Outline) -> Iterable[tuple[Visual, Group | Row | None]]:
    """Return everything in its order."""
    if told.groups:
        yield heading("Networks", "Enter opens one"), None
    else:
        yield heading("Nothing was found that would tie any of them to another"), None
    for group in told.groups:
        yield group_line(group), group
    if told.loose:
        yield heading("Shared, but not enough to tie anybody", told.rest), None
    for row in told.loose:
        yield row_line(row), row
    if told.background:
        yield heading("Background", "shown by so many that it joins nobody"), None
    for sign, common in told.background:
        words = f"{common.showing} of {common.known} {sign.label}: {common.value}"
        yield Hanging(Content.styled("·", "$quiet"), foreign(words, "$quiet", 300)), None
    if told.apart:
        yield heading("In no network", str(len(told.apart))), None
        names = listing((member.domain for member in told.apart), SHOWN)
        yield Hanging(Content(""), foreign(names, "$quiet", 4000)), None
