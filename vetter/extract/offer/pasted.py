"""A message, or several, copied from a screen: with a header as mail programs show it, in any language, or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.extract.offer.dated import Dated, dated
from vetter.extract.offer.header import of
from vetter.extract.offer.layout import field_of, is_divider, puts_day_first

if TYPE_CHECKING:
    from vetter.model import Party

MAX_LINES: Final = 20_000
MAX_BLOCKS: Final = 50
_ENOUGH: Final = 2  # fields, one of them the sender, that make a header


class Pasted(NamedTuple):
    """One message as it was copied: the fields of its header, "" where it has none, and its text."""

    sender: Party | None
    recipients: tuple[Party, ...]
    reply_to: tuple[Party, ...]
    subject: str
    dated: Dated
    text: str


class _Header(NamedTuple):
    """The fields of a header, none where there is none, where it ends, and whether days stand before months in it."""

    fields: dict[str, str]
    end: int
    day_first: bool = False


def messages(text: str) -> list[Pasted]:
    """Return the messages in a text, in its order: each header begins one, and a text without is one."""
    lines = text.splitlines()[:MAX_LINES]
    found: list[Pasted] = []
    above = _Header({}, 0)
    body: list[str] = []
    at = 0
    while at < len(lines):
        header = _header(lines, at)
        if header.fields and len(found) < MAX_BLOCKS:
            _end(found, above, body)
            above, body, at = header, [], header.end
        else:
            if not is_divider(lines[at]):
                body.append(lines[at])
            at += 1
    _end(found, above, body)
    return found


def has_header(text: str) -> bool:
    """Return whether a text has a message with a header in it, below a line that says so."""
    lines = text.splitlines()[:MAX_LINES]
    return any(
        is_divider(line) and any(_header(lines, at + skip).fields for skip in (1, 2, 3))
        for at, line in enumerate(lines)
    )


def _header(lines: list[str], at: int) -> _Header:
    """Return the header that begins at a line, one without fields where none does."""
    fields: dict[str, str] = {}
    end = at
    while end < len(lines) and len(fields) < 12:
        found = field_of(lines[end])
        if found is None:
            if fields and lines[end].startswith((" ", "\t")) and lines[end].strip():
                end += 1  # folded
                continue
            break
        fields.setdefault(*found)
        end += 1
    sender = fields.get("from", "")
    # "To: do" and the like occur in any text; a sender and one more field do not.
    enough = len(fields) >= _ENOUGH or "@" in sender
    if not sender or not enough:
        return _Header({}, at)
    return _Header(fields, end, any(map(puts_day_first, lines[at:end])))


def _end(found: list[Pasted], above: _Header, body: list[str]) -> None:
    fields = above.fields
    text = "\n".join(body).strip()
    if not fields and (not text or found):
        return
    senders = of(fields.get("from", "")) if fields else []
    found.append(
        Pasted(
            senders[0] if senders else None,
            tuple(of(fields.get("to", ""))),
            tuple(of(fields.get("reply_to", ""))),
            fields.get("subject", "")[:300],
            dated(fields.get("date", ""), day_first=above.day_first),
            text,
        )
    )
