"""The outlets of a list, a line each, in as many columns as the terminal has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable

from vetter.report.line import Summary
from vetter.report.safe import safe_text
from vetter.report.words import LEVELS
from vetter.tui.foreign import foreign

if TYPE_CHECKING:
    from collections.abc import Iterable

OUTLET: Final = "Outlet"
LEVEL: Final = "Level"
LIKELIHOOD: Final = "Likelihood"
SEEN: Final = "Seen"
POINTS: Final = "What stands out"
WIDTHS: Final = {
    OUTLET: 22,
    LEVEL: max(cell_len(f"{sign} {word}") for sign, word, _ in LEVELS.values()),
    LIKELIHOOD: len("roughly even chance"),
    POINTS: 24,
    SEEN: len("100 of 100"),
}
"""The columns with the fewest cells that each is of use with, what is needed most first."""
ORDER: Final = (OUTLET, LEVEL, LIKELIHOOD, SEEN, POINTS)
GAP: Final = 2  # cells of a column that hold nothing
ROOMY: Final = 30  # cells into which most names of sites fit
LONGEST: Final = 400  # characters of what stands out, or of why an outlet could not be vetted


class OutletLine(Struct, frozen=True):
    """What is known of one outlet: ``target`` is what the list calls it, ``begun`` whether it is being vetted."""

    target: str
    summary: Summary | None = None
    error: str = ""
    begun: bool = False


class OutletTable(DataTable[Text]):
    """Shows the outlets; what has no room is told of the one under the cursor, see `details`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Open")]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, cursor_type="row", zebra_stripes=True)
        self._lines: dict[str, OutletLine] = {}
        self._widths: dict[str, int] = {}

    def fill(self, lines: Iterable[tuple[str, OutletLine]]) -> None:
        """Show these outlets, each with its key, in the place of those that are shown."""
        self._lines = dict(lines)
        self._lay_out()

    def put(self, key: str, line: OutletLine) -> None:
        """Show what has become known of an outlet, if it is among those that are shown."""
        if key in self._lines:
            self._lines[key] = line
            cells = _cells(line)
            for title in self._widths:
                self.update_cell(key, title, cells[title])

    def rest(self) -> None:
        """Show of no outlet any more that it is being vetted."""
        for key, line in self._lines.items():
            if line.begun:
                self.put(key, replace(line, begun=False))

    def line(self, key: str) -> OutletLine | None:
        """Return what is shown of an outlet."""
        return self._lines.get(key)

    @property
    def current(self) -> OutletLine | None:
        """The outlet under the cursor."""
        return next(iter(list(self._lines.values())[self.cursor_row :]), None)

    def on_resize(self) -> None:
        """Choose the columns anew."""
        if columns(self._room) != self._widths:
            self._lay_out()

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        row = self.cursor_row
        self.clear(columns=True)
        self._widths = columns(self._room)
        for title, width in self._widths.items():
            self.add_column(title, width=width, key=title)
        for key, line in self._lines.items():
            cells = _cells(line)
            self.add_row(*(cells[title] for title in self._widths), key=key)
        self.move_cursor(row=row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open only what has a result."""
        if action == "select_cursor":
            return bool(self.current and self.current.summary)
        return super().check_action(action, parameters)


def columns(room: int) -> dict[str, int]:
    """Return the columns that ``room`` cells are enough for, with their widths: what is needed least goes first.

    Outlet and level are always there; what is left over goes to the names first, and then to what stands out.
    """
    widths: dict[str, int] = {}
    left = room
    for title, width in WIDTHS.items():
        if title not in (OUTLET, LEVEL) and left < width + GAP:
            break
        widths[title] = width
        left -= width + GAP
    growing = POINTS if POINTS in widths else OUTLET
    more = min(left, ROOMY - widths[OUTLET])
    widths[OUTLET] = max(widths[OUTLET] + more, 4)
    widths[growing] += max(left - more, 0)
    return {title: widths[title] for title in ORDER if title in widths}


def details(line: OutletLine | None) -> Content:
    """Return all that a line can say of an outlet, whatever of it the table has room for."""
    if line is None:
        return Content("")
    name = foreign(line.target, "bold", 120)
    found = line.summary
    if found is None:
        waits = "It is being vetted." if line.begun else "It waits for its turn."
        told = f"Not vetted: {line.error}" if line.error else waits
        return Content.assemble(name, "\n", foreign(told, "", LONGEST))
    facts = (
        found.likelihood,
        f"confidence {found.confidence}",
        f"{found.answered} of {found.asked} questions answered",
    )
    if found.name and found.name != line.target:
        called = f"calls itself “{found.name}”" if found.title == found.domain else found.name
        name = Content.assemble(name, foreign(f"  {called}", "", 80))
    return Content.assemble(
        name,
        "\n",
        (_level(found), f"bold $level-{found.level}"),
        foreign(f" · {' · '.join(facts)}", "$quiet", 200),
        "\n",
        foreign(_points(found), "", LONGEST),
    )


def _cells(line: OutletLine) -> dict[str, Text]:
    """Return what the table says of an outlet, by column."""
    found = line.summary
    cells = {OUTLET: _cell(line.target)}
    if found is None:
        state = "not vetted" if line.error else "…" if line.begun else ""
        said = (state, "", "", line.error)
    else:
        seen = f"{found.answered} of {found.asked}"
        said = (_level(found), found.likelihood.partition(" (")[0], seen, _points(found))
    cells |= {title: _cell(text) for title, text in zip(ORDER[1:], said, strict=True)}
    if found is not None:
        cells[LEVEL].stylize("bold")
    return cells


def _cell(text: str) -> Text:
    return Text(safe_text(text, LONGEST), no_wrap=True, overflow="ellipsis")


def _level(found: Summary) -> str:
    return f"{LEVELS[found.level][0]} {found.word}"


def _points(found: Summary) -> str:
    return "; ".join((*found.listed, *found.signs, *found.trust))
