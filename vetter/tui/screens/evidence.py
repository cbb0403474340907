"""One stored exchange: what is known of it, what a reader sees of it, what was sent, and its bytes."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from vetter.errors import VetterError
from vetter.phrases import count
from vetter.tui.evidence_text import is_binary, safe_lines, to_lines
from vetter.tui.foreign import foreign
from vetter.tui.screens.base import VetterScreen
from vetter.tui.screens.dialog import error_dialog
from vetter.tui.widgets.bar import TopBar
from vetter.tui.widgets.body import BodyView
from vetter.tui.words import MARKS, timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from vetter.model import Record


class View(StrEnum):
    """In which way a record is shown."""

    READ = "As a reader sees it"
    SENT = "As it was sent"
    BYTES = "In hexadecimal"


KEYS: Final = {View.READ: "As a reader", View.SENT: "As sent", View.BYTES: "Bytes"}
"""What the key that leads there is called: all keys fit on a narrow terminal."""
LONGER: Final = "the first million characters are shown, the export has all"
CUT: Final = "some of a page this long is left out here, not in what was sent (x)"


class EvidenceScreen(VetterScreen):
    """Walks through records; each is (its id, the words in it that matter)."""

    CSS_PATH = "evidence.tcss"
    PLACE = "evidence"
    GUIDE = """
        This is what came back, as it was stored before anything read it. Of a page you see the text that a reader sees, without
        its code; x leads on to all letters as they were sent, to the bytes in hexadecimal, and back. What is quoted from where
        no reader looks, as from the head of a page, is shown as it was sent.

        All of it is plain letters: no link, picture or script in it can do anything. Control and invisible characters are left
        out here; the exported evidence has them.

        The SHA-256 is that of the stored bytes. Anybody with the exported evidence can compute it again.

        / searches, n and N go from match to match, and the bracket keys go to the next and previous exchange where there are
        several.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search"),
        Binding("n", "step(1)", "Next match", show=False),
        Binding("N", "step(-1)", "Previous match", show=False),
        *[Binding("x", f"show('{view.name}')", words) for view, words in KEYS.items()],
        Binding("y", "copy", "Copy URL", show=False),
        Binding("right_square_bracket,right", "turn(1)", "Next"),
        Binding("left_square_bracket,left", "turn(-1)", "Previous record", show=False),
    ]

    def __init__(self, case: str, records: Sequence[tuple[str, str]], at: int = 0) -> None:
        super().__init__()
        self._case = case
        self._records = records
        self._at = at
        self._url = ""
        self._body = b""
        self._texts: dict[View, list[str]] = {}
        self._view = View.SENT
        self._remarks: dict[View, str] = {}
        self._wanted = ""

    def about(self) -> Content | None:
        """Return which record this is."""
        which = f"  {self._at + 1} of {len(self._records)}" if len(self._records) > 1 else ""
        return Content.assemble(foreign(self._records[self._at][0], "bold", 20), which)

    def body(self) -> Iterable[Widget]:
        """Return what is known, the bytes, and the line for searching."""
        with Vertical(id="facts"):
            yield Static(Content("Fetching the stored bytes …"), id="known")
        yield Static(id="note")
        yield BodyView(id="body")
        yield Input(placeholder="search in this record; Enter finds, Esc closes", id="search")

    def on_mount(self) -> None:
        """Fetch the record."""
        self.query_one("#search").display = False
        self.query_one("#body").focus()
        self.fetch()

    @work(exclusive=True, group="record", exit_on_error=False)
    async def fetch(self) -> None:
        """Fetch the record without holding anything up."""
        record_id, excerpt = self._records[self._at]
        try:
            record, body = await asyncio.to_thread(self.desk.record, self._case, record_id)
            lines, longer = await asyncio.to_thread(to_lines, body, record.media_type)
            read, remark = await self._read(record, body)
        except VetterError as error:
            dialog = error_dialog(error, "This record could not be opened")
            self.app.push_screen(dialog, lambda _: self.dismiss())
            return
        self._url = record.url
        self.query_one(TopBar).tell(self.about() or Content(""))
        self.query_one("#known", Static).update(known(record, excerpt))
        self._body = body
        self._texts = ({View.READ: read} if read else {}) | {View.SENT: lines}
        self._remarks = {
            View.READ if read else View.SENT: remark,
            **({View.SENT: LONGER} if longer else {}),
        }
        self._wanted = excerpt
        self._show(View.BYTES if is_binary(body, record.media_type) else next(iter(self._texts)))
        if self._view is not View.BYTES:
            self._find_anywhere()

    async def _read(self, record: Record, body: bytes) -> tuple[list[str], str]:
        """Return the text of a page as lines, none where there is none, and what has to be said of it."""
        try:
            text = await self.desk.page_text(record, body)
        except VetterError as error:
            return [], error.message
        if text is None or not text.text:
            return [], ""
        return await asyncio.to_thread(safe_lines, text.text), CUT if text.cut else ""

    def _show(self, view: View) -> None:
        self._view = view
        lines = self._texts.get(view) or self._texts[View.SENT]
        self.query_one(BodyView).show(self._body, lines, hexadecimal=view is View.BYTES)
        self._say()
        self.refresh_bindings()

    def _say(self, more: str = "") -> None:
        size = count(len(self._body), "byte")
        if lines := self._texts.get(self._view):
            size = f"{size}, {count(len(lines), 'line')}"
        came = size if self._body else "nothing came back with it"
        said = (self._view.value, came, self._remarks.get(self._view, ""))
        self.query_one("#note", Static).update(
            Content.assemble(
                foreign(" · ".join(filter(None, said)), "$quiet"),
                (f" · {more}" if more else "", "$accent"),
            )
        )

    # ----- searching

    def action_search(self) -> None:
        """Open the line for searching."""
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    @on(Input.Submitted, "#search")
    def _searched(self, event: Input.Submitted) -> None:
        self._close_search()
        if not event.value:
            return
        self._wanted = event.value
        if self._view is View.BYTES:
            self._show(next(iter(self._texts)))
        if not self._find_anywhere():
            self._say("not found")

    def _find(self) -> bool:
        """Go to the first place where what is looked for stands, and return whether there is one."""
        found = self.query_one(BodyView).search(self._wanted.strip())
        if found:
            self._say(f"1 of {count(found, 'match', 'matches')}, n goes on")
        return bool(found)

    def _find_anywhere(self) -> bool:
        """Show where the words stand: where a reader sees them, or else in what was sent. Return whether they do."""
        if self._find():
            return True
        first = self._view
        self._show(View.SENT)
        if self._find():
            return True
        self._show(first)
        return False

    def action_step(self, step: int) -> None:
        """Go to the next or previous match."""
        if number := self.query_one(BodyView).step(step):
            self._say(f"match {number}")

    def _close_search(self) -> None:
        self.query_one("#search").display = False
        self.query_one("#body").focus()

    # ----- keys

    def action_show(self, view: str) -> None:
        """Show the record in another way, with what was looked for."""
        self._show(View[view])
        if self._view is not View.BYTES:
            self._find()

    def _next_view(self) -> View | None:
        views = [*self._texts, View.BYTES] if self._texts else []
        return views[(views.index(self._view) + 1) % len(views)] if views else None

    def action_copy(self) -> None:
        """Copy the address, as letters, to look at it elsewhere with care."""
        if self._url:
            self.app.copy_to_clipboard(foreign(self._url).plain)
            self.notify("The address is copied. Open it with care.", markup=False)

    def action_turn(self, step: int) -> None:
        """Go to the next or previous record."""
        self._at = (self._at + step) % len(self._records)
        self.fetch()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next record only where there is one, and of the ways to show it the next."""
        if action == "turn":
            return len(self._records) > 1
        if action == "show":
            return parameters == (following.name,) if (following := self._next_view()) else False
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Close the line for searching, or go back."""
        if self.query_one("#search").display:
            self._close_search()
        else:
            self.dismiss()


def known(record: Record, excerpt: str) -> Content:
    """Return what is known about an exchange."""
    status = str(record.status) if record.status else ""
    facts = (timestamp(record.time), status, record.media_type, f"{record.elapsed:.1f} s")
    peer = f"from {record.peer}" if record.peer else ""
    lines = [
        foreign(record.url, "bold", 300),
        foreign(f"→ {record.location}" if record.location else "", "$primary", 300),
        foreign(" · ".join(fact for fact in (*facts, peer) if fact), "", 300),
        foreign(f"SHA-256 {record.sha256}", "$quiet", 90),
        *[Content.styled(f"! {MARKS[mark]}", "$warning") for mark in record.marks],
        foreign(f"! {record.trouble.message}" if record.trouble else "", "$warning", 300),
        foreign(f"Quoted: “{excerpt}”" if excerpt else "", "$accent", 300),
    ]
    return Content("\n").join([line for line in lines if line])
