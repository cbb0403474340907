"""Which of several outlets of the same name is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from vetter.model import Found
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.screens.base import VetterScreen
from vetter.tui.widgets.items import ItemList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.visual import Visual
    from textual.widget import Widget

    from vetter.model import Candidate
    from vetter.tui.desk import Options


class CandidatesScreen(VetterScreen):
    """The outlets that a name may mean, each with how it was found."""

    CSS_PATH = "candidates.tcss"
    PLACE = "which one?"
    GUIDE: ClassVar[str] = """
        The name fits more than one outlet, or none exactly. Compare the addresses with the one in the message you got:
        that address decides, not the name. Enter or a click vets the one under the cursor.

        If none of them is the one, go back with Esc and paste the address itself.
    """

    def __init__(self, why: str, options: Options, found: Sequence[Candidate]) -> None:
        super().__init__()
        self._why = why
        self._options = options
        self._found = found

    def body(self) -> Iterable[Widget]:
        """Return the candidates."""
        yield Static(
            Content.assemble(foreign(f"{self._why.rstrip(':')}."), " Which of them wrote to you?"),
            id="question",
        )
        yield ItemList(id="found")
        yield Static(
            Content.styled(
                "Compare the addresses with the one in the message that you got. If none of them is the "
                "one, go back (Esc) and paste that address.",
                "$quiet",
            ),
            id="advice",
        )

    def on_mount(self) -> None:
        """List the candidates."""
        found = self.query_one("#found", ItemList)
        found.fill((line(candidate), candidate) for candidate in self._found)
        found.focus()

    @on(ItemList.Chosen)
    def _choose(self, event: ItemList.Chosen) -> None:
        self.vetter.vet(event.thing.domain, self._options, instead=self)


def line(candidate: Candidate) -> Visual:
    """Return one candidate: address first, because that is what can be compared."""
    parts = [foreign(candidate.domain, "bold $primary", 80), foreign(f"  {candidate.name}", "", 80)]
    if candidate.country:
        parts.append(foreign(f"  {candidate.country}", "$quiet", 40))
    style = "$warning" if candidate.found is Found.LISTED else "$quiet"
    body = Content.assemble(*parts, "\n", foreign(candidate.how, style, 300))
    return Hanging(Content.styled("▸", "$accent"), body, 2)
