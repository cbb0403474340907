"""Help, for the screen it was asked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from vetter.tui.layout import Hanging
from vetter.tui.screens.whole import WholeScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

NAMES = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "enter": "Enter",
    "delete": "Del",
    "ctrl+q": "Ctrl+Q",
    "ctrl+p": "Ctrl+P",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
    "f4": "F4",
    "ctrl+s": "Ctrl+S",
    "ctrl+r": "Ctrl+R",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "left": "←",
    "right": "→",
}
EVERYWHERE = (
    ("Tab, Shift+Tab", "to the next or previous part of the screen"),
    ("↑ ↓ PgUp PgDn", "move and scroll"),
    ("Enter, click", "open what is under the cursor"),
    ("Esc", "back"),
    ("F1, ?", "this help"),
    ("F2", "light or dark"),
    ("Ctrl+P", "all commands"),
    ("Ctrl+Q", "leave; work in progress is stopped, and what it found is kept"),
    ("q", "leave, after a question"),
)

_EVERYWHERE = {"escape", "tab", "shift+tab", "ctrl+c", "super+c", "ctrl+q"}


class HelpScreen(WholeScreen[None], ModalScreen[None]):
    """A window with what can be done here, in words and keys."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q,enter", "close", "Close"),
    ]

    def __init__(self, place: str, guide: str, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._place = place
        self._guide = guide
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Yield the window."""
        with Vertical(id="window"), VerticalScroll(id="words"):
            yield Static(Content.styled(self._place, "bold $primary"))
            for paragraph in self._guide.strip().split("\n\n"):
                yield Static(Content(" ".join(paragraph.split())), classes="paragraph")
            if self._keys:
                yield Static(Content.styled("Keys here", "bold"), classes="paragraph")
            for key, words in self._keys:
                yield _key(key, words)
            yield Static(Content.styled("Keys everywhere", "bold"), classes="paragraph")
            for key, words in EVERYWHERE:
                yield _key(key, words)
            yield Static(Content.styled("Esc closes this.", "$quiet"), classes="paragraph")

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#words").focus()

    def action_close(self) -> None:
        """Close the window."""
        self.dismiss()


def _key(key: str, words: str) -> Static:
    return Static(Hanging(Content.styled(key, "bold $accent"), Content(words), 18))


def keys_of(bindings: list[Binding]) -> list[tuple[str, str]]:
    """Return the keys of a screen with what they do, as the help shows them."""
    found: dict[str, list[str]] = {}
    for binding in bindings:
        if binding.description and binding.key not in _EVERYWHERE:
            found.setdefault(binding.description, []).append(NAMES.get(binding.key, binding.key))
    return [(", ".join(keys), words) for words, keys in found.items()]
