"""One tie: every sign that these outlets share, how rare it is, since when, and the bytes that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import on
from textual.content import Content

from vetter.model import SaysSo, TraitKind
from vetter.phrases import day
from vetter.report.network.outline import STRENGTHS
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.evidence import EvidenceScreen
from vetter.tui.widgets.items import ItemList, heading
from vetter.tui.widgets.ties import COLOURS, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.visual import Visual
    from textual.widget import Widget

    from vetter.report.network.outline import Kind, Row


SPELT: Final = frozenset({TraitKind.TRACKER, TraitKind.ADDRESS, TraitKind.CERTIFICATE_NAME})
"""Signs whose value stands in the records as it is told."""


class Place(NamedTuple):
    """Where a sign stands at one outlet: in which records of its case, and the words in them that matter."""

    domain: str
    records: tuple[str, ...]
    words: str


class TieScreen(VetterScreen):
    """The reasons of one tie; ``cases`` are the outlets' by domain."""

    CSS_PATH = "network.tcss"
    PLACE = "tie"
    GUIDE: ClassVar[str] = """
        Everything that these outlets share, what says most first: how it stands at each of them, how many of all outlets that were
        vetted here show it, and since when it has been seen at all of them. Enter opens the stored bytes that it was read from.
    """

    def __init__(self, row: Row, cases: Mapping[str, str]) -> None:
        super().__init__()
        self._row = row
        self._cases = cases

    def about(self) -> Content | None:
        """Return who is tied."""
        return foreign(names(self._row), "bold", 120)

    def body(self) -> Iterable[Widget]:
        """Return the list."""
        yield ItemList(id="reasons")

    def on_mount(self) -> None:
        """List the reasons."""
        items = self.query_one("#reasons", ItemList)
        items.fill(lines(self._row))
        items.focus()

    @on(ItemList.Chosen)
    def _open(self, event: ItemList.Chosen) -> None:
        place: Place = event.thing
        case = self._cases.get(place.domain, "")
        if case and place.records:
            records = tuple((record, place.words) for record in place.records)
            self.app.push_screen(EvidenceScreen(case, records))
        else:
            self.notify("No record of this outlet's own stands behind this.", markup=False)


def lines(row: Row) -> Iterable[tuple[Visual, Place | None]]:
    """Return what they say themselves, and each sign with its places."""
    if row.only:
        yield Content("\nWithout this tie the network would fall apart."), None
    who = "They say so themselves" if row.says_so is SaysSo.BOTH else "One side says so"
    for words in row.declared:
        yield Content.assemble("\n", foreign(f"{who}: {words}.", "$success", 400)), None
    for kind in row.kinds:
        yield from _of_kind(kind)
    if not row.kinds:
        yield heading("They share no sign; this is their own word"), None


def _of_kind(kind: Kind) -> Iterable[tuple[Visual, Place | None]]:
    mark, word = STRENGTHS[kind.strength]
    label = foreign(f" They {kind.label}", "bold $primary")
    yield (
        Content.assemble("\n", (mark, COLOURS[kind.strength]), label, (f"  {word}", "$quiet")),
        None,
    )
    for sign in kind.signs:
        told = f"{sign.rarity}; together since {day(sign.since)}"
        value = foreign(f"{sign.value}  " if sign.value else "", "$accent", 300)
        yield Hanging(Content(""), Content.assemble(value, foreign(told, "$quiet")), 2), None
        for domain, at, records in sign.places:
            body = Content.assemble(
                foreign(domain, "", 80),
                foreign("" if sign.value else f"  {at}", "$accent", 300),
                foreign(f"  {' '.join(records)}", "$quiet", 80),
            )
            spelt = at.rpartition(" ")[2] if kind.kind in SPELT else ""
            yield Hanging(Content.styled("▸", "$primary"), body, 4), Place(domain, records, spelt)
    yield Hanging(Content(""), foreign(kind.innocent, "$success"), 2), None
