"""Write the reports and the evidence of a case to files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Checkbox, Input, Static

from vetter.errors import VetterError
from vetter.named import at_home
from vetter.report.safe import safe_text
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.dialog import error_dialog
from vetter.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from vetter.model import Assessment

KINDS = {
    "html": ("Report as a page", "one file for any browser; it loads nothing"),
    "markdown": ("Report as Markdown", "for notes and messages"),
    "json": ("Assessment as JSON", "for other programs"),
    "evidence": ("Evidence", "every stored byte (WARC) in a zip file"),
}


class ExportScreen(VetterScreen):
    """Choose what to write, and where."""

    CSS_PATH = "export.tcss"
    PLACE = "export"
    GUIDE: ClassVar[str] = """
        Choose what to write and into which folder; it is made if it does not exist. No file is ever
        overwritten: where one of that name exists, nothing is written and you are told.

        Keep the evidence if you may need it later: fronts have taken their pages down once they were named.
    """

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self._assessment = assessment
        self._where = _here()

    def about(self) -> Content | None:
        """Return what is exported."""
        return foreign(self._assessment.outlet.domain or self._assessment.target, "bold", 60)

    def body(self) -> Iterable[Widget]:
        """Return the choices, the folder, and the button."""
        with Vertical(id="form"):
            yield Static(Content.styled("What to write", "bold"))
            for kind, (name, words) in KINDS.items():
                with Horizontal(classes="kind"):
                    yield Tick(name, kind in {"html", "evidence"}, id=kind)
                    yield Static(Content.styled(words, "$quiet"), classes="words")
            yield Static(Content.styled("Into which folder", "bold"), classes="title")
            with Horizontal(id="line"):
                yield Input(safe_text(str(self._where / "vetter-reports")), id="folder")
                yield Button("Write", variant="primary", id="write")
            yield Static(id="said")

    def on_mount(self) -> None:
        """Put the cursor on the folder, so that Enter is enough."""
        self.query_one("#folder").focus()

    @on(Button.Pressed, "#write")
    @on(Input.Submitted)
    def _begin(self) -> None:
        formats = frozenset(kind for kind in KINDS if self.query_one(f"#{kind}", Checkbox).value)
        folder = self.query_one("#folder", Input).value.strip()
        said = self.query_one("#said", Static)
        if not formats:
            said.update(Content.styled("Choose at least one of the four.", "$warning"))
        elif not folder:
            said.update(Content.styled("Name a folder.", "$warning"))
        else:
            said.update(Content.styled("Writing …", "$quiet"))
            self.write(self._where / at_home(folder), formats)

    @work(exclusive=True, group="export", exit_on_error=False)
    async def write(self, folder: Path, formats: frozenset[str]) -> None:
        """Write the files without holding anything up."""
        said = self.query_one("#said", Static)
        try:
            case = self._assessment.case
            mind = await asyncio.to_thread(self.desk.to_mind, case)
            paths = await asyncio.to_thread(self.desk.export, case, folder, formats)
        except VetterError as error:
            said.update(Content(""))
            self.app.push_screen(error_dialog(error, "Nothing was written"))
            return
        written = [foreign(str(path), "bold", 1000) for path in paths]
        lines = [*written, foreign(mind, "$warning")] if mind else written
        body = Content.assemble("Written:\n", Content("\n").join(lines))
        said.update(Hanging(Content.styled("✓", "$success"), body))


def _here() -> Path:
    """Return the folder that vetter was called in, or the person's own where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return at_home("~")
