"""A message, or several, copied from a screen: with a header as mail programs show it, in any language, or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.extract.offer.dated import Dated, dated
from vetter.extract.offer.header import of
from vetter.extract.offer.layout import field_of, is_divider

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


def messages(text: str) -> list[Pasted]:
    """Return the messages in a text, in its order: each header begins one, and a text without is one."""
    lines = text.splitlines()[:MAX_LINES]
    found: list[Pasted] = []
    fields: dict[str, str] = {}
    body: list[str] = []
    at = 0
    while at < len(lines):
        header, end = _header(lines, at)
        if header and len(found) < MAX_BLOCKS:
            _end(found, fields, body)
            fields, body, at = header, [], end
        else:
            if not is_divider(lines[at]):
                body.append(lines[at])
            at += 1
    _end(found, fields, body)
    return found


def has_header(text: str) -> bool:
    """Return whether a text has a message with a header in it, below a line that says so."""
    lines = text.splitlines()[:MAX_LINES]
    return any(
        is_divider(line) and any(_header(lines, at + skip)[0] for skip in (1, 2, 3))
        for at, line in enumerate(lines)
    )


def _header(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """Return the header that begins at a line, and where it ends; nothing where none does."""
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
    return (fields, end) if sender and enough else ({}, at)


def _end(found: list[Pasted], fields: dict[str, str], body: list[str]) -> None:
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
            dated(fields.get("date", "")),
            text,
        )
    )
