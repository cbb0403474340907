"""A message taken apart: its header, and its parts as bytes. One shape, however it was kept."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import Message as Letter
from email.parser import BytesParser
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PARTS: Final = 300
MAX_DEPTH: Final = 30
MAX_WORK: Final = 3_000_000  # lines times boundaries: each line is held against every open boundary
MAX_HEADER: Final = 1_000_000  # bytes; the longest of 2,000 honest ones had 30,000
TOO_MANY: Final = f"It has more than {MAX_PARTS} parts, or parts within parts beyond {MAX_DEPTH} levels; the rest was not looked at."
CUT_HEADER: Final = "Its header is longer than any honest one; only the beginning was read."
CUT_BODY: Final = "It is built to be slow to read; only the beginning was read."


class Part(NamedTuple):
    """One part: its type in lower case, the name it bears, its charset as declared, and its content."""

    media_type: str
    name: str
    charset: str
    content: bytes
    attached: bool


class Parcel(NamedTuple):
    """A header and what came with it. ``letters`` are messages that stood within it, whole."""

    header: Letter
    parts: tuple[Part, ...]
    letters: tuple[Letter, ...] = ()
    remarks: tuple[str, ...] = ()


def open_letter(raw: bytes) -> Parcel:
    """Take a message (RFC 5322, MIME) apart. What is damaged or without end is left out, and said."""
    raw, remarks = _bounded(raw)
    try:
        letter = BytesParser(policy=policy.compat32).parsebytes(raw)
        return opened(letter, remarks)
    except (RecursionError, MessageError, ValueError, LookupError, AssertionError):
        letter = BytesParser(policy=policy.compat32).parsebytes(raw, headersonly=True)
        return Parcel(letter, (), (), (*remarks, CUT_BODY))


def opened(letter: Letter, remarks: tuple[str, ...] = ()) -> Parcel:
    """Take apart a message that was parsed."""
    parts: list[Part] = []
    letters: list[Letter] = []
    whole = True
    for part in _leaves(letter):
        if part is None or len(parts) + len(letters) >= MAX_PARTS:
            whole = False
            break
        if part.get_content_type() == "message/rfc822":
            letters += [one for one in _below(part) if isinstance(one, Letter)]
        else:
            parts.append(_part(part))
    return Parcel(letter, tuple(parts), tuple(letters), remarks if whole else (*remarks, TOO_MANY))


def _leaves(letter: Letter) -> Iterator[Letter | None]:
    """Yield the parts that hold no others, in their order; None where it goes too deep."""
    waiting = [(letter, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth > MAX_DEPTH:
            yield None
            return
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += [
                (one, depth + 1) for one in reversed(_below(part)) if isinstance(one, Letter)
            ]
        else:
            yield part


def _below(part: Letter) -> list[object]:
    payload = part.get_payload()
    return list(payload) if isinstance(payload, list) else []


def _part(part: Letter) -> Part:
    if part.is_multipart():  # a report of a server, or the like: nothing that people write
        return Part(part.get_content_type(), "", "", b"", attached=True)
    content = part.get_payload(decode=True)
    try:
        name = str(part.get_filename() or "")
        charset = str(part.get_content_charset() or "")
    except (ValueError, LookupError, AttributeError, TypeError):
        name = charset = ""
    return Part(
        part.get_content_type(),
        name[:300],
        charset[:40],
        content if isinstance(content, bytes) else b"",
        part.get_content_disposition() == "attachment",
    )


def _bounded(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a message that can be parsed within bounds, and what had to be left out for it."""
    remarks = []
    end = min(
        (at for at in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if at >= 0), default=len(raw)
    )
    if end > MAX_HEADER:
        raw = raw[: raw.rfind(b"\n", 0, MAX_HEADER) + 1 or MAX_HEADER] + b"\n" + raw[end:]
        remarks.append(CUT_HEADER)
    boundaries = max(1, min(raw.count(b"boundary"), 250))
    lines = MAX_WORK // boundaries
    if raw.count(b"\n") > lines:
        at = -1
        for _ in range(lines):
            at = raw.find(b"\n", at + 1)
        raw = raw[: at + 1]
        remarks.append(CUT_BODY)
    return raw, tuple(remarks)
